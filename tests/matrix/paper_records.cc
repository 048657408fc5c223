#include "evidence/store.h"
#include "invoices/commands.h"
#include "letterheads/commands.h"
#include "orders/commands.h"
#include "tests/matrix/records.h"
#include "witnesses/store.h"

namespace supercargo::tests {
namespace {

Result<witnesses::Statement> keep_statement(journal::Unit& unit,
                                            const witnesses::Statement& given) {
  witnesses::Statement statement = given;
  statement.id = unit.make_id<StatementId>();
  statement.seen_at = statement.signed_at = unit.now();
  witnesses::add(unit.db, statement);
  return statement;
}

Result<evidence::Pack> keep_pack(journal::Unit& unit, const evidence::Pack& given) {
  evidence::Pack pack = given;
  pack.id = unit.make_id<PackId>();
  pack.made_at = unit.now();
  evidence::add(unit.db, pack);
  return pack;
}

}  // namespace

void add_paper_records(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records) {
  const Patch patch{.id = {}, .revision = {}, .body = R"({"company":")" + mark + R"( Papers"})"};
  const auto letterhead = company.perform(desk, letterheads::change, patch);
  records.ids["letterhead"] = text(letterhead.id);
  records.revisions["letterhead"] = letterhead.revision;
  // A check has found something about it.
  orders::Place far_off;
  far_off.customer = "C-1";
  far_off.requested_date = *parse_day("2027-12-10");
  far_off.notes = mark + "-far-off";
  far_off.lines = {{.sku = "TAPE-48", .quantity = {1'000'000}}};
  records.ids["order_far"] = text(company.perform(desk, orders::place, far_off).id);
  const journal::Actor finance{.kind = journal::ActorKind::system, .roles = {Role::finance}};
  const auto issue = [&](const std::string& order) {
    return text(
        company
            .perform(finance, invoices::issue, invoices::Issue{.sales_order = order, .lines = {}})
            .id);
  };
  // About somebody who is none of the visitors.
  const auto statement = company.perform(
      desk, keep_statement,
      witnesses::Statement{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                           .sales_order_number = mark + "-1",
                           .about = PersonId{1},
                           .witness = desk.person,
                           .statement = mark + "-statement",
                           .signed_name = mark + "-signature"});
  records.ids["witness_statement"] = text(statement.id);
  records.revisions["witness_statement"] = statement.revision;
  const auto pack =
      company.perform(desk, keep_pack,
                      evidence::Pack{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                                     .sales_order_number = mark + "-1",
                                     .reference = mark + "-reference",
                                     .manifest_hash = std::string(64, '0'),
                                     .signing_key = std::string(64, '0')});
  records.ids["evidence_pack"] = text(pack.id);
  records.revisions["evidence_pack"] = pack.revision;
  records.ids["invoice"] = issue(records.ids["order_delivered"]);
  records.of_party2["invoice"] = issue(records.of_party2["order_delivered"]);
}

}  // namespace supercargo::tests

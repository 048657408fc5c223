#include "witnesses/commands.h"

#include "agreements/beside.h"
#include "journal/attempt.h"
#include "orders/store.h"
#include "people/store.h"
#include "witnesses/rules.h"
#include "witnesses/store.h"

namespace supercargo::witnesses {
namespace {

using journal::Unit;

// Decisions 1: who is alone speaks for himself, and that is recorded as what it is.
void tell_waived(Unit& unit, const Statement& statement) {
  unit.tell({.name = "separation_waived",
             .record = entity<Statement>().name,
             .record_id = statement.id.value,
             .prefix = StatementId::prefix,
             .revision = statement.revision,
             .changes = {{"witness_of_own_work", "null", "true"}}});
}

}  // namespace

Result<Statement> sign(Unit& unit, const Sign& wanted) {
  // Also of an order that is over: what was seen was seen.
  const auto order = orders::find(unit.db, wanted.id);
  if (!order) return not_found("sales order");
  if (auto refusal = check_can_sign(wanted.about, unit.actor()))
    return journal::not_theirs(std::move(*refusal), text(order->id));
  auto reasons = check_statement(wanted, unit.now());
  if (!people::store::person(unit.db, wanted.about))
    reasons.push_back({"/about", "unknown_person", "Nobody of that id works here."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Statement statement{.id = unit.make_id<StatementId>(),
                      .sales_order = order->id,
                      .sales_order_number = order->number,
                      .about = wanted.about,
                      .topic = *wanted.topic,
                      .witness = unit.actor().person,
                      .capacity = *wanted.capacity,
                      .seen_at = wanted.seen_at ? wanted.seen_at : unit.now(),
                      .statement = wanted.statement,
                      .signed_name = wanted.signed_name,
                      .signed_at = unit.now()};
  add(unit.db, statement);
  // What is said of somebody is that person's: it goes with him when he is erased.
  unit.tell(journal::created("witness_statement_signed", statement, statement.about.value));
  agreements::tell_on_order(unit, *order,
                            {.fact = "sales_order_witnessed",
                             .record = entity<Statement>().name,
                             .record_id = text(statement.id)});
  if (is_own(statement.about, unit.actor())) tell_waived(unit, statement);
  return statement;
}

Result<Statement> get(const journal::Query& query, const StatementReference& reference) {
  const auto id = parse<StatementId>(reference.id);
  auto statement = id ? find(query.db, *id) : std::nullopt;
  if (!statement || !may_read(*statement, query.actor())) return not_found("witness statement");
  return std::move(*statement);
}

Result<db::Page<Statement>> list_statements(const journal::Query& query,
                                            const db::ListRequest& request) {
  const PersonId about = reads_all(query.actor()) ? PersonId{} : query.actor().person;
  if (!about && !reads_all(query.actor())) return db::Page<Statement>{};
  return list(query.db, agreements::with_order_ids(query.db, request), about);
}

}  // namespace supercargo::witnesses

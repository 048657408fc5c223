#include "evidence/store.h"
#include "handovers/store.h"
#include "inboxes/intake.h"
#include "invoices/commands.h"
#include "letterheads/commands.h"
#include "mails/store.h"
#include "notices/store.h"
#include "orders/commands.h"
#include "readbacks/store.h"
#include "samples/store.h"
#include "seals/store.h"
#include "signoffs/store.h"
#include "tests/matrix/records.h"
#include "withdrawals/store.h"
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

Result<handovers::Handover> keep_handover(journal::Unit& unit, const handovers::Handover& given) {
  handovers::Handover handover = given;
  handover.id = unit.make_id<HandoverId>();
  handover.offered_at = handover.changed_at = unit.now();
  handover.revision = 1;
  handovers::add(unit.db, handover);
  return handover;
}

Result<evidence::Pack> keep_pack(journal::Unit& unit, const evidence::Pack& given) {
  evidence::Pack pack = given;
  pack.id = unit.make_id<PackId>();
  pack.made_at = unit.now();
  evidence::add(unit.db, pack);
  return pack;
}

Result<samples::Sample> keep_sample(journal::Unit& unit, const samples::Sample& given) {
  samples::Sample sample = given;
  sample.id = unit.make_id<AuditSampleId>();
  sample.drawn_at = unit.now();
  samples::add(unit.db, sample);
  return sample;
}

Result<mails::Mail> keep_mail(journal::Unit& unit, const mails::Mail& given) {
  mails::Mail mail = given;
  mail.id = unit.make_id<MailId>();
  mail.status = mails::Status::sent;
  mail.revision = 1;
  mail.sent_at = mail.created_at = mail.changed_at = unit.now();
  mails::store::add(unit.db, mail);
  return mail;
}

Result<mails::Wording> keep_wording(journal::Unit& unit, const mails::Wording& given) {
  mails::Wording wording = given;
  wording.id = unit.make_id<MailWordingId>();
  wording.revision = 1;
  wording.changed_at = unit.now();
  mails::store::add(unit.db, wording);
  return wording;
}

Result<inboxes::InboxMail> take_in_mail(journal::Unit& unit, const std::string& bytes) {
  return *inboxes::take_in(unit,
                           {.bytes = bytes, .size_bytes = static_cast<std::int64_t>(bytes.size())});
}

Result<readbacks::Request> keep_request(journal::Unit& unit, const readbacks::Request& given) {
  readbacks::Request request = given;
  request.id = unit.make_id<ReadBackRequestId>();
  request.status = readbacks::Status::agreed;
  request.revision = 1;
  request.expires_at = request.answered_at = request.created_at = request.changed_at = unit.now();
  readbacks::store::add(unit.db, request);
  return request;
}

Result<notices::Notice> keep_notice(journal::Unit& unit, const notices::Notice& given) {
  notices::Notice notice = given;
  notice.id = unit.make_id<ConsumerNoticeId>();
  notice.shown_at = notice.created_at = unit.now();
  notices::store::add(unit.db, notice);
  return notice;
}

Result<seals::BrokenSeal> keep_seal(journal::Unit& unit, const seals::BrokenSeal& given) {
  seals::BrokenSeal seal = given;
  seal.id = unit.make_id<BrokenSealId>();
  seal.recorded_at = unit.now();
  seals::store::add(unit.db, seal);
  return seal;
}

Result<withdrawals::Withdrawal> keep_withdrawal(journal::Unit& unit,
                                                const withdrawals::Withdrawal& given) {
  withdrawals::Withdrawal withdrawal = given;
  withdrawal.id = unit.make_id<WithdrawalId>();
  withdrawal.revision = 1;
  withdrawal.declared_at = withdrawal.created_at = withdrawal.changed_at = unit.now();
  withdrawals::store::add(unit.db, withdrawal);
  return withdrawal;
}

void add_withdrawal(Company& company, const journal::Actor& desk, const std::string& mark,
                    Records& records) {
  const auto withdrawal = company.perform(
      desk, keep_withdrawal,
      withdrawals::Withdrawal{.number = "WD-2026-000001",
                              .sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                              .sales_order_number = mark + "-1",
                              .customer_id = *parse<CustomerId>(records.ids["customer"]),
                              .declared_by = mark + "-name",
                              .channel = "phone",
                              .words = mark + "-words",
                              .lines = {{.line = 1, .sku = "TAPE-48", .name = "Tape"}},
                              .currency = Currency::of("EUR")});
  records.ids["withdrawal"] = text(withdrawal.id);
  records.revisions["withdrawal"] = withdrawal.revision;
}

void add_notice(Company& company, const journal::Actor& desk, const std::string& mark,
                Records& records) {
  const auto notice = company.perform(
      desk, keep_notice,
      notices::Notice{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                      .sales_order_number = mark + "-1",
                      .customer_id = *parse<CustomerId>(records.ids["customer"]),
                      .content_hash = std::string(64, '0'),
                      .channel = "phone",
                      .contact = mark + "-contact",
                      .text = mark + "-told",
                      .text_hash = std::string(64, '0'),
                      .link_seed = mark + "-seed",
                      .token_hash = {mark + "-digest"}});
  records.ids["consumer_notice"] = text(notice.id);
  records.revisions["consumer_notice"] = notice.revision;
  const auto seal = company.perform(
      desk, keep_seal,
      seals::BrokenSeal{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                        .sales_order_number = mark + "-1",
                        .line = 7,
                        .found_on = *parse_day("2026-03-01"),
                        .words = mark + "-torn",
                        .recorded_by = desk.person,
                        .revision = 1});
  records.ids["broken_seal"] = text(seal.id);
  records.revisions["broken_seal"] = seal.revision;
}

Result<signoffs::SignOff> keep_signoff(journal::Unit& unit, const signoffs::SignOff& given) {
  signoffs::SignOff signoff = given;
  signoff.id = unit.make_id<SignOffId>();
  signoff.revision = 1;
  signoff.expires_at = signoff.created_at = signoff.changed_at = unit.now();
  signoffs::store::add(unit.db, signoff);
  return signoff;
}

void add_mails(Company& company, const journal::Actor& desk, const std::string& mark,
               Records& records) {
  const auto mail =
      company.perform(desk, keep_mail,
                      mails::Mail{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                                  .sales_order_number = mark + "-1",
                                  .customer_id = *parse<CustomerId>(records.ids["customer"]),
                                  .to = "mei@" + mark + ".example",
                                  .subject = mark + "-subject",
                                  .body = mark + "-body"});
  records.ids["mail"] = text(mail.id);
  records.revisions["mail"] = mail.revision;
  const auto request = company.perform(
      desk, keep_request,
      readbacks::Request{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                         .sales_order_number = mark + "-1",
                         .customer_id = *parse<CustomerId>(records.ids["customer"]),
                         .content_hash = std::string(64, '0'),
                         .mail = mail.id,
                         .to = "mei@" + mark + ".example",
                         .signed_name = mark + "-name",
                         .token_hash = {mark + "-digest"}});
  records.ids["read_back_request"] = text(request.id);
  records.revisions["read_back_request"] = request.revision;
  const auto signoff = company.perform(
      desk, keep_signoff,
      signoffs::SignOff{.approval = ApprovalId{mail.id.value},
                        .sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                        .sales_order_number = mark + "-1",
                        .content_hash = std::string(64, '0'),
                        .person = PersonId{mail.id.value},
                        .mail = mail.id,
                        .decided_from = mark + "-address",
                        .token_hash = {mark + "-sign-off"}});
  records.ids["sign_off"] = text(signoff.id);
  records.revisions["sign_off"] = signoff.revision;
  const auto came =
      company.perform(desk, take_in_mail,
                      "From: " + mark + "-name <mei@" + mark + ".example>\r\nMessage-ID: <" + mark +
                          ">\r\nSubject: " + mark + "-order\r\n\r\n" + mark + "-words\r\n");
  records.ids["inbox_mail"] = text(came.id);
  records.revisions["inbox_mail"] = came.revision;
  company.perform(desk, keep_wording,
                  mails::Wording{.language = printing::Language::simplified_chinese,
                                 .subject = mark + "-subject",
                                 .text = mark + "-words"});
}

void add_sample(Company& company, const journal::Actor& desk, const std::string& mark,
                Records& records) {
  const auto sample =
      company.perform(desk, keep_sample,
                      samples::Sample{.entered_from = *parse_day("2026-01-01"),
                                      .entered_until = *parse_day("2026-01-02"),
                                      .reference = mark + "-audit",
                                      .method = "lot",
                                      .seed = mark + "-seed",
                                      .population_hash = std::string(64, '0'),
                                      .size = 1,
                                      .sales_orders = {records.ids["order_delivered"]},
                                      .numbers = mark + "-1\n"});
  records.ids["audit_sample"] = text(sample.id);
  records.revisions["audit_sample"] = sample.revision;
}

}  // namespace

void add_paper_records(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records) {
  const Patch patch{.id = {},
                    .revision = {},
                    .body = R"({"company":")" + mark +
                            R"( Papers","identity":{"registration":"24123456","country":"NL"}})"};
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
  const auto handover = company.perform(
      desk, keep_handover,
      handovers::Handover{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                          .sales_order_number = mark + "-1",
                          .to_owner = PersonId{1},
                          .offered_by = desk.person,
                          .reason = mark + "-handover-reason"});
  records.ids["handover"] = text(handover.id);
  records.revisions["handover"] = handover.revision;
  const auto pack =
      company.perform(desk, keep_pack,
                      evidence::Pack{.sales_order = *parse<OrderId>(records.ids["order_delivered"]),
                                     .sales_order_number = mark + "-1",
                                     .reference = mark + "-reference",
                                     .manifest_hash = std::string(64, '0'),
                                     .signing_key = std::string(64, '0')});
  records.ids["evidence_pack"] = text(pack.id);
  records.revisions["evidence_pack"] = pack.revision;
  add_sample(company, desk, mark, records);
  add_mails(company, desk, mark, records);
  add_notice(company, desk, mark, records);
  add_withdrawal(company, desk, mark, records);
  records.ids["invoice"] = issue(records.ids["order_delivered"]);
  records.of_party2["invoice"] = issue(records.of_party2["order_delivered"]);
}

}  // namespace supercargo::tests

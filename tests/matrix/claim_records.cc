#include "accounts/commands.h"
#include "disputes/commands.h"
#include "tests/matrix/records.h"
#include "writeoffs/commands.h"

namespace supercargo::tests {
namespace {

void add_payment(Company& company, const std::string& mark, Records& records) {
  const journal::Actor finance{.kind = journal::ActorKind::system, .roles = {Role::finance}};
  accounts::Payment payment{.customer = "C-1", .currency = Currency::of("EUR")};
  payment.amount = {100, payment.currency};
  payment.reference = mark + "-bank-reference";
  const auto booked = company.perform(finance, accounts::book, payment);
  records.ids["payment"] = text(booked.id);
  records.revisions["payment"] = booked.revision;
}

// A part of the invoice is disputed, and all that is open is to be given up.
void add_dispute(Company& company, const std::string& mark, Records& records) {
  const journal::Actor finance{.kind = journal::ActorKind::system, .roles = {Role::finance}};
  const auto dispute = company.perform(finance, disputes::raise,
                                       disputes::Raise{.id = records.ids["invoice"],
                                                       .amount = "1.00",
                                                       .cause = disputes::Cause::price,
                                                       .reason = mark + "-dispute"});
  records.ids["dispute"] = text(dispute.id);
  records.revisions["dispute"] = dispute.revision;
  const auto asked = company.perform(
      finance, writeoffs::ask,
      writeoffs::Ask{.id = records.ids["invoice"], .amount = {}, .reason = mark + "-write-off"});
  records.ids["write_off"] = text(asked.id);
  records.revisions["write_off"] = asked.revision;
}

}  // namespace

void add_claim_records(Company& company, const std::string& mark, Records& records) {
  add_payment(company, mark, records);
  add_dispute(company, mark, records);
}

}  // namespace supercargo::tests

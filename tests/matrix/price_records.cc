#include "charges/commands.h"
#include "delegations/store.h"
#include "discounts/commands.h"
#include "mandates/commands.h"
#include "plans/commands.h"
#include "prices/commands.h"
#include "quotations/commands.h"
#include "quotations/sending.h"
#include "specials/commands.h"
#include "taxes/commands.h"
#include "terms/commands.h"
#include "tests/matrix/records.h"

namespace supercargo::tests {
namespace {

template <class Record>
void keep(Records& records, const std::string& sort, const Record& record) {
  records.ids[sort] = text(record.id);
  records.revisions[sort] = record.revision;
}

// Of years to come: nobody decides for anybody yet.
Result<delegations::Delegation> keep_delegation(journal::Unit& unit,
                                                const delegations::Delegation& given) {
  delegations::Delegation delegation = given;
  delegation.id = unit.make_id<DelegationId>();
  delegation.valid_from = *parse_day("2040-01-01");
  delegation.valid_until = delegation.valid_from + 7;
  delegation.revision = 1;
  delegation.created_at = unit.now();
  delegations::add(unit.db, delegation);
  return delegation;
}

void add_approval_records(Company& company, const journal::Actor& desk, const std::string& mark,
                          Records& records) {
  const delegations::Delegation delegation{
      .absent = desk.person, .deputy = desk.person, .reason = mark + "-delegation"};
  keep(records, "delegation", company.perform(desk, keep_delegation, delegation));
  // A draft: it asks nobody for anything yet.
  mandates::Policy policy{.code = "LARGE", .name = mark + "-approval-policy"};
  policy.clause = mark + "-clause";
  policy.words = mark + "-clause-words";
  policy.currency = Currency::of("EUR");
  policy.gross_from = Money{50'000'00, policy.currency};
  policy.steps = {{.roles = {"finance"}}};
  policy.valid_from = *parse_day("2026-01-01");
  const journal::Actor maker{.kind = journal::ActorKind::system, .roles = {Role::administrator}};
  keep(records, "approval_policy", company.perform(maker, mandates::draft, policy));
  records.codes["approval_policy"] = "LARGE";
}

// A draft and a request: they hold for nobody yet.
void add_agreed_prices(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records) {
  terms::Agreement agreement{.customer = "C-1"};
  agreement.valid_from = *parse_day("2026-01-01");
  agreement.valid_until = *parse_day("2036-12-31");
  agreement.prices = {{.product_group = mark + "-group",
                       .products = {"TAPE-48"},
                       .discount_rate = Rate{5'000'000}}};
  keep(records, "price_agreement", company.perform(desk, terms::create, agreement));
  specials::Special special{.customer = "C-1", .sku = "TAPE-48", .quantity = {999'000'000}};
  special.unit_price = *parse_price("940");
  special.justification = mark + "-justification";
  keep(records, "special_price", company.perform(desk, specials::request, special));
  journal::Actor another = desk;
  another.person = {};
  special.customer = "C-2";
  records.of_party2["special_price"] =
      text(company.perform(another, specials::request, special).id);
}

// Due in years to come, so that it takes two to decide it.
void add_payment_plan(Company& company, const journal::Actor& desk, const std::string& mark,
                      Records& records) {
  const Currency eur = Currency::of("EUR");
  plans::Plan plan{.customer = "C-1", .currency = eur, .debt = {15390, eur}, .parts = 4};
  plan.first_due = *parse_day("2036-01-01");
  plan.reason = mark + "-payment-plan";
  keep(records, "payment_plan", company.perform(desk, plans::propose, plan));
  journal::Actor another = desk;
  another.person = {};
  records.of_party2["payment_plan"] = text(company.perform(another, plans::propose, plan).id);
}

// One of each sort: just made, ready to go, with its customer.
void add_quotations(Company& company, const journal::Actor& desk, const std::string& mark,
                    Records& records) {
  const auto made = [&](const char* customer) {
    quotations::Offer offer{.customer = customer, .notes = mark + "-quotation"};
    offer.lines = {{.sku = "TAPE-48", .quantity = {3'000'000}}};
    return company.perform(desk, quotations::make, offer);
  };
  const auto ready = [&](const char* customer) {
    return company.perform(desk, quotations::submit, quotations::Step{.id = made(customer).number});
  };
  const auto sent = [&](const char* customer) {
    return company.perform(desk, quotations::send,
                           quotations::Outgoing{.wanted = {.id = ready(customer).number}});
  };
  keep(records, "quotation_made", made("C-1"));
  keep(records, "quotation_ready", ready("C-1"));
  const auto open = sent("C-1");
  keep(records, "quotation_sent", open);
  records.codes["quotation_sent"] = open.number;
  records.of_party2["quotation_sent"] = text(sent("C-2").id);
}

}  // namespace

void add_price_records(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records) {
  // In a country where nothing goes: the prices of orders stay as they are.
  taxes::TaxRate rate{.country = "IS", .name = mark + "-tax-rate", .rate = {24'000'000}};
  rate.source = mark + "-tax-source";
  rate.valid_from = *parse_day("2015-01-01");
  keep(records, "tax_rate", company.perform(desk, taxes::create_rate, rate));
  taxes::Registration registration{.country = "IS", .number = mark + "-tax-number"};
  registration.valid_from = rate.valid_from;
  keep(records, "tax_registration",
       company.perform(desk, taxes::create_registration, registration));
  taxes::Exemption exemption{.customer = "C-1", .country = "IS", .reason_code = "X"};
  exemption.reason = mark + "-tax-reason";
  exemption.evidence = mark + "-tax-evidence";
  exemption.valid_from = rate.valid_from;
  keep(records, "tax_exemption", company.perform(desk, taxes::create_exemption, exemption));
  // A draft: it holds for nobody yet.
  prices::PriceList list{.code = "SPRING", .name = mark + "-price-list"};
  list.currency = Currency::of("EUR");
  list.valid_from = *parse_day("2026-01-01");
  list.prices = {{.sku = "TAPE-48", .unit_price = *parse_price("999")}};
  const journal::Actor maker{.kind = journal::ActorKind::system, .roles = {Role::procurement}};
  keep(records, "price_list", company.perform(maker, prices::create, list));
  records.codes["price_list"] = "SPRING";
  // A draft too: orders cost no more than their lines.
  charges::Rule charge{.code = "CARRIAGE", .name = mark + "-charge"};
  charge.currency = list.currency;
  charge.amount = Money{10'00, list.currency};
  charge.valid_from = list.valid_from;
  keep(records, "charge", company.perform(maker, charges::create, charge));
  records.codes["charge"] = "CARRIAGE";
  discounts::Rule discount{.code = "MANY", .name = mark + "-discount"};
  discount.rate = Rate{5'000'000};
  discount.quantity_from = {100'000'000};
  discount.valid_from = list.valid_from;
  keep(records, "discount", company.perform(maker, discounts::create, discount));
  records.codes["discount"] = "MANY";
  add_approval_records(company, desk, mark, records);
  add_agreed_prices(company, desk, mark, records);
  add_payment_plan(company, desk, mark, records);
  add_quotations(company, desk, mark, records);
}

}  // namespace supercargo::tests

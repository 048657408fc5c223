#include "prices/commands.h"
#include "taxes/commands.h"
#include "tests/matrix/records.h"

namespace supercargo::tests {
namespace {

template <class Record>
void keep(Records& records, const std::string& sort, const Record& record) {
  records.ids[sort] = text(record.id);
  records.revisions[sort] = record.revision;
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
}

}  // namespace supercargo::tests

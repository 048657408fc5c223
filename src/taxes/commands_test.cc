#include "taxes/commands.h"

#include <gtest/gtest.h>

#include "customers/commands.h"
#include "journal/testing.h"
#include "taxes/store.h"

namespace supercargo::taxes {
namespace {

using journal::reasons;

Day day(std::string_view text) { return *parse_day(text); }

class KeptTaxes : public journal::OnDesk {
 protected:
  TaxRate rate(std::string_view percent, std::string_view from) {
    TaxRate made{.country = "GB", .name = "VAT", .rate = *parse_rate(percent)};
    made.source = "Value Added Tax Act 1994, s. 2";
    made.valid_from = day(from);
    return made;
  }
  Registration registration() {
    return {.country = "GB", .number = "GB831495816", .valid_from = day("2010-01-01")};
  }
};
SUPERCARGO_ON_BOTH_ENGINES(KeptTaxes);

TEST_P(KeptTaxes, a_rate_is_kept_read_back_whole_and_ended_before_the_next_one) {
  const auto made = desk().as(Role::finance).perform(create_rate, rate("0.175", "1991-04-01"));
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(to_json(*desk().ask(get_rate, TaxReference{text(made->id)})), to_json(*made));
  EXPECT_EQ(reasons(desk().perform(create_rate, rate("0.2", "2011-01-04"))),
            "/valid_from: overlaps");
  EXPECT_EQ(reasons(desk().perform(change_rate, Patch{.id = text(made->id),
                                                      .revision = 1,
                                                      .body = R"({"valid_until": "2011-01-03"})"})),
            "accepted");
  EXPECT_EQ(reasons(desk().perform(create_rate, rate("0.2", "2011-01-04"))), "accepted");
  EXPECT_EQ(desk().facts(made->id), "tax_rate_created, tax_rate_changed");
  EXPECT_EQ(desk().ask(list_rates, db::ListRequest{})->items.size(), 2U);
}

TEST_P(KeptTaxes, a_change_that_changes_nothing_is_told_to_nobody) {
  const auto made = desk().perform(create_rate, rate("0.2", "2011-01-04"));
  const auto again = desk().perform(
      change_rate, Patch{.id = text(made->id), .revision = 1, .body = R"({"name": "VAT"})"});
  ASSERT_EQ(reasons(again), "accepted");
  EXPECT_EQ(again->revision, 1);
  EXPECT_EQ(desk().facts(made->id), "tax_rate_created");
}

TEST_P(KeptTaxes, an_exemption_names_its_customer_and_what_it_rests_on) {
  customers::Customer customer;
  customer.code = "C-1";
  customer.name = "Consulate";
  customer.currency = Currency::of("EUR");
  ASSERT_EQ(reasons(desk().perform(customers::create, customer)), "accepted");
  Exemption given{.customer = "c-1", .country = "GB"};
  given.reason_code = "VATEX-EU-151";
  given.reason = "Diplomatic";
  given.evidence = "C426A 2026/17";
  given.valid_from = day("2026-01-01");
  const auto made = desk().perform(create_exemption, given);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->customer, "C-1");
  EXPECT_EQ(reasons(desk().perform(create_exemption, given)), "/valid_from: overlaps");
  given.customer = "C-9";
  EXPECT_EQ(reasons(desk().perform(create_exemption, given)), "/customer: unknown_customer");
  EXPECT_EQ(to_json(*desk().ask(get_exemption, TaxReference{text(made->id)})), to_json(*made));
  EXPECT_EQ(desk().facts(made->id), "tax_exemption_created");
}

TEST_P(KeptTaxes, what_many_documents_need_is_known_at_once) {
  const auto known = [&] {
    return desk().read([](const journal::Query& query) { return Known::gather(query.db, {}); });
  };
  EXPECT_FALSE(known().asks_tax());
  ASSERT_EQ(reasons(desk().perform(create_registration, registration())), "accepted");
  ASSERT_EQ(reasons(desk().perform(create_rate, rate("0.2", "2011-01-04"))), "accepted");
  EXPECT_TRUE(known().asks_tax());
  const Supply supply{.from = "GB", .to = "GB", .day = day("2026-03-02")};
  EXPECT_EQ(text(known().decide({}, supply)->rate), "0.2");
  const auto ended = desk().ask(list_registrations, db::ListRequest{})->items.front();
  EXPECT_EQ(
      reasons(desk().perform(
          change_registration,
          Patch{.id = text(ended.id), .revision = 1, .body = R"({"valid_until": "2026-03-01"})"})),
      "accepted");
  EXPECT_EQ(known().governing(supply), nullptr);
}

}  // namespace
}  // namespace supercargo::taxes

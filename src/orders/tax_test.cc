#include <gtest/gtest.h>

#include "amendments/commands.h"
#include "customers/commands.h"
#include "orders/commands.h"
#include "taxes/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::orders {
namespace {

using journal::reasons;
using tests::pieces;

Rate rate(std::string_view text) { return *parse_rate(text); }

// A company in the Netherlands that is registered there, and its customer in Rotterdam.
class TaxedOrders : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<tests::TradingDesk>(database());
    keep_rate("", "0.21");
    keep_rate("REDUCED", "0.09");
    for (const auto& [sku, price, code] : {std::tuple{"A", "4.4955", ""},
                                           {"B", "19.99", ""},
                                           {"C", "1.155", "ZERO"},
                                           {"T", "1.33", ""}}) {
      catalog::Product product{.sku = sku, .name = sku};
      product.unit_price = parse_price(price);
      product.tax_code = code;
      must(desk().perform(catalog::create, product));
    }
    must(desk().perform(
        catalog::change,
        Patch{.id = "FILM-500", .revision = 1, .body = R"({"tax_code": "REDUCED"})"}));
  }
  void keep_rate(const std::string& code, std::string_view percent,
                 taxes::Category category = taxes::Category::standard) {
    taxes::TaxRate kept{.country = "NL", .code = code, .name = "BTW", .category = category};
    kept.rate = rate(percent);
    if (category != taxes::Category::standard) kept.reason_code = "NL-Z";
    kept.source = "Wet op de omzetbelasting 1968, art. 9";
    kept.valid_from = *parse_day("2012-10-01");
    must(desk().perform(taxes::create_rate, kept));
  }
  void register_in(const std::string& country, taxes::Mode mode = taxes::Mode::per_document) {
    taxes::Registration kept{.country = country, .number = "NL004495445B01", .mode = mode};
    kept.consumer_prices_include_tax = true;
    kept.valid_from = *parse_day("2012-10-01");
    must(desk().perform(taxes::create_registration, kept));
    warehouse_in("NL");
  }
  void warehouse_in(const std::string& country) {
    must(desk().perform(stock::change,
                        Patch{.id = "HK1", .body = R"({"country": ")" + country + "\"}"}));
  }
  template <class T>
  static void must(const Result<T>& result) {
    ASSERT_EQ(reasons(result), "accepted");
  }
  Place wanted(std::vector<PlaceLine> lines) {
    return {.customer = "C-1", .lines = std::move(lines)};
  }
  Result<Order> place(const Place& request) {
    return desk().as(desk().clerk).perform(orders::place, request);
  }
  tests::TradingDesk& desk() { return *desk_; }

 private:
  std::unique_ptr<tests::TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(TaxedOrders);

std::string told(const Result<Order>& order) {
  if (!order) return reasons(order);
  std::string rows;
  for (const taxes::TaxRow& row : order->taxes)
    rows += std::string(taxes::category_code(row.category)) + ' ' + text(row.rate) + ": " +
            text(row.taxable) + " -> " + text(row.amount) + "; ";
  return rows + text(order->totals.net) + " + " + text(order->totals.tax) + " = " +
         text(order->totals.gross);
}

TEST_P(TaxedOrders, a_company_that_is_registered_nowhere_says_nothing_of_tax) {
  const auto order = place(wanted({{.sku = "TAPE-48", .quantity = pieces(4)}}));
  EXPECT_EQ(told(order), "49.60 + 0.00 = 49.60");
  EXPECT_FALSE(order->lines.at(0).tax);
}

TEST_P(TaxedOrders, an_order_shows_net_tax_by_rate_and_gross) {
  register_in("NL");
  const auto order = place(wanted(
      {{.sku = "TAPE-48", .quantity = pieces(4)}, {.sku = "FILM-500", .quantity = pieces(1)}}));
  EXPECT_EQ(told(order), "S 0.21: 49.60 -> 10.42; S 0.09: 12.40 -> 1.12; 62.00 + 11.54 = 73.54");
  EXPECT_EQ(text(order->lines.at(1).tax->amount), "1.12");
  const auto again = desk().ask(orders::get, OrderReference{order->number});
  EXPECT_EQ(told(again), told(order));
  EXPECT_EQ(text(again->lines.at(0).tax->amount), "10.42");
  EXPECT_EQ(desk().differences(), "");
}

// INV-T1 of domain 9.3 without its freight, at the rates of its own country.
TEST_P(TaxedOrders, a_discount_on_the_whole_is_shared_out_to_the_cent) {
  register_in("NL");
  keep_rate("ZERO", "0", taxes::Category::zero);
  Place request = wanted({{.sku = "A", .quantity = pieces(12)},
                          {.sku = "B", .quantity = pieces(3)},
                          {.sku = "C", .quantity = pieces(7)}});
  request.discount_rate = rate("0.02");
  const auto order = place(request);
  EXPECT_EQ(told(order), "S 0.21: 111.64 -> 23.44; Z 0: 7.93 -> 0.00; 119.57 + 23.44 = 143.01");
  EXPECT_EQ(text(order->totals.discount), "2.44");
  EXPECT_EQ(text(order->lines.at(0).net) + ' ' + text(order->lines.at(0).tax->discount) + ' ' +
                text(order->lines.at(1).tax->discount) + ' ' +
                text(order->lines.at(2).tax->discount),
            "53.95 1.08 1.20 0.16");
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(TaxedOrders, a_discount_stands_without_any_tax_too) {
  Place request = wanted({{.sku = "TAPE-48", .quantity = pieces(1)}});
  request.discount_rate = rate("0.1");
  const auto order = place(request);
  EXPECT_EQ(told(order), "11.16 + 0.00 = 11.16");
  EXPECT_EQ(text(order->lines.at(0).tax->discount), "1.24");
}

TEST_P(TaxedOrders, tax_is_per_line_where_the_registration_says_so) {
  const std::vector<PlaceLine> three(3, {.sku = "T", .quantity = pieces(1)});
  register_in("NL", taxes::Mode::per_line);
  EXPECT_EQ(told(place(wanted(three))), "S 0.21: 3.99 -> 0.84; 3.99 + 0.84 = 4.83");
}

TEST_P(TaxedOrders, a_consumer_sees_prices_with_tax_and_pays_what_was_shown) {
  register_in("NL");
  customers::Customer consumer;
  consumer.code = "P-1";
  consumer.name = "Anna de Vries";
  consumer.kind = customers::CustomerKind::consumer;
  consumer.currency = Currency::of("EUR");
  consumer.addresses = {
      {.line1 = "2 Quay", .city = "Rotterdam", .postcode = "3011 AA", .country = "NL"}};
  must(desk().perform(customers::create, consumer));
  Place request = wanted({{.sku = "TAPE-48", .quantity = pieces(3)}});
  request.customer = "P-1";
  const auto order = place(request);
  ASSERT_EQ(reasons(order), "accepted");
  EXPECT_TRUE(order->prices_include_tax);
  EXPECT_EQ(text(*order->lines.at(0).unit_price), "15.004");
  EXPECT_EQ(told(order), "S 0.21: 37.20 -> 7.81; 37.20 + 7.81 = 45.01");
  EXPECT_FALSE(order->lines.at(0).price_given);
  request.prices_include_tax = false;
  EXPECT_EQ(told(place(request)), "S 0.21: 37.20 -> 7.81; 37.20 + 7.81 = 45.01");
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(TaxedOrders, a_rate_that_is_not_kept_is_refused_and_never_guessed) {
  register_in("NL");
  EXPECT_EQ(told(place(wanted({{.sku = "C", .quantity = pieces(1)}}))),
            "/lines/0/sku: no_tax_rate");
}

TEST_P(TaxedOrders, goods_to_a_business_elsewhere_in_the_union_are_reverse_charged) {
  register_in("NL");
  Place request = wanted({{.sku = "TAPE-48", .quantity = pieces(4)}});
  request.delivery_address =
      customers::Address{.line1 = "1 Kai", .city = "Hamburg", .postcode = "20457", .country = "DE"};
  EXPECT_EQ(told(place(request)), "S 0.21: 49.60 -> 10.42; 49.60 + 10.42 = 60.02");
  must(desk().perform(customers::change,
                      Patch{.id = "C-1", .body = R"({"vat_id": "DE136695976"})"}));
  const auto order = place(request);
  EXPECT_EQ(told(order), "K 0: 49.60 -> 0.00; 49.60 + 0.00 = 49.60");
  EXPECT_EQ(order->taxes.at(0).reason_code, "VATEX-EU-IC");
}

TEST_P(TaxedOrders, a_changed_draft_is_taxed_anew_and_is_another_content) {
  register_in("NL");
  const auto order = place(wanted({{.sku = "TAPE-48", .quantity = pieces(4)}}));
  const auto moved =
      desk()
          .as(desk().clerk)
          .perform(
              amendments::change,
              Patch{.id = order->number,
                    .revision = 1,
                    .body =
                        R"({"delivery_address": {"kind": "delivery", "line1": "88 Wing Lok Street",
                        "city": "Hong Kong", "country": "HK"}, "discount_rate": "0.05"})"});
  EXPECT_EQ(told(moved), "G 0: 47.12 -> 0.00; 47.12 + 0.00 = 47.12");
  EXPECT_NE(moved->content_hash, order->content_hash);
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(TaxedOrders, a_discount_beyond_the_agents_own_needs_somebody_elses_yes) {
  must(desk().receive("TAPE-48", 10));
  Place request = wanted({{.sku = "TAPE-48", .quantity = pieces(1)}});
  request.discount_rate = rate("0.3");
  request.advance_to = AdvanceTo::confirmed;
  const auto order = place(request);
  ASSERT_EQ(reasons(order), "accepted");
  EXPECT_EQ(order->status, Status::pending_approval);
}

}  // namespace
}  // namespace supercargo::orders

#include "prices/list_rules.h"

#include <gtest/gtest.h>

#include "kernel/units.h"

namespace supercargo::prices {
namespace {

const Currency eur = Currency::of("EUR");
Day day(std::string_view text) { return *parse_day(text); }
Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

class Lists : public testing::Test {
 protected:
  // A list in force from the first of 2026 with one price.
  PriceList& add(ListKind kind, const std::string& code, std::string_view price,
                 std::int64_t from = 0, const std::string& unit = "EA") {
    auto list = std::make_unique<PriceList>();
    list->code = code;
    list->kind = kind;
    list->status = ListStatus::active;
    list->currency = eur;
    list->valid_from = day("2026-01-01");
    list->prices = {{.sku = "TAPE", .unit = unit, .quantity_from = pieces(from)}};
    list->prices[0].unit_price = *parse_price(price);
    lists_.push_back(std::move(list));
    return *lists_.back();
  }
  std::string resolved(Wanted wanted) {
    std::vector<Offered> offered;
    for (const auto& list : lists_)
      for (const ListPrice& price : list->prices) offered.push_back({list.get(), &price});
    if (!wanted.received) wanted.received = day("2026-03-02");
    if (wanted.currency.empty()) wanted.currency = eur;
    const Resolved found = resolve(product_, wanted, offered);
    std::string told = found.price ? text(*found.price) : "none";
    for (const Look& look : found.trace) {
      if (look.found != Found::none_kept && look.found != Found::not_looked_at) {
        told += ", " + std::string(choices<Level>().names[static_cast<int>(look.level)]) + ' ' +
                choices<Found>().names[static_cast<int>(look.found)] +
                (look.source.empty() ? "" : " " + look.source);
      }
    }
    return told;
  }

  catalog::Product product_{.sku = "TAPE",
                            .unit_price = Price{2'400'000},
                            .currency = eur,
                            .packs = {{"XCS", 24}, {"XPX", 960}, {"XBX", 7}}};

 private:
  std::vector<std::unique_ptr<PriceList>> lists_;
};

TEST_F(Lists, the_first_level_that_has_a_price_wins) {
  EXPECT_EQ(resolved({.quantity = pieces(1)}), "2.40, base_list hit");
  add(ListKind::base, "BASE", "2.30");
  EXPECT_EQ(resolved({.quantity = pieces(1)}), "2.30, base_list hit BASE");
  add(ListKind::segment, "TRADE", "2.20").customer_kinds = {"business"};
  add(ListKind::customer, "THEIRS", "2.10").customers = {"C-1"};
  add(ListKind::campaign, "SPRING", "2.00").channels = {"web"};
  const Wanted business{.quantity = pieces(1), .customer_kind = "business"};
  EXPECT_EQ(resolved({.quantity = pieces(1), .customer_kind = "consumer"}),
            "2.30, base_list hit BASE");
  EXPECT_EQ(resolved(business), "2.20, segment_list hit TRADE");
  Wanted theirs = business;
  theirs.customer_code = "C-1";
  EXPECT_EQ(resolved(theirs), "2.10, customer_list hit THEIRS");
  theirs.channel = "web";
  EXPECT_EQ(resolved(theirs), "2.00, campaign hit SPRING");
}

TEST_F(Lists, the_day_the_order_came_decides) {
  add(ListKind::base, "SPRING", "2.00").valid_until = day("2026-03-31");
  EXPECT_EQ(resolved({.quantity = pieces(1), .received = day("2025-12-31")}),
            "2.40, base_list hit");
  EXPECT_EQ(resolved({.quantity = pieces(1), .received = day("2026-01-01")}),
            "2.00, base_list hit SPRING");
  EXPECT_EQ(resolved({.quantity = pieces(1), .received = day("2026-03-31")}),
            "2.00, base_list hit SPRING");
  EXPECT_EQ(resolved({.quantity = pieces(1), .received = day("2026-04-01")}),
            "2.40, base_list hit");
}

TEST_F(Lists, the_largest_break_that_is_reached_holds) {
  add(ListKind::base, "ONE", "2.30");
  add(ListKind::base, "TEN", "2.00", 10);
  add(ListKind::base, "HUNDRED", "1.50", 100);
  EXPECT_EQ(resolved({.quantity = pieces(9)}), "2.30, base_list hit ONE");
  EXPECT_EQ(resolved({.quantity = pieces(10)}), "2.00, base_list hit TEN");
  EXPECT_EQ(resolved({.quantity = pieces(99)}), "2.00, base_list hit TEN");
  EXPECT_EQ(resolved({.quantity = pieces(100)}), "1.50, base_list hit HUNDRED");
}

TEST_F(Lists, below_the_first_break_the_next_level_is_asked) {
  add(ListKind::customer, "THEIRS", "1.00", 50).customers = {"C-1"};
  EXPECT_EQ(resolved({.quantity = pieces(49), .customer_code = "C-1"}),
            "2.40, customer_list below_break, base_list hit");
}

// Domain 9.6: a case of 24 at 28.56 is 1.19 a piece, exactly.
TEST_F(Lists, a_price_is_converted_only_where_that_is_exact) {
  add(ListKind::base, "CASES", "28.56", 2, "XCS");
  EXPECT_EQ(resolved({.unit = "XCS", .quantity = pieces(2)}), "28.56, base_list hit CASES");
  EXPECT_EQ(resolved({.quantity = pieces(48)}), "1.19, base_list hit CASES");
  EXPECT_EQ(resolved({.quantity = pieces(47)}), "none, base_list below_break, manual hit");
  EXPECT_EQ(resolved({.unit = "XPX", .quantity = pieces(1)}), "1142.40, base_list hit CASES");
  add(ListKind::campaign, "BOXES", "10.00", 0, "XBX");
  EXPECT_EQ(resolved({.quantity = pieces(48)}),
            "1.19, campaign not_exact BOXES, base_list hit CASES");
}

TEST_F(Lists, priority_and_then_the_latest_approval_decide_between_equal_breaks) {
  add(ListKind::base, "OLD", "2.30").approved_at = Instant{} + std::chrono::hours(1);
  add(ListKind::base, "NEW", "2.20").approved_at = Instant{} + std::chrono::hours(2);
  EXPECT_EQ(resolved({.quantity = pieces(1)}), "2.20, base_list hit NEW");
  add(ListKind::base, "FIRST", "2.10").priority = 5;
  EXPECT_EQ(resolved({.quantity = pieces(1)}), "2.10, base_list hit FIRST");
}

TEST_F(Lists, what_is_tied_is_told_and_not_drawn) {
  add(ListKind::customer, "ONE", "2.30").customers = {"C-1"};
  add(ListKind::customer, "OTHER", "2.20").customers = {"C-1"};
  const std::string told = resolved({.quantity = pieces(1), .customer_code = "C-1"});
  EXPECT_EQ(told.substr(0, 26), "none, customer_list tied O");
}

TEST_F(Lists, another_currency_is_no_price) {
  add(ListKind::segment, "YEN", "300").currency = Currency::of("JPY");
  EXPECT_EQ(resolved({.quantity = pieces(1)}), "2.40, segment_list other_currency, base_list hit");
}

TEST_F(Lists, a_draft_holds_for_nobody) {
  add(ListKind::base, "DRAFT", "1.00").status = ListStatus::draft;
  EXPECT_EQ(resolved({.quantity = pieces(1)}), "2.40, base_list hit");
}

TEST_F(Lists, a_list_says_whom_it_is_for_and_each_price_once) {
  const auto refused = [&](const PriceList& list) {
    std::string all;
    for (const Reason& each : check_list(list, {{"tape", product_}, {"TAPE", product_}}))
      all += each.pointer + ' ' + each.code + "; ";
    return all;
  };
  PriceList& list = add(ListKind::base, "BASE", "1.00");
  EXPECT_EQ(refused(list), "");
  list.channels = {"web"};
  EXPECT_EQ(refused(list), "/kind not_everybodys; ");
  list.kind = ListKind::customer;
  EXPECT_EQ(refused(list), "/customers required; ");
  list.channels.clear();
  list.kind = ListKind::segment;
  EXPECT_EQ(refused(list), "/kind is_everybodys; ");
  list.kind = ListKind::base;
  list.valid_until = day("2025-01-01");
  list.prices.push_back(list.prices.front());
  list.prices.push_back({.sku = "NONE", .unit = "EA"});
  list.prices.push_back({.sku = "TAPE", .unit = "KGM"});
  EXPECT_EQ(refused(list),
            "/valid_until ends_before_it_begins; /prices/1 named_twice; "
            "/prices/2/sku unknown_product; /prices/3/unit unknown_unit; ");
}

}  // namespace
}  // namespace supercargo::prices

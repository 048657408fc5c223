#include "terms/rules.h"

#include <gtest/gtest.h>

#include "kernel/text_keys.h"

namespace supercargo::terms {
namespace {

using prices::Level;

Day day(std::string_view text) { return *parse_day(text); }
Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

class Terms : public testing::Test {
 protected:
  Terms() {
    wanted_.customer = {7};
    wanted_.currency = Currency::of("EUR");
    wanted_.quantity = pieces(1);
    wanted_.received = day("2026-03-02");
  }
  // In force all through 2026, with one price.
  Agreement& add(const std::string& number, AgreedPrice price) {
    Agreement& made = agreements_.emplace_back();
    made.id = {static_cast<std::int64_t>(agreements_.size())};
    made.number = number;
    made.status = Status::active;
    made.customer_id = {7};
    made.currency = Currency::of("EUR");
    made.valid_from = day("2026-01-01");
    made.valid_until = day("2026-12-31");
    made.prices = {std::move(price)};
    return made;
  }
  static AgreedPrice tape(std::string_view price, std::int64_t from = 0,
                          const std::string& unit = "EA") {
    AgreedPrice made{.sku = "TAPE", .unit = unit, .quantity_from = pieces(from)};
    made.unit_price = parse_price(price);
    return made;
  }
  static AgreedPrice off(std::string_view rate, const std::string& group = "") {
    AgreedPrice made{.sku = group.empty() ? "TAPE" : "", .product_group = group};
    if (!group.empty()) made.products = {"tape"};
    made.discount_rate = parse_rate(rate);
    return made;
  }
  std::string picked(Level level = Level::customer_agreement, const char* list = "2.40") {
    const auto found = pick(level, product_, wanted_, parse_price(list), agreements_);
    return (found.price ? text(*found.price) + " " : "") +
           choices<prices::Found>().names[static_cast<int>(found.found)] +
           (found.source.empty() ? "" : " " + found.source);
  }

  catalog::Product product_{
      .sku = "TAPE", .packs = {{"XCS", 24}, {"XBX", 7}}, .sku_key = comparison_key("TAPE")};
  Wanted wanted_;
  std::vector<Agreement> agreements_;
};

TEST_F(Terms, a_product_and_its_group_are_two_levels) {
  EXPECT_EQ(picked(), "none_kept");
  add("PA-1", tape("2.10"));
  add("PA-2", off("0.10", "tapes"));
  EXPECT_EQ(picked(), "2.10 hit PA-1");
  EXPECT_EQ(picked(Level::group_agreement), "2.16 hit PA-2");
  agreements_[1].prices[0].products = {"FILM"};
  EXPECT_EQ(picked(Level::group_agreement), "none_kept");
}

TEST_F(Terms, a_discount_is_off_what_the_lists_say) {
  add("PA-1", off("0.125"));
  EXPECT_EQ(picked(), "2.10 hit PA-1");
  EXPECT_EQ(picked(Level::customer_agreement, ""), "no_price PA-1");
}

TEST_F(Terms, the_largest_break_that_is_reached_holds_in_its_own_unit) {
  add("PA-1", tape("2.10")).prices.push_back(tape("48.00", 2, "XCS"));
  EXPECT_EQ(picked(), "2.10 hit PA-1");
  wanted_.quantity = pieces(48);
  EXPECT_EQ(picked(), "2.00 hit PA-1");
  wanted_.quantity = pieces(47);
  EXPECT_EQ(picked(), "2.10 hit PA-1");
  agreements_[0].prices.erase(agreements_[0].prices.begin());
  EXPECT_EQ(picked(), "below_break PA-1");
}

TEST_F(Terms, a_place_goes_before_everywhere) {
  const customers::Address quay{
      .line1 = "1 Quay", .city = "Rotterdam", .postcode = "3011 AA", .country = "NL"};
  customers::Address gate = quay;
  gate.line1 = "4 Gate";
  add("PA-1", tape("2.10")).approved_at = Instant{2};
  Agreement& there = add("PA-2", tape("2.20"));
  there.ship_to_key = place_key(quay);
  EXPECT_EQ(picked(), "2.10 hit PA-1");
  wanted_.ship_to = &gate;
  EXPECT_EQ(picked(), "2.10 hit PA-1");
  wanted_.ship_to = &quay;
  EXPECT_EQ(picked(), "2.20 hit PA-2");
}

TEST_F(Terms, the_way_tells_why_an_agreement_was_not_used) {
  Agreement& made = add("PA-1", tape("2.10"));
  made.status = Status::suspended;
  EXPECT_EQ(picked(), "no_price PA-1");
  made.status = Status::communicated;
  EXPECT_EQ(picked(), "2.10 hit PA-1");
  made.currency = Currency::of("GBP");
  EXPECT_EQ(picked(), "other_currency");
  made.currency = wanted_.currency;
  wanted_.received = day("2027-01-01");
  EXPECT_EQ(picked(), "none_kept");
  wanted_.received = day("2025-12-31");
  EXPECT_EQ(picked(), "none_kept");
  wanted_.received = day("2026-12-31");
  wanted_.unit = "XBX";
  made.prices[0] = tape("48.00", 0, "XCS");
  EXPECT_EQ(picked(), "14.00 hit PA-1");
  made.prices[0] = tape("50.00", 0, "XCS");
  EXPECT_EQ(picked(), "not_exact PA-1");
  wanted_.customer = {8};
  EXPECT_EQ(picked(), "none_kept");
}

TEST_F(Terms, two_that_are_alike_are_told_and_the_later_approval_decides) {
  add("PA-1", tape("2.10"));
  add("PA-2", tape("2.20"));
  EXPECT_EQ(picked().substr(0, 4), "tied");
  agreements_[1].approved_at = Instant{5};
  EXPECT_EQ(picked(), "2.20 hit PA-2");
}

std::string codes(const std::vector<Reason>& reasons) {
  std::string words;
  for (const Reason& each : reasons)
    words += (words.empty() ? "" : ", ") + each.pointer + ": " + each.code;
  return words;
}

TEST_F(Terms, each_price_says_one_thing_of_one_thing) {
  const std::map<std::string, catalog::Product> products{{product_.sku_key, product_}};
  Agreement made = add("PA-1", tape("2.10"));
  EXPECT_EQ(codes(check_agreement(made, products)), "");
  made.prices = {{}, tape("1", 0, "KGM"), off("0.1", "TAPES"), off("0.2", "tapes")};
  made.prices[2].unit = made.prices[3].unit = "EA";
  made.prices.push_back({.sku = "NONE", .unit_price = Price{1}});
  made.prices.push_back({.product_group = "TAPES", .products = {"TAPE"}, .unit_price = Price{1}});
  made.prices.push_back({.product_group = "FILMS", .discount_rate = Rate{1}});
  made.valid_until = day("2025-12-31");
  EXPECT_EQ(codes(check_agreement(made, products)),
            "/valid_until: ends_before_it_begins, /prices/0: product_or_group, "
            "/prices/0: price_or_discount, /prices/1/unit: unknown_unit, "
            "/prices/2/unit: of_every_unit, /prices/3/unit: of_every_unit, "
            "/prices/3: named_twice, /prices/4/sku: unknown_product, /prices/5/unit: required, "
            "/prices/6/products: required");
}

TEST_F(Terms, what_is_agreed_already_is_not_agreed_again) {
  add("PA-1", tape("2.10"));
  Agreement& other = add("PA-2", tape("2.20"));
  const auto found = [&] { return codes(overlaps(other, std::span(agreements_).first(1))); };
  EXPECT_EQ(found(), "/prices/0: overlaps");
  EXPECT_EQ(codes(overlaps(other, std::span(agreements_).last(1))), "");
  other.valid_from = day("2027-01-01");
  other.valid_until = day("2027-12-31");
  EXPECT_EQ(found(), "");
  other.valid_from = day("2026-12-31");
  EXPECT_EQ(found(), "/prices/0: overlaps");
  other.prices[0].quantity_from = pieces(10);
  EXPECT_EQ(found(), "");
  other.prices[0] = tape("2.20", 0, "XCS");
  EXPECT_EQ(found(), "");
  other.prices[0] = tape("2.20");
  other.ship_to_key = "elsewhere";
  EXPECT_EQ(found(), "");
  other.ship_to_key = "";
  other.currency = Currency::of("GBP");
  EXPECT_EQ(found(), "");
}

TEST_F(Terms, an_end_is_announced_60_30_and_7_days_before) {
  Agreement& made = add("PA-1", tape("2.10"));
  EXPECT_EQ(warning_due(made, day("2026-11-01")), 60);
  EXPECT_EQ(warning_due(made, day("2026-10-31")), 0);
  made.warned_days = 60;
  EXPECT_EQ(warning_due(made, day("2026-11-30")), 0);
  EXPECT_EQ(warning_due(made, day("2026-12-01")), 30);
  EXPECT_EQ(warning_due(made, day("2026-12-24")), 7);
  made.warned_days = 7;
  EXPECT_EQ(warning_due(made, day("2026-12-31")), 0);
}

TEST(TermsLife, each_verb_leads_where_the_design_says_and_nowhere_else) {
  std::string ways;
  for (int from = 0; from <= static_cast<int>(Status::terminated); ++from) {
    for (int verb = 0; verb <= static_cast<int>(Verb::terminate); ++verb) {
      if (const auto to = after(static_cast<Status>(from), static_cast<Verb>(verb)))
        ways += std::to_string(from) + std::to_string(verb) +
                std::to_string(static_cast<int>(*to)) + ' ';
    }
  }
  EXPECT_EQ(ways, "001 112 123 234 257 445 457 488 557 566 588 657 675 688 ");
}

TEST(TermsLife, everybody_who_works_with_it_is_told_first) {
  customers::Customer customer;
  EXPECT_EQ(recipients_of(customer), (std::vector<std::string>{"order_desk", "finance"}));
  customer.owner = {5};
  const auto all = recipients_of(customer);
  EXPECT_EQ(all.back(), "account_owner");
  auto informed = terms::told({}, {"finance", "finance"}, all, {});
  ASSERT_TRUE(informed);
  EXPECT_EQ(informed->size(), 1U);
  EXPECT_FALSE(is_everybody_told(*informed, all));
  informed = terms::told(*informed, {"order_desk", "account_owner"}, all, {});
  EXPECT_TRUE(is_everybody_told(*informed, all));
  EXPECT_FALSE(terms::told({}, {"", "nobody"}, all, {}));
}

}  // namespace
}  // namespace supercargo::terms

#include "prices/commands.h"

#include <gtest/gtest.h>

#include "catalog/commands.h"
#include "journal/testing.h"
#include "prices/store.h"

namespace supercargo::prices {
namespace {

using journal::reasons;

class PriceLists : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(reasons(desk().perform(catalog::create, {.sku = "TAPE-48", .name = "Tape"})),
              "accepted");
  }
  PriceList given() {
    PriceList list{.code = "BASE-26", .name = "Base 2026", .currency = Currency::of("EUR")};
    list.valid_from = *parse_day("2026-01-01");
    list.prices = {{.sku = "tape-48", .unit_price = *parse_price("2.30")},
                   {.sku = "TAPE-48", .quantity_from = {100'000'000}}};
    list.prices[1].unit_price = *parse_price("2.00");
    return list;
  }
  Patch patch(std::int64_t revision, const char* body) {
    return {.id = "BASE-26", .revision = revision, .body = body};
  }
};
SUPERCARGO_ON_BOTH_ENGINES(PriceLists);

TEST_P(PriceLists, a_list_is_drafted_by_one_and_put_in_force_by_another) {
  const auto both = desk().person({Role::procurement, Role::finance});
  const auto made = desk().as(both).perform(create, given());
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->prices.at(0).unit, "EA");
  EXPECT_EQ(reasons(desk().as(both).perform(approve, {.id = "base-26"})), ": separation_of_duties");
  const auto approved = desk().as(Role::finance).perform(approve, {.id = "base-26"});
  ASSERT_EQ(reasons(approved), "accepted");
  EXPECT_EQ(to_json(*desk().ask(get, PriceListReference{text(made->id)})), to_json(*approved));
  EXPECT_EQ(desk().facts(made->id), "price_list_created, price_list_approved");
  EXPECT_EQ(reasons(desk().perform(approve, {.id = "base-26"})), "not_in_this_state");
}

TEST_P(PriceLists, a_list_in_force_is_only_ended) {
  ASSERT_EQ(reasons(desk().as(Role::procurement).perform(create, given())), "accepted");
  const auto renamed = desk().as(Role::procurement).perform(change, patch(1, R"({"name": "B"})"));
  ASSERT_EQ(reasons(renamed), "accepted");
  EXPECT_EQ(renamed->prices.size(), 2U);
  ASSERT_EQ(reasons(desk().as(Role::finance).perform(approve, {.id = "BASE-26"})), "accepted");
  EXPECT_EQ(reasons(desk().perform(change, patch(3, R"({"name": "C"})"))), "not_in_this_state");
  const auto ended = desk().perform(change, patch(3, R"({"valid_until": "2026-06-30"})"));
  ASSERT_EQ(reasons(ended), "accepted");
  EXPECT_EQ(text(ended->valid_until), "2026-06-30");
  EXPECT_EQ(ended->prices.size(), 2U);
}

TEST_P(PriceLists, what_is_unknown_or_there_already_is_refused_with_its_place) {
  PriceList list = given();
  list.prices[0].sku = "NONE";
  list.kind = ListKind::customer;
  list.customers = {"C-9"};
  EXPECT_EQ(reasons(desk().perform(create, list)),
            "/prices/0/sku: unknown_product, /customers/0: unknown_customer");
  ASSERT_EQ(reasons(desk().perform(create, given())), "accepted");
  EXPECT_EQ(reasons(desk().perform(create, given())), "/code: duplicate_code");
}

TEST_P(PriceLists, the_prices_of_many_products_are_read_at_once) {
  const auto made = desk().perform(create, given());
  desk().read([&](const journal::Query& query) {
    const Book book = Book::gather(query.db, {made->prices.at(0).product});
    EXPECT_EQ(book.of(made->prices.at(0).product).size(), 2U);
    EXPECT_TRUE(book.of(ProductId{1}).empty());
    return 0;
  });
}

}  // namespace
}  // namespace supercargo::prices

#include "catalog/code_commands.h"

#include <gtest/gtest.h>

#include "catalog/code_store.h"
#include "catalog/commands.h"
#include "catalog/rules.h"
#include "customers/commands.h"
#include "journal/testing.h"

namespace supercargo::catalog {
namespace {

using journal::reasons;

class CodesOfProducts : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    tape = *desk().perform(create, Product{.sku = "TAPE-48", .name = "Packing tape"});
    film = *desk().perform(create, Product{.sku = "FILM-23", .name = "Stretch film"});
    baker = *desk().perform(customers::create,
                            customers::Customer{.code = "C-100", .name = "Harbour Bakery"});
    smith = *desk().perform(customers::create,
                            customers::Customer{.code = "C-200", .name = "Anvil Forge"});
  }
  std::string meant(CustomerId customer, const std::string& code) {
    const auto codes = desk().read(
        [&](const journal::Query& query) { return find_by_codes(query.db, customer, {code}); });
    std::string skus;
    for (const ProductId id : products_meant(codes, customer, code))
      skus += (id == tape.id ? tape.sku : film.sku) + " ";
    return skus;
  }

  Product tape;
  Product film;
  customers::Customer baker;
  customers::Customer smith;
};
SUPERCARGO_ON_BOTH_ENGINES(CodesOfProducts);

TEST_P(CodesOfProducts, a_customers_own_word_goes_before_everybodys) {
  ASSERT_EQ(reasons(desk().perform(give_code,
                                   GiveCode{"TAPE-48", CodeKind::customer_code, "c-100", "47 11"})),
            "accepted");
  ASSERT_EQ(reasons(desk().perform(give_code, GiveCode{"FILM-23", CodeKind::old_code, "", "4711"})),
            "accepted");
  EXPECT_EQ(meant(baker.id, "47-11"), "TAPE-48 ");
  EXPECT_EQ(meant(smith.id, "4711"), "FILM-23 ");
  EXPECT_EQ(meant(smith.id, "4712"), "");
}

TEST_P(CodesOfProducts, what_would_make_two_products_of_one_word_is_refused) {
  const GiveCode first{"TAPE-48", CodeKind::customer_code, "C-100", "4711"};
  ASSERT_EQ(reasons(desk().perform(give_code, first)), "accepted");
  const GiveCode again{"FILM-23", CodeKind::customer_code, "C-100", "47-11"};
  EXPECT_EQ(reasons(desk().perform(give_code, again)), "/code: duplicate_code");
  const GiveCode sku{"FILM-23", CodeKind::old_code, "", "tape-48"};
  EXPECT_EQ(reasons(desk().perform(give_code, sku)), "/code: is_a_sku");
  const GiveCode gtin{"FILM-23", CodeKind::gtin, "C-100", "629104150021"};
  EXPECT_EQ(reasons(desk().perform(give_code, gtin)),
            "/customer: not_a_customer_code, /code: wrong_check_digit");
  const GiveCode nobody{"FILM-23", CodeKind::customer_code, "C-999", "1"};
  EXPECT_EQ(reasons(desk().perform(give_code, nobody)), "/customer: unknown_customer");
  const GiveCode unsaid{"FILM-23", CodeKind::customer_code, "", "1"};
  EXPECT_EQ(reasons(desk().perform(give_code, unsaid)), "/customer: required");
}

TEST_P(CodesOfProducts, a_code_is_taken_back_and_both_are_told) {
  const auto given =
      desk().perform(give_code, GiveCode{"TAPE-48", CodeKind::customer_code, "C-100", "4711"});
  EXPECT_EQ(reasons(desk().perform(take_code, TakeCode{"FILM-23", text(given->id)})), "not_found");
  ASSERT_EQ(reasons(desk().perform(take_code, TakeCode{"TAPE-48", text(given->id)})), "accepted");
  EXPECT_EQ(meant(baker.id, "4711"), "");
  EXPECT_EQ(desk().facts(given->id), "product_code_given, product_code_taken");
}

TEST_P(CodesOfProducts, a_portal_sees_no_other_customers_words) {
  for (const char* customer : {"C-100", "C-200"}) {
    ASSERT_EQ(reasons(desk().perform(
                  give_code, GiveCode{"TAPE-48", CodeKind::customer_code, customer, "4711"})),
              "accepted");
  }
  auto buyer = desk().person({Role::customer_portal});
  buyer.party = baker.id.value;
  const auto seen = desk().as(buyer).ask(get_codes, ProductReference{"TAPE-48"});
  ASSERT_EQ(seen->items.size(), 1u);
  EXPECT_EQ(seen->items[0].customer_id, baker.id);
  EXPECT_EQ(desk().ask(get_codes, ProductReference{"TAPE-48"})->items.size(), 2u);
}

}  // namespace
}  // namespace supercargo::catalog

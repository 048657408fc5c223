#include "catalog/commands.h"

#include <gtest/gtest.h>

#include "journal/testing.h"

namespace supercargo::catalog {
namespace {

using journal::reasons;

class Catalog : public journal::OnDesk {
 protected:
  Product tape() {
    return {.sku = "TAPE-48",
            .name = "Packing tape 48 mm",
            .unit_price = Price{2'400'000},
            .packs = {{"XCS", 36}}};
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Catalog);

TEST_P(Catalog, a_product_is_created_once_however_its_sku_is_spelt) {
  const auto created = desk().as(Role::order_desk).perform(create, tape());
  ASSERT_EQ(reasons(created), "accepted");
  Product again = tape();
  again.sku = "tape-48";
  EXPECT_EQ(reasons(desk().perform(create, again)), "/sku: duplicate_sku");
  EXPECT_EQ(desk().facts(created->id), "product_created");
}

TEST_P(Catalog, what_was_saved_is_read_back_whole_by_id_and_by_sku) {
  const auto created = desk().perform(create, tape());
  const auto by_sku = desk().ask(get, ProductReference{"tape-48"});
  const auto by_id = desk().ask(get, ProductReference{text(created->id)});
  EXPECT_EQ(to_json(*by_sku), to_json(*created));
  EXPECT_EQ(to_json(*by_id), to_json(*created));
  EXPECT_EQ(by_id->packs.at(0).numerator, 36);
}

TEST_P(Catalog, a_substitute_is_a_product_that_is_there_or_comes_in_with_it) {
  Product product = tape();
  product.substitutes = {"TAPE-50"};
  EXPECT_EQ(reasons(desk().perform(create, product)), "/substitutes/0: unknown_product");
  Product other = tape();
  other.sku = "TAPE-50";
  other.substitutes = {"TAPE-48"};
  desk().write([&](journal::Unit& unit) {
    for (const auto& answer : put_all(unit, std::vector{product, other}))
      EXPECT_EQ(reasons(answer), "accepted");
  });
  EXPECT_EQ(desk().ask(get, ProductReference{"TAPE-48"})->substitutes,
            std::vector<std::string>{"TAPE-50"});
  EXPECT_EQ(reasons(desk().perform(
                change,
                Patch{.id = "TAPE-50", .revision = 1, .body = R"({"substitutes": ["TAPE-49"]})"})),
            "/substitutes/0: unknown_product");
}

TEST_P(Catalog, a_change_names_the_revision_it_was_made_from) {
  const auto created = desk().perform(create, tape());
  const auto changed = desk().perform(
      change, Patch{.id = "TAPE-48", .revision = 1, .body = R"({"unit_price": "2.60"})"});
  ASSERT_EQ(reasons(changed), "accepted");
  EXPECT_EQ(text(*changed->unit_price), "2.60");
  const auto late =
      desk().perform(change, Patch{.id = "TAPE-48", .revision = 1, .body = R"({"name": "X"})"});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "revision_conflict");
  EXPECT_EQ(late.error().members.at(1).second, R"(["unit_price"])");
  EXPECT_EQ(desk().facts(created->id), "product_created, product_changed");
}

TEST_P(Catalog, products_are_found_by_words_filtered_and_paged) {
  for (int i = 0; i < 7; ++i) {
    Product product = tape();
    product.sku = "P" + std::to_string(i);
    product.name = i % 2 == 0 ? "Clear stretch film" : "膠帶 透明";
    ASSERT_EQ(reasons(desk().perform(create, product)), "accepted");
  }
  const auto skus = [&](const db::ListRequest& request) {
    const auto page = desk().ask(list_products, request);
    std::string found;
    for (const Product& product : page->items) found += product.sku + " ";
    return found + (page->after.empty() ? "." : "+");
  };
  EXPECT_EQ(skus({.sort = "sku", .q = "stret"}), "P0 P2 P4 P6 .");
  EXPECT_EQ(skus({.sort = "-sku", .q = "透明"}), "P5 P3 P1 .");
  EXPECT_EQ(skus({.limit = 3, .sort = "sku"}), "P0 P1 P2 +");
  const auto first = desk().ask(list_products, db::ListRequest{.limit = 3, .sort = "sku"});
  EXPECT_EQ(skus({.limit = 3, .sort = "sku", .after = first->after}), "P3 P4 P5 +");
  EXPECT_EQ(skus({.sort = "sku", .filters = {{"sku", "P1,P3"}}}), "P1 P3 .");
  const auto counted = desk().ask(list_products, db::ListRequest{.limit = 1, .count = true});
  EXPECT_EQ(counted->count, 7);
}

TEST_P(Catalog, what_is_searched_for_comes_page_by_page_newest_first_or_oldest_first) {
  for (int i = 0; i < 6; ++i) {
    Product product = tape();
    product.sku = "P" + std::to_string(i);
    product.name = i == 3 ? "Paper" : "Stretchable film";
    ASSERT_EQ(reasons(desk().perform(create, product)), "accepted");
  }
  const auto pages = [&](db::ListRequest request) {
    std::string found;
    for (int page = 0; page < 4; ++page) {
      const auto listed = desk().ask(list_products, request);
      for (const Product& product : listed->items) found += product.sku + " ";
      if (listed->after.empty()) return found + ".";
      found += "| ";
      request.after = listed->after;
    }
    return found;
  };
  EXPECT_EQ(pages({.limit = 2, .q = "film"}), "P5 P4 | P2 P1 | P0 .");
  EXPECT_EQ(pages({.limit = 2, .sort = "id", .q = "stretcha fil"}), "P0 P1 | P2 P4 | P5 .");
  EXPECT_EQ(pages({.limit = 2, .q = "film", .filters = {{"sku", "P0,P2,P3,P4"}}}), "P4 P2 | P0 .");
  EXPECT_EQ(
      desk().ask(list_products, db::ListRequest{.limit = 1, .q = "fil", .count = true})->count, 5);
}

TEST_P(Catalog, a_list_refuses_what_it_does_not_know_with_every_reason) {
  const auto refused = desk().ask(
      list_products, db::ListRequest{.sort = "colour", .filters = {{"kind", "gas"}, {"x", "1"}}});
  EXPECT_EQ(reasons(refused),
            "?kind: malformed_filter, ?x: unknown_parameter, ?sort: not_sortable");
}

TEST_P(Catalog, an_import_creates_what_is_new_and_changes_what_is_known) {
  ASSERT_EQ(reasons(desk().perform(put, tape())), "accepted");
  Product dearer = tape();
  dearer.unit_price = Price{3'000'000};
  const auto changed = desk().perform(put, dearer);
  ASSERT_EQ(reasons(changed), "accepted");
  EXPECT_EQ(changed->revision, 2);
}

}  // namespace
}  // namespace supercargo::catalog

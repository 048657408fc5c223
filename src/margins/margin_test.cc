#include "margins/margin.h"

#include <gtest/gtest.h>

namespace supercargo::margins {
namespace {

const Currency eur = Currency::of("EUR");

catalog::Product product(std::int64_t id, std::optional<Price> cost) {
  catalog::Product made{.id = {id}, .sku = "P" + std::to_string(id)};
  made.standard_cost = cost;
  made.packs = {{"XCS", 24}};
  return made;
}

orders::Line line(std::int64_t number, std::int64_t product, std::int64_t count,
                  std::string_view price, std::int64_t net) {
  orders::Line made;
  made.line = number;
  made.product = {product};
  made.quantity = made.base_quantity = {count * 1'000'000};
  made.unit = "EA";
  made.list_price = Price{12'400'000};
  made.unit_price = parse_price(price);
  made.net = {net, eur};
  return made;
}

// Domain 9.5: 10.39 against 8.20 is 21.08 %, with 16.21 % off.
TEST(Margins, of_a_line_are_those_that_prices_are_judged_by) {
  orders::Order order;
  order.currency = eur;
  order.lines = {line(1, 1, 37, "10.39", 38443)};
  const Margins made = margins_of(order, {product(1, parse_price("8.20"))});
  EXPECT_EQ(text(*made.lines.at(0).discount), "0.16209677");
  EXPECT_EQ(text(*made.lines.at(0).margin), "0.2107796");
  EXPECT_EQ(text(made.net) + ' ' + text(made.cost), "384.43 303.40");
}

TEST(Margins, leave_out_what_costs_nobody_knows_and_say_how_many) {
  orders::Order order;
  order.currency = eur;
  order.lines = {line(1, 1, 2, "10.00", 2000), line(2, 2, 1, "9.00", 900)};
  const Margins made = margins_of(order, {product(1, parse_price("5.00")), product(2, {})});
  EXPECT_EQ(text(made.net) + ' ' + text(made.cost) + ' ' + text(*made.margin) + ' ' +
                std::to_string(made.unknown),
            "20.00 10.00 0.5 1");
  EXPECT_FALSE(made.lines.at(1).margin);
}

TEST(Margins, are_of_what_is_left_of_a_discount_on_the_whole_and_without_tax) {
  orders::Order order;
  order.currency = eur;
  order.prices_include_tax = true;
  order.discount_rate = parse_rate("0.1");
  order.lines = {line(1, 1, 1, "12.00", 1000)};
  order.lines[0].tax = taxes::LineTax{.rate = *parse_rate("0.2"), .currency = eur};
  order.lines[0].tax->discount = {100, eur};
  const Margins made = margins_of(order, {product(1, parse_price("4.50"))});
  EXPECT_EQ(text(made.lines.at(0).unit_price) + ' ' + text(*made.lines.at(0).margin), "9.00 0.5");
  EXPECT_EQ(text(made.net) + ' ' + text(*made.margin), "9.00 0.5");
}

}  // namespace
}  // namespace supercargo::margins

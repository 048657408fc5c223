#include "margins/margin.h"

#include <algorithm>

#include "catalog/store.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "prices/rules.h"
#include "taxes/amount_rules.h"

namespace supercargo {

using margins::LineMargin;
using margins::Margins;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Field line_fields[] = {
    field<&LineMargin::line>("line", shown),
    field<&LineMargin::sku>("sku", shown),
    field<&LineMargin::unit>("unit", shown),
    field<&LineMargin::unit_price>("unit_price", shown),
    field<&LineMargin::list_price>("list_price", shown),
    field<&LineMargin::unit_cost>("unit_cost", shown),
    field<&LineMargin::discount>("discount", shown),
    field<&LineMargin::margin>("margin", shown),
};

}  // namespace

template <>
const Entity& entity<LineMargin>() {
  static constexpr Entity described = describe<LineMargin>("line_margin", "", line_fields);
  return described;
}

namespace {

constexpr Field margin_fields[] = {
    field<&Margins::order>("order", shown),       field<&Margins::number>("number", shown),
    field<&Margins::currency>("currency", shown), field<&Margins::net>("net", shown),
    field<&Margins::cost>("cost", shown),         field<&Margins::margin>("margin", shown),
    field<&Margins::unknown>("unknown", shown),   field<&Margins::lines>("lines", shown),
};

}  // namespace

template <>
const Entity& entity<Margins>() {
  static constexpr Entity described = describe<Margins>("order_margins", "", margin_fields);
  return described;
}

namespace margins {
namespace {

constexpr std::int64_t whole = 100'000'000;  // a rate of 1

std::optional<Rate> part(std::int64_t amount, std::int64_t of) {
  if (of <= 0) return std::nullopt;
  const auto rate = multiply_divide(amount, whole, of, Rounding::half_up);
  return rate ? std::optional(Rate{*rate}) : std::nullopt;
}

LineMargin margin_of(const orders::Order& order, const orders::Line& line,
                     const catalog::Product* product) {
  const Rate within = order.prices_include_tax && line.tax ? line.tax->rate : Rate{};
  const auto bare = [&](Price price) { return taxes::without_tax(price, within).value_or(price); };
  LineMargin made{.line = line.line, .sku = line.sku, .unit = line.unit};
  made.unit_price =
      discounted(bare(line.unit_price.value_or(Price{})), order.discount_rate.value_or(Rate{}));
  if (line.list_price) made.list_price = bare(*line.list_price);
  if (made.list_price)
    made.discount = part(made.list_price->micro - made.unit_price.micro, made.list_price->micro);
  if (product != nullptr) made.unit_cost = prices::unit_cost(*product, line.unit);
  if (made.unit_cost)
    made.margin = part(made.unit_price.micro - made.unit_cost->micro, made.unit_price.micro);
  return made;
}

}  // namespace

Margins margins_of(const orders::Order& order, const std::vector<catalog::Product>& products) {
  Margins all{.order = order.id,
              .number = order.number,
              .currency = order.currency,
              .net = {0, order.currency},
              .cost = {0, order.currency}};
  for (const orders::Line& line : order.lines) {
    const auto product =
        std::find_if(products.begin(), products.end(),
                     [&](const catalog::Product& each) { return each.id == line.product; });
    const LineMargin& made = all.lines.emplace_back(
        margin_of(order, line, product == products.end() ? nullptr : &*product));
    const Quantity live = orders::live_quantity(line).value_or(line.quantity);
    const auto cost =
        made.unit_cost ? line_net(live, *made.unit_cost, order.currency) : std::nullopt;
    const auto sum = cost ? add_checked(all.cost, *cost) : std::nullopt;
    if (!sum) {
      ++all.unknown;
      continue;
    }
    all.cost = *sum;
    all.net += Money{line.net.minor, order.currency};
    if (line.tax) all.net -= Money{line.tax->discount.minor, order.currency};
  }
  all.margin = part(all.net.minor - all.cost.minor, all.net.minor);
  return all;
}

Result<Margins> get(const journal::Query& query, const orders::OrderReference& reference) {
  const auto order = orders::find(query.db, reference.id);
  if (!order) return not_found("sales order");
  std::vector<ProductId> ids;
  for (const orders::Line& line : order->lines) ids.push_back(line.product);
  return margins_of(*order, catalog::find_by_ids(query.db, ids));
}

}  // namespace margins
}  // namespace supercargo

#include <algorithm>
#include <cstdlib>
#include <map>

#include "checks/order_rules.h"
#include "checks/outlier.h"
#include "kernel/decimal.h"
#include "kernel/similarity.h"
#include "kernel/text_keys.h"

namespace supercargo::checks {
namespace {

constexpr int purchase_order_months = 24;
constexpr int repeat_days = 3;
constexpr Ratio repeat_likeness{8, 10};
constexpr int repeat_percent = 10;
constexpr int unit_percent = 5;
constexpr int price_percent = 10;
// A median of one or two orders is no habit.
constexpr std::size_t unit_habit_min = 3;

template <class T>
std::vector<std::int64_t> micros(const std::vector<T>& values) {
  std::vector<std::int64_t> all;
  all.reserve(values.size());
  for (const T value : values) all.push_back(value.micro);
  return all;
}

struct Tested {
  OutlierTest test;
  const char* source = "";
  std::size_t values = 0;
};

// The customer's own habit, or that of all customers while the customer has none.
template <class T>
std::optional<Tested> test_habit(std::int64_t value, const std::vector<T>& own,
                                 const std::vector<T>& all) {
  if (const auto test = test_outlier(value, micros(own), quantity_scale))
    return Tested{*test, "customer", own.size()};
  if (const auto test = test_outlier(value, micros(all), quantity_scale))
    return Tested{*test, "product", all.size()};
  return std::nullopt;
}

RawJson evidence_of(const Tested& tested, const std::string& value, Day as_of) {
  Evidence evidence;
  evidence.add("value", value)
      .add("median", tested.test.median)
      .add("mad", tested.test.deviation)
      .add("values", static_cast<std::int64_t>(tested.values))
      .add("of", tested.source);
  if (!tested.test.score.empty()) evidence.add("z", tested.test.score);
  if (as_of) evidence.add("as_of", text(as_of));
  return evidence.json();
}

}  // namespace

void quantities_usual(const CheckedOrder& order, const Background&, Findings& findings) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    const auto base = base_quantity(line);
    if (!base) continue;
    const Habits& habits = line.habits;
    const auto tested = test_habit(base->micro, habits.quantities, habits.quantities_of_all);
    if (!tested) continue;
    findings.looked();
    if (!tested->test.outlier) continue;
    findings.add({.code = "quantity_outlier",
                  .level = Outcome::warn,
                  .pointer = line_pointer(i, "quantity"),
                  .value = text(*base),
                  .detail = "The quantity is unlike the usual ones.",
                  .evidence = evidence_of(*tested, text(*base), habits.as_of)});
  }
}

void units_usual(const CheckedOrder& order, const Background&, Findings& findings) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    const auto base = base_quantity(line);
    const auto usual = micros(line.habits.quantities);
    if (!base || line.product->packs.empty() || usual.size() < unit_habit_min) continue;
    findings.looked();
    if (near_median(base->micro, usual, unit_percent)) continue;
    const std::string written = line.unit.empty() ? line.product->unit : line.unit;
    Finding finding{.code = "unit_mistaken",
                    .level = Outcome::warn,
                    .pointer = line_pointer(i, "unit"),
                    .value = text(line.quantity) + " " + written,
                    .detail = "In another unit this would be the usual quantity."};
    std::vector<Pack> units = line.product->packs;
    units.push_back({line.product->unit, {}});
    for (const Pack& pack : units) {
      const auto meant = to_base(line.quantity, pack.size);
      if (pack.unit == written || !meant || !near_median(meant->micro, usual, unit_percent))
        continue;
      finding.suggestions.push_back(
          {pack.unit, text(line.quantity) + " " + pack.unit, "usual quantity"});
    }
    if (finding.suggestions.empty()) continue;
    finding.evidence = Evidence()
                           .add("quantity", text(*base))
                           .add("values", static_cast<std::int64_t>(usual.size()))
                           .json();
    findings.add(std::move(finding));
  }
}

namespace {

// Typed by somebody, and not what the price list says.
bool manual(const CheckedLine& line) {
  return line.price_entered && line.price_entered != line.price_resolved;
}

void check_resolved(Findings& findings, std::size_t i, const CheckedLine& line) {
  if (!line.price_entered || !line.price_resolved) return;
  findings.looked();
  if (!differs(line.price_entered->micro, line.price_resolved->micro, price_percent)) return;
  findings.add({.code = "price_off_list",
                .pointer = line_pointer(i, "unit_price"),
                .value = text(*line.price_entered),
                .detail = "The price differs by more than a tenth from the one that applies.",
                .evidence = Evidence()
                                .add("entered", text(*line.price_entered))
                                .add("resolved", text(*line.price_resolved))
                                .json()});
}

void check_price_habit(Findings& findings, std::size_t i, const CheckedLine& line) {
  const auto price = price_of(line);
  const auto pack = pack_of(line);
  if (!price || !pack) return;
  // Figures to compare with, not to bill: half to even (domain 9.1).
  const auto base =
      multiply_divide(price->micro, pack->denominator, pack->numerator, Rounding::half_even);
  if (!base) return;
  const Habits& habits = line.habits;
  const auto tested = test_habit(*base, habits.prices, habits.prices_of_all);
  if (!tested) return;
  findings.looked();
  if (!tested->test.outlier) return;
  findings.add({.code = "price_outlier",
                .level = manual(line) ? Outcome::fail : Outcome::warn,
                .pointer = line_pointer(i, "unit_price"),
                .value = text(*price),
                .detail = "The price is unlike the usual ones.",
                .evidence = evidence_of(*tested, text(Price{*base}), habits.as_of)});
}

Day months_before(Day day, int months) {
  const int month = day.year() * 12 + day.month() - 1 - months;
  // A day that the month does not have is the end of that month.
  for (int of_month = day.day_of_month(); of_month > 28; --of_month)
    if (const auto found = make_day(month / 12, month % 12 + 1, of_month)) return *found;
  return make_day(month / 12, month % 12 + 1, std::min(day.day_of_month(), 28)).value_or(day);
}

bool counts(const EarlierOrder& earlier, const CheckedOrder& order) {
  const bool itself = !order.number.empty() && earlier.number == order.number;
  return !itself && !earlier.cancelled;
}

bool later(const EarlierOrder& a, const EarlierOrder* b) {
  return b == nullptr || a.received > b->received ||
         (a.received == b->received && a.number > b->number);
}

RawJson named(const EarlierOrder& earlier) {
  return Evidence().add("order", earlier.number).add("received", text(earlier.received)).json();
}

using Goods = std::map<std::string, Quantity>;

// What is ordered of each product; nothing when that cannot be told of every line.
std::optional<Goods> goods_of(const CheckedOrder& order) {
  Goods goods;
  for (const CheckedLine& line : order.lines) {
    const auto base = base_quantity(line);
    if (!base) return std::nullopt;
    Quantity& sum = goods[line.product->sku];
    const auto more = add_checked(sum, *base);
    if (!more) return std::nullopt;
    sum = *more;
  }
  return goods;
}

std::optional<Goods> goods_of(const EarlierOrder& earlier) {
  Goods goods;
  for (const EarlierOrder::Line& line : earlier.lines) {
    Quantity& sum = goods[line.sku];
    const auto more = add_checked(sum, line.quantity);
    if (!more) return std::nullopt;
    sum = *more;
  }
  return goods;
}

// Shared products over all products of both, and nothing shared when a quantity is far apart.
Ratio likeness(const Goods& now, const Goods& before) {
  int shared = 0;
  for (const auto& [sku, quantity] : now) {
    const auto same = before.find(sku);
    if (same == before.end()) continue;
    if (differs(quantity.micro, same->second.micro, repeat_percent)) return {};
    ++shared;
  }
  return {shared, std::max(1, static_cast<int>(now.size() + before.size()) - shared)};
}

}  // namespace

void prices_usual(const CheckedOrder& order, const Background&, Findings& findings) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    check_resolved(findings, i, order.lines[i]);
    check_price_habit(findings, i, order.lines[i]);
  }
}

void purchase_order_new(const CheckedOrder& order, const Background& background,
                        Findings& findings) {
  const std::string key = comparison_key(order.po_number);
  if (key.empty()) return;
  findings.looked();
  const std::string loose = loose_key(order.po_number);
  const Day received = order.received ? order.received : background.today;
  const Day since = months_before(received, purchase_order_months);
  const EarlierOrder* equal = nullptr;
  const EarlierOrder* similar = nullptr;
  for (const EarlierOrder& earlier : order.earlier) {
    if (!counts(earlier, order) || (earlier.received && earlier.received < since)) continue;
    if (comparison_key(earlier.po_number) == key) {
      if (later(earlier, equal)) equal = &earlier;
    } else if (!loose.empty() && loose_key(earlier.po_number) == loose) {
      if (later(earlier, similar)) similar = &earlier;
    }
  }
  const EarlierOrder* found = equal != nullptr ? equal : similar;
  if (found == nullptr) return;
  const bool is_error = equal != nullptr && !order.duplicate_permitted;
  findings.add({.code = equal != nullptr ? "duplicate_order" : "similar_purchase_order",
                .level = is_error ? Outcome::fail : Outcome::warn,
                .pointer = "/customer_po_number",
                .value = order.po_number,
                .detail = equal != nullptr
                              ? "This purchase order of the customer is there already."
                              : "A purchase order of nearly the same number is there already.",
                .evidence = named(*found)});
}

void order_new(const CheckedOrder& order, const Background& background, Findings& findings) {
  const auto now = goods_of(order);
  if (!now || now->empty()) return;
  findings.looked();
  const Day received = order.received ? order.received : background.today;
  const EarlierOrder* found = nullptr;
  Ratio found_likeness;
  for (const EarlierOrder& earlier : order.earlier) {
    if (!counts(earlier, order) || !earlier.received || earlier.lines.empty()) continue;
    if (std::abs(received - earlier.received) > repeat_days) continue;
    const auto before = goods_of(earlier);
    if (!before) continue;
    const Ratio alike = likeness(*now, *before);
    if (!at_least(alike, repeat_likeness) || !later(earlier, found)) continue;
    found = &earlier;
    found_likeness = alike;
  }
  if (found == nullptr) return;
  findings.add({.code = "near_duplicate_order",
                .level = order.entered_by_customer ? Outcome::pass : Outcome::warn,
                .pointer = "/lines",
                .value = found->number,
                .detail = "The customer has ordered nearly the same in the last days.",
                .evidence = Evidence()
                                .add("order", found->number)
                                .add("received", text(found->received))
                                .add("products_shared", found_likeness.part)
                                .add("products", found_likeness.whole)
                                .json()});
}

}  // namespace supercargo::checks

#include <algorithm>
#include <map>

#include "checks/order_rules.h"
#include "kernel/result.h"

namespace supercargo::checks {
namespace {

// The lines whose product is known, with their places.
template <class See>
void each_known(const CheckedOrder& order, See see) {
  for (std::size_t i = 0; i < order.lines.size(); ++i)
    if (order.lines[i].product) see(i, order.lines[i], *order.lines[i].product);
}

Finding about_quantity(const char* code, std::size_t index, const CheckedLine& line) {
  return {.code = code,
          .pointer = line_pointer(index, "quantity"),
          .value = text(line.quantity) + (line.unit.empty() ? "" : " " + line.unit)};
}

Finding about_sku(const char* code, std::size_t index, const CheckedLine& line) {
  return {.code = code, .pointer = line_pointer(index, "sku"), .value = line.sku};
}

std::vector<Suggestion> units_of(const ProductFacts& product) {
  std::vector<Suggestion> units{{product.unit, product.unit, "base unit"}};
  for (const Pack& pack : product.packs) units.push_back({pack.unit, pack.unit, "pack"});
  return units;
}

// What the base quantity is in the unit of the line, where that is exact.
void suggest_quantity(Finding& finding, const CheckedLine& line, std::optional<Quantity> base) {
  const auto pack = pack_of(line);
  if (!base || !pack || base->micro <= 0) return;
  const auto quantity = from_base(*base, *pack);
  if (!quantity) return;
  const std::string& unit = line.unit.empty() ? line.product->unit : line.unit;
  finding.suggestions.push_back({text(*quantity), text(*quantity) + " " + unit, ""});
}

bool fits_product(Quantity base, const ProductFacts& product) {
  const auto decimals = product.decimals ? product.decimals : unit_decimals(product.unit);
  if (!decimals || *decimals >= quantity_scale) return true;
  return base.micro % power_of_ten(quantity_scale - std::max(*decimals, 0)) == 0;
}

void check_fraction(Findings& findings, std::size_t i, const CheckedLine& line) {
  const auto base = base_quantity(line);
  const ProductFacts& product = *line.product;
  const std::string& unit = line.unit.empty() ? product.unit : line.unit;
  const bool fits_pack =
      unit == product.unit || !known_unit(unit) || fits_unit(line.quantity, unit);
  if (base && fits_pack && fits_product(*base, product)) return;
  Finding finding = about_quantity("quantity_fraction", i, line);
  finding.detail = "This unit does not allow such a fraction.";
  findings.add(std::move(finding));
}

void check_multiple(Findings& findings, std::size_t i, const CheckedLine& line) {
  const auto base = base_quantity(line);
  const auto multiple = line.product->multiple;
  if (!base || !multiple || multiple->micro <= 0 || base->micro % multiple->micro == 0) return;
  Finding finding = about_quantity("not_a_multiple", i, line);
  finding.detail = "The product is sold in multiples only.";
  finding.evidence =
      Evidence().add("multiple", text(*multiple)).add("quantity", text(*base)).json();
  const Quantity lower{base->micro - base->micro % multiple->micro};
  suggest_quantity(finding, line, lower);
  suggest_quantity(finding, line, add_checked(lower, *multiple));
  findings.add(std::move(finding));
}

// Of each product over the whole order; nothing where a line has no exact quantity.
std::map<std::string, std::optional<Quantity>> quantities_by_product(const CheckedOrder& order) {
  std::map<std::string, std::optional<Quantity>> sums;
  each_known(order, [&](std::size_t, const CheckedLine& line, const ProductFacts& product) {
    auto& sum = sums.try_emplace(product.sku, Quantity{}).first->second;
    const auto base = base_quantity(line);
    sum = sum && base ? add_checked(*sum, *base) : std::nullopt;
  });
  return sums;
}

void check_limits(Findings& findings, std::size_t i, const CheckedLine& line, Quantity sum) {
  const ProductFacts& product = *line.product;
  if (product.quantity_min && sum < *product.quantity_min) {
    Finding finding = about_quantity("below_minimum", i, line);
    finding.detail = "The order holds less of the product than its minimum.";
    finding.evidence =
        Evidence().add("minimum", text(*product.quantity_min)).add("ordered", text(sum)).json();
    suggest_quantity(finding, line, product.quantity_min);
    findings.add(std::move(finding));
  }
  if (product.quantity_max && sum > *product.quantity_max) {
    Finding finding = about_quantity("above_maximum", i, line);
    finding.detail = "The order holds more of the product than its maximum.";
    finding.evidence =
        Evidence().add("maximum", text(*product.quantity_max)).add("ordered", text(sum)).json();
    suggest_quantity(finding, line, product.quantity_max);
    findings.add(std::move(finding));
  }
}

}  // namespace

std::optional<PackSize> pack_of(const CheckedLine& line) {
  if (!line.product) return std::nullopt;
  if (line.unit.empty() || line.unit == line.product->unit) return PackSize{};
  for (const Pack& pack : line.product->packs)
    if (pack.unit == line.unit) return pack.size;
  return std::nullopt;
}

std::optional<Quantity> base_quantity(const CheckedLine& line) {
  const auto pack = pack_of(line);
  return pack ? to_base(line.quantity, *pack) : std::nullopt;
}

std::optional<Price> price_of(const CheckedLine& line) {
  return line.price_entered ? line.price_entered : line.price_resolved;
}

void products_sellable(const CheckedOrder& order, const Background& background,
                       Findings& findings) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    findings.looked();
    if (!line.product) {
      Finding finding = about_sku("unknown_product", i, line);
      finding.detail = "There is no product of this code.";
      if (background.products != nullptr)
        finding.suggestions = background.products->suggest(
            {.text = line.sku, .customer = order.customer.code, .bought = order.customer.bought});
      findings.add(std::move(finding));
    } else if (line.product->standing != ProductFacts::Standing::active) {
      const bool restricted =
          line.product->standing == ProductFacts::Standing::not_for_this_customer;
      Finding finding =
          about_sku(restricted ? "product_not_for_customer" : "product_not_active", i, line);
      finding.detail = restricted ? "The product is not sold to this customer."
                                  : "The product is not sold any more, or not yet.";
      if (const std::string& other = line.product->replaced_by; !other.empty())
        finding.suggestions = {{other, other, "replaces it"}};
      findings.add(std::move(finding));
    }
  }
}

void units_valid(const CheckedOrder& order, const Background&, Findings& findings) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    if (line.product) findings.looked();
    if (line.unit.empty() || pack_of(line)) continue;
    const bool known = known_unit(line.unit);
    if (known && !line.product) continue;
    Finding finding{.code = known ? "unit_not_of_product" : "unknown_unit",
                    .pointer = line_pointer(i, "unit"),
                    .value = line.unit,
                    .detail = known ? "The product is not sold in this unit."
                                    : "There is no unit of measure of this code."};
    if (line.product) finding.suggestions = units_of(*line.product);
    findings.add(std::move(finding));
  }
}

void quantities_allowed(const CheckedOrder& order, const Background&, Findings& findings) {
  if (order.lines.empty())
    findings.add({.code = "no_lines", .pointer = "/lines", .detail = "Nothing is ordered."});
  const auto sums = quantities_by_product(order);
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    findings.looked();
    if (line.quantity.micro <= 0) {
      Finding finding = about_quantity("quantity_not_positive", i, line);
      finding.detail = "An order is for more than nothing.";
      findings.add(std::move(finding));
      continue;
    }
    if (!pack_of(line)) continue;
    check_fraction(findings, i, line);
    check_multiple(findings, i, line);
    const auto sum = sums.at(line.product->sku);
    if (sum) check_limits(findings, i, line, *sum);
  }
}

void goods_permitted(const CheckedOrder& order, const Background& background, Findings& findings) {
  const CustomerFacts& customer = order.customer;
  const bool abroad = order.delivery_address && !background.country.empty() &&
                      order.delivery_address->country != background.country;
  each_known(order, [&](std::size_t i, const CheckedLine& line, const ProductFacts& product) {
    findings.looked();
    const auto object = [&](const char* code, Outcome level, const char* detail) {
      Finding finding = about_sku(code, i, line);
      finding.level = level;
      finding.detail = detail;
      findings.add(std::move(finding));
    };
    if (product.hazardous && !customer.takes_hazardous_goods)
      object("hazardous_goods", Outcome::warn,
             "Hazardous goods for a customer who has not declared to take them.");
    if (product.age_restricted && customer.consumer && !customer.age_verified)
      object("age_not_verified", Outcome::fail,
             "The product may not be sold to a consumer whose age is not verified.");
    if (product.export_controlled && abroad)
      object("export_controlled", Outcome::warn,
             "The product may need a licence to leave the country.");
    if (product.shelf_life_days && *product.shelf_life_days < customer.shelf_life_days_min)
      object("shelf_life_too_short", Outcome::warn,
             "Less shelf life is left than the customer accepts.");
  });
}

void prices_given(const CheckedOrder& order, const Background&, Findings& findings) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    const auto price = price_of(line);
    if (!line.product && !price) continue;
    findings.looked();
    Finding finding{.pointer = line_pointer(i, "unit_price"), .value = price ? text(*price) : ""};
    if (!price) {
      finding.code = "price_missing";
      finding.detail = "No price is known and none was entered.";
    } else if (price->micro < 0) {
      finding.code = "price_negative";
      finding.detail = "Only credits have negative prices.";
    } else if (price->micro == 0 && line.free_of_charge_reason.empty()) {
      finding.code = "price_zero";
      finding.detail = "What is free of charge needs a reason.";
    }
    if (!finding.code.empty()) findings.add(std::move(finding));
  }
}

void lines_distinct(const CheckedOrder& order, const Background&, Findings& findings) {
  std::map<std::pair<std::string, Day>, std::size_t> first;
  each_known(order, [&](std::size_t i, const CheckedLine& line, const ProductFacts& product) {
    findings.looked();
    const Day date = line.requested_date ? line.requested_date : order.requested_date;
    const auto [at, fresh] = first.try_emplace({product.sku, date}, i);
    if (fresh) return;
    Finding finding = about_sku("duplicate_line", i, line);
    finding.level = Outcome::warn;
    finding.detail = "An earlier line orders the same product for the same day: merge them?";
    finding.evidence = Evidence().add("first_line", static_cast<std::int64_t>(at->second)).json();
    findings.add(std::move(finding));
  });
}

}  // namespace supercargo::checks

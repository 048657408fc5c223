#include "warehousing/rules.h"

#include <map>

#include "kernel/units.h"

namespace supercargo::warehousing {
namespace {

// At cost, else at what it sells for; goods without either have no value to lose.
std::optional<Price> worth(const catalog::Product& product) {
  return product.standard_cost ? product.standard_cost : product.unit_price;
}

Quantity size_of(Quantity quantity) { return quantity < Quantity{} ? -quantity : quantity; }

}  // namespace

void check_place(const stock::Warehouse* warehouse, std::vector<Reason>& reasons) {
  if (warehouse == nullptr)
    reasons.push_back({"/warehouse", "unknown_warehouse", "There is no such warehouse."});
  else if (warehouse->status == stock::WarehouseStatus::closed)
    reasons.push_back({"/warehouse", "warehouse_closed", "The warehouse is closed."});
}

void check_line(const NamedLine& line, std::vector<Reason>& reasons) {
  if (line.product == nullptr) {
    reasons.push_back({line.pointer + "/sku", "unknown_product", "There is no such product."});
    return;
  }
  if (line.product->kind == catalog::ProductKind::service)
    reasons.push_back({line.pointer + "/sku", "not_kept_in_stock", "Services have no stock."});
  if (line.quantity == Quantity{})
    reasons.push_back({line.pointer + "/quantity", "nothing", "A quantity is wanted."});
  else if (!fits_unit(size_of(line.quantity), line.product->unit))
    reasons.push_back({line.pointer + "/quantity", "not_in_this_unit",
                       "The unit " + line.product->unit + " is not divided that far."});
}

void check_date(Day date, Day today, std::vector<Reason>& reasons) {
  if (date < today)
    reasons.push_back({"/date", "in_the_past", "It is " + text(today) + " at the warehouse."});
}

bool needs_approval(const std::vector<ValuedLine>& lines) {
  std::map<Currency, Money> sums;
  for (const ValuedLine& line : lines) {
    const auto price = worth(line.product);
    if (!price || line.product.currency.empty()) continue;
    const Currency currency = line.product.currency;
    const auto value = line_net(size_of(line.quantity), *price, currency);
    const Money before = sums.emplace(currency, Money{0, currency}).first->second;
    const auto sum = value ? add_checked(before, *value) : std::nullopt;
    // What does not even fit a number is certainly above the limit.
    if (!sum || sum->minor > adjustment_limit_major * power_of_ten(currency.exponent()))
      return true;
    sums[currency] = *sum;
  }
  return false;
}

}  // namespace supercargo::warehousing

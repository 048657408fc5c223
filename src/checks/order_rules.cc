#include "checks/order_rules.h"

#include <algorithm>

#include "checks/field_rules.h"

namespace supercargo::checks {
namespace {

struct Row {
  const char* code;
  void (*rule)(const CheckedOrder&, const Background&, Findings&);
};

constexpr Row table[] = {
    {"customer_known", customer_known},
    {"texts_legible", texts_legible},
    {"products_sellable", products_sellable},
    {"units_valid", units_valid},
    {"quantities_allowed", quantities_allowed},
    {"goods_permitted", goods_permitted},
    {"prices_given", prices_given},
    {"dates_possible", dates_possible},
    {"address_complete", address_complete},
    {"address_usual", address_usual},
    {"purchase_order_new", purchase_order_new},
    {"order_new", order_new},
    {"lines_distinct", lines_distinct},
    {"quantities_usual", quantities_usual},
    {"units_usual", units_usual},
    {"prices_usual", prices_usual},
    {"control_totals_agree", control_totals_agree},
    {"specification_signed", specification_signed},
};

// Domain 2.6, BM2: a delivery address that differs from the last five is confirmed explicitly.
constexpr std::size_t recent_orders = 5;

bool services_only(const CheckedOrder& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const CheckedLine& line) { return line.product && line.product->service; });
}

bool pallet(std::string_view unit) { return unit == "XPX" || unit == "XPB"; }

// Ordered by the pallet, or as much as fills one.
bool goes_on_pallets(const CheckedLine& line) {
  if (!line.product) return false;
  const std::string& unit = line.unit.empty() ? line.product->unit : line.unit;
  if (pallet(unit)) return true;
  const auto base = base_quantity(line);
  const auto& packs = line.product->packs;
  return base && std::any_of(packs.begin(), packs.end(), [&](const Pack& pack) {
           const auto one = to_base({power_of_ten(quantity_scale)}, pack.size);
           return pallet(pack.unit) && one && *base >= *one;
         });
}

}  // namespace

std::vector<EarlierOrder> EarlierOrders::of(const Key& key, std::string_view except) const {
  std::vector<EarlierOrder> found;
  if (key.second.empty()) return found;
  const auto [first, last] = all_.equal_range(key);
  for (auto at = first; at != last; ++at)
    if (at->second.number != except) found.push_back(at->second);
  return found;
}

std::vector<Check> check_order(const CheckedOrder& order, const Background& background) {
  std::vector<Check> checks;
  for (const Row& row : table) {
    Check& check = checks.emplace_back(Check{row.code});
    Findings findings(check);
    row.rule(order, background, findings);
  }
  return checks;
}

std::string line_pointer(std::size_t index, std::string_view field) {
  return "/lines/" + std::to_string(index) + "/" + std::string(field);
}

void customer_known(const CheckedOrder& order, const Background& background, Findings& findings) {
  findings.looked();
  const CustomerFacts& customer = order.customer;
  if (customer.standing == CustomerFacts::Standing::active) return;
  Finding finding{.code = "customer_not_active",
                  .pointer = "/customer",
                  .value = customer.code,
                  .detail = "The customer is not active."};
  if (customer.standing == CustomerFacts::Standing::unknown) {
    finding.code = "unknown_customer";
    finding.detail = "There is no customer of this code.";
    if (background.customers != nullptr)
      finding.suggestions = background.customers->suggest({.text = customer.code});
  }
  findings.add(std::move(finding));
}

void texts_legible(const CheckedOrder& order, const Background&, Findings& findings) {
  const TextRule free_text{.kind = TextKind::multiline};
  check_text(findings, "/customer_po_number", order.po_number);
  check_text(findings, "/notes", order.notes, free_text);
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    // What a known product is called is our own affair; an unknown code may be a mere placeholder.
    check_text(findings, line_pointer(i, "sku"), line.sku,
               {.placeholders = line.product.has_value()});
    check_text(findings, line_pointer(i, "note"), line.note, free_text);
  }
}

void address_complete(const CheckedOrder& order, const Background&, Findings& findings) {
  if (!order.delivery_address) {
    if (services_only(order)) return;
    findings.add({.code = "delivery_address_missing",
                  .pointer = "/delivery_address",
                  .detail = "It is not known where the goods shall go."});
    return;
  }
  check_address(findings, "/delivery_address", *order.delivery_address);
  if (order.address_origin == AddressOrigin::not_approved) {
    findings.add({.code = "address_not_of_customer",
                  .pointer = "/delivery_address",
                  .detail = "The address is not one of the customer's and nobody approved it."});
  }
  const bool pallets = std::any_of(order.lines.begin(), order.lines.end(), goes_on_pallets);
  if (pallets && post_office_box(*order.delivery_address)) {
    findings.add({.code = "pallet_to_post_office_box",
                  .pointer = "/delivery_address/line1",
                  .detail = "Pallets cannot be delivered to a post office box."});
  }
}

void address_usual(const CheckedOrder& order, const Background&, Findings& findings) {
  if (!order.delivery_address) return;
  findings.looked();
  const auto& known = order.customer.delivery_address_keys;
  const std::string key = address_key(*order.delivery_address);
  const auto at = std::find(known.begin(), known.end(), key);
  if (at != known.end() && at - known.begin() < std::ptrdiff_t{recent_orders}) return;
  const bool is_new = at == known.end();
  // The read-back confirms an address as it does all else; without one it is asked about here.
  findings.add(
      {.code = is_new ? "first_use_of_address" : "address_not_recent",
       .level = order.customer.read_back_follows ? Outcome::waiting : Outcome::warn,
       .pointer = "/delivery_address",
       .value = key,
       .detail = is_new ? "No order of this customer went to this address before."
                        : "The last orders of this customer went elsewhere.",
       .evidence =
           Evidence().add("orders_looked_at", static_cast<std::int64_t>(known.size())).json()});
}

void control_totals_agree(const CheckedOrder& order, const Background&, Findings& findings) {
  if (order.control_lines) {
    findings.looked();
    const auto count = static_cast<std::int64_t>(order.lines.size());
    if (*order.control_lines != count) {
      findings.add(
          {.code = "line_count_differs",
           .pointer = "/control_lines",
           .value = std::to_string(*order.control_lines),
           .detail = "The order has another number of lines.",
           .evidence =
               Evidence().add("entered", *order.control_lines).add("computed", count).json()});
    }
  }
  if (!order.control_total || order.currency.empty()) return;
  std::optional<Money> sum = Money{0, order.currency};
  for (const CheckedLine& line : order.lines) {
    const auto price = price_of(line);
    const auto net = price ? line_net(line.quantity, *price, order.currency) : std::nullopt;
    sum = sum && net ? add_checked(*sum, *net) : std::nullopt;
  }
  // Without every price there is no total to compare; the missing one is another check's finding.
  if (!sum) return;
  findings.looked();
  if (*sum == *order.control_total) return;
  findings.add({.code = "control_total_differs",
                .pointer = "/control_total",
                .value = text(*order.control_total),
                .detail = "The lines add up to another total.",
                .evidence = Evidence()
                                .add("entered", text(*order.control_total))
                                .add("computed", text(*sum))
                                .json()});
}

void specification_signed(const CheckedOrder& order, const Background&, Findings& findings) {
  if (!order.bespoke) return;
  findings.looked();
  if (order.specification_version == 0) {
    findings.add({.code = "specification_missing",
                  .pointer = "/specification",
                  .detail = "A bespoke order needs the customer's specification."});
  } else if (order.specification_version != order.specification_version_signed) {
    findings.add({.code = "specification_not_signed",
                  .pointer = "/specification",
                  .value = std::to_string(order.specification_version),
                  .detail = "The customer has not signed this version of the specification.",
                  .evidence = Evidence()
                                  .add("attached", std::int64_t{order.specification_version})
                                  .add("signed", std::int64_t{order.specification_version_signed})
                                  .json()});
  }
}

}  // namespace supercargo::checks

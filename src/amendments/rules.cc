#include "amendments/rules.h"

#include <algorithm>
#include <map>

#include "kernel/record_json.h"
#include "orders/rules.h"

namespace supercargo::amendments {

using orders::Line;
using orders::Order;

namespace {

std::vector<std::string> causes_between(const Line& before, const Line& after) {
  std::vector<std::string> causes;
  if (before.product != after.product) causes.push_back("product");
  if (before.base_quantity != after.base_quantity) causes.push_back("quantity");
  if (before.unit_price != after.unit_price && before.product == after.product)
    causes.push_back("price");
  if (before.requested_date != after.requested_date) causes.push_back("date");
  return causes;
}

std::string address_text(const Order& order) {
  return order.delivery_address ? to_json(*order.delivery_address) : std::string();
}

std::vector<std::string> causes_between_heads(const Order& before, const Order& after) {
  std::vector<std::string> causes;
  if (before.customer_po_number != after.customer_po_number) causes.push_back("customer");
  if (before.requested_date != after.requested_date) causes.push_back("date");
  if (address_text(before) != address_text(after)) causes.push_back("address");
  return causes;
}

}  // namespace

std::vector<Reason> renumbered(Order& order, const Order& before,
                               const orders::Surroundings& around) {
  std::vector<Reason> reasons;
  std::int64_t last = 0;
  for (const Line& line : before.lines) last = std::max(last, line.line);
  for (Line& line : order.lines) {
    const auto is_same = [&](const Line& other) { return other.line == line.line; };
    if (line.line == 0)
      line.line = ++last;
    else if (std::count_if(order.lines.begin(), order.lines.end(), is_same) > 1 ||
             std::none_of(before.lines.begin(), before.lines.end(), is_same))
      reasons.push_back({"/lines", "unknown_line", "A kept line names its own number, once."});
    if (line.price_given) continue;
    const auto old = std::find_if(before.lines.begin(), before.lines.end(), is_same);
    // A price that came from the list follows the list; one that was given stays.
    if (old != before.lines.end() && !old->price_given && old->unit_price == line.unit_price)
      line.unit_price.reset();
  }
  complete_lines(order, around, reasons);
  return reasons;
}

std::vector<CorrectedLine> corrected_lines(const Order& before, const Order& after) {
  std::map<std::int64_t, std::vector<std::string>> all{{0, causes_between_heads(before, after)}};
  for (const Line& line : after.lines) all[line.line] = {"product"};
  for (const Line& line : before.lines) {
    const auto kept = std::find_if(after.lines.begin(), after.lines.end(),
                                   [&](const Line& other) { return other.line == line.line; });
    all[line.line] = kept == after.lines.end() ? std::vector<std::string>{"product"}
                                               : causes_between(line, *kept);
  }
  std::vector<CorrectedLine> corrected;
  for (auto& [line, causes] : all)
    if (!causes.empty()) corrected.push_back({line, std::move(causes)});
  return corrected;
}

std::string cause_of(const Order& after) {
  const bool asked_for =
      after.read_back && after.read_back->outcome == orders::ReadBackOutcome::changes_wanted;
  const bool is_wanted = after.correction_cause
                             ? *after.correction_cause == orders::CorrectionCause::customer_request
                             : asked_for;
  return is_wanted ? "customer_request" : "entry";
}

}  // namespace supercargo::amendments

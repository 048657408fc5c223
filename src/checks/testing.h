// A sound order to start from, and short words to say what was found; for the tests of this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/order_rules.h"

namespace supercargo::checks::samples {

inline Quantity quantity(std::string_view text) { return parse_quantity(text).value(); }
inline Price price(std::string_view text) { return parse_price(text).value(); }
inline Day day(std::string_view text) { return parse_day(text).value(); }

// Monday, 2 March 2026, with Good Friday, 3 April, as a holiday.
inline Background background() {
  static const Calendar calendar{.zone = "Europe/London", .holidays = {day("2026-04-03")}};
  return {.today = day("2026-03-02"), .calendar = calendar, .country = "GB"};
}

inline ProductFacts film() {
  return {.sku = "FILM", .packs = {{"XCS", {24, 1}}, {"XPX", {960, 1}}}, .lead_working_days = 2};
}

// 24 x 2.00 and 10 x 9.50, that is 143.00.
inline CheckedOrder order() {
  const AddressFacts london{
      .line1 = "1 Wharf Road", .city = "London", .postcode = "N1 7GR", .country = "GB"};
  CheckedOrder order;
  order.customer = {.code = "ACME", .delivery_address_keys = {address_key(london)}};
  order.number = "SO-2026-000100";
  order.po_number = "PO-4711";
  order.received = day("2026-03-02");
  order.requested_date = day("2026-03-09");
  order.currency = Currency::of("GBP");
  order.delivery_address = london;
  order.lines = {{.sku = "FILM",
                  .product = film(),
                  .quantity = quantity("24"),
                  .price_resolved = price("2.00")},
                 {.sku = "TAPE",
                  .product = ProductFacts{.sku = "TAPE"},
                  .quantity = quantity("10"),
                  .price_resolved = price("9.50")}};
  return order;
}

inline std::vector<Check> checked(const CheckedOrder& order) {
  return check_order(order, background());
}

// "code@pointer" of every finding.
inline std::string told(const std::vector<Check>& checks) {
  std::string text;
  for (const Check& check : checks)
    for (const Finding& each : check.findings)
      text += (text.empty() ? "" : " ") + each.code + "@" + each.pointer;
  return text;
}
inline std::string told(const CheckedOrder& order) { return told(checked(order)); }

// The first finding of this code, or an empty one.
inline Finding finding(const CheckedOrder& order, std::string_view code) {
  for (const Check& check : checked(order))
    for (const Finding& each : check.findings)
      if (each.code == code) return each;
  return {};
}

}  // namespace supercargo::checks::samples

// How a supply is taxed: by where we are registered, where goods come from and go to, who buys, the
// product's tax code and the day (domain 9.3). Pure; what counts as which rate is data.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "taxes/kept.h"

namespace supercargo::taxes {

struct Supply {
  std::string_view from;  // country of the warehouse; unknown: where we registered first
  std::string_view to;    // country of delivery; unknown: as `from`
  Day day;                // the tax point: its day picks registration and rate
  bool is_service = false;
  bool to_consumer = false;
  std::string_view vat_id = {};    // the customer's
  std::string_view tax_code = {};  // the product's
};

// What is kept; exemptions of the one customer alone.
struct Kept {
  std::span<const Registration> registrations;
  std::span<const TaxRate> rates;
  std::span<const Exemption> exemptions;
};

// How the line is taxed; nothing when a rate is wanted that is not kept for that day.
std::optional<LineTax> decide(const Kept& kept, const Supply& supply);

// Whose rules the whole document follows: of the country of delivery if we are registered there,
// else of that which it leaves; null when neither.
const Registration* governing(std::span<const Registration> kept, const Supply& supply);

// Whether the country belongs to the VAT territory of the European Union on that day.
bool in_union(std::string_view country, Day day);

// Every reason against what is to be kept, among what is there of its kind.
std::vector<Reason> check_rate(const TaxRate& given, std::span<const TaxRate> kept);
std::vector<Reason> check_registration(const Registration& given,
                                       std::span<const Registration> kept);
std::vector<Reason> check_exemption(const Exemption& given, std::span<const Exemption> kept);

}  // namespace supercargo::taxes

// What the papers of a warehouse must be like. Pure: the same answer for the same paper.
#pragma once

#include <string>
#include <vector>

#include "kernel/result.h"
#include "warehousing/documents.h"

namespace supercargo::warehousing {

// Null when what was named is not known.
void check_place(const stock::Warehouse* warehouse, std::vector<Reason>& reasons);

struct NamedLine {
  const catalog::Product* product = nullptr;
  Quantity quantity;
  std::string pointer;  // /lines/0
};
// Only goods are kept in stock, in quantities that their unit can be divided into (domain 9.6).
void check_line(const NamedLine& line, std::vector<Reason>& reasons);

// An announcement for a day that is gone announces nothing.
void check_date(Day date, Day today, std::vector<Reason>& reasons);

// Above this an adjustment waits for quality or finance, per currency, whichever way it goes.
inline constexpr std::int64_t adjustment_limit_major = 5'000;
struct ValuedLine {
  const catalog::Product& product;
  Quantity quantity;
};
bool needs_approval(const std::vector<ValuedLine>& lines);

}  // namespace supercargo::warehousing

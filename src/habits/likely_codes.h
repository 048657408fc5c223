// What a code that nobody knows was likely meant to be: the catalogue under all its codes, what is
// in stock, and what the customer has ordered of late (domain 10). Shown, never applied.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/code_index.h"
#include "customers/customer.h"
#include "db/reader.h"

namespace supercargo::habits {

class LikelyCodes {
 public:
  // Four statements, over 20,000 products at most: for when a code is unknown, not before.
  static LikelyCodes gather(const db::Reader& reader, const std::vector<CustomerId>& customers);

  // The best first, five at most. Another customer's own codes are not among them.
  std::vector<Suggestion> like(std::string_view code, CustomerId customer) const;

 private:
  explicit LikelyCodes(checks::CodeIndex index) : index_(std::move(index)) {}

  checks::CodeIndex index_;
  std::unordered_map<std::int64_t, std::vector<std::string>> bought_;  // by customer
};

}  // namespace supercargo::habits

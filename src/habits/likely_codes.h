// What a code that nobody knows was likely meant to be: the catalogue under all its codes, what is
// in stock, and what the customer has ordered of late (domain 10). Shown, never applied.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/code_index.h"
#include "customers/customer.h"
#include "db/reader.h"
#include "kernel/shelf.h"

namespace supercargo::habits {

class LikelyCodes {
 public:
  // For when a code is unknown, not before: over 20,000 products at most. The catalogue's part is
  // made once and stays on the shelf until the catalogue changes, or for ten minutes, after which
  // something else may be in stock.
  static LikelyCodes gather(const db::Reader& reader, const std::vector<CustomerId>& customers,
                            Shelf& shelf, Instant now);

  // The best first, five at most. Another customer's own codes are not among them.
  std::vector<Suggestion> like(std::string_view code, CustomerId customer) const;

 private:
  explicit LikelyCodes(std::shared_ptr<const checks::CodeIndex> index) : index_(std::move(index)) {}

  std::shared_ptr<const checks::CodeIndex> index_;
  std::unordered_map<std::int64_t, std::vector<std::string>> bought_;  // by customer
};

}  // namespace supercargo::habits

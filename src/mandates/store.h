// All SQL of approval_policy, and the policies that orders are looked at with.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "mandates/rules.h"

namespace supercargo::mandates {

// By id, or the newest version of a code.
std::optional<Policy> find(const db::Reader& reader, std::string_view reference);
Result<db::Page<Policy>> list(const db::Reader& reader, const db::ListRequest& request);

// Of a code the version that holds then.
std::optional<Policy> find_holding(const db::Reader& reader, std::string_view code,
                                   const Moment& moment);

void add(db::Writer& writer, const Policy& policy);
void save(db::Writer& writer, const Policy& policy);

// Every version in force, read once for a whole batch of orders.
class Known {
 public:
  static Known gather(const db::Reader& reader);
  bool empty() const { return policies_.empty(); }
  // What the design asks of such an order, and what the policies add that held then.
  std::vector<approvals::Need> needs(std::vector<approvals::Need> of_design, const Matter& matter,
                                     const Moment& moment) const;

 private:
  std::vector<Policy> policies_;
};

}  // namespace supercargo::mandates

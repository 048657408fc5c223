// All SQL of the customers' tables: customer, the words it is found by, and the keys by which the
// same customer would be met again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "customers/rules.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::customers {

// By id or code, as a request names it (decisions 10).
std::optional<Customer> find(const db::Reader& reader, std::string_view reference);
std::optional<Customer> find_by_id(const db::Reader& reader, CustomerId id);
std::vector<Customer> find_by_ids(const db::Reader& reader, std::vector<CustomerId> ids);

// Customers as many requests name them: two statements however many they are.
class Named {
 public:
  void add(std::vector<Customer> customers);
  // Lives as long as this; null when nobody has this id or code.
  const Customer* find(std::string_view reference) const;
  std::vector<CustomerId> ids() const;

 private:
  std::unordered_map<std::int64_t, Customer> by_id_;
  std::unordered_map<std::string, std::int64_t> by_code_;
};
Named find_by_references(const db::Reader& reader, std::span<const std::string> references);

// Others that share one of the keys; at most 50 for each.
std::vector<Customer> find_sharing(const db::Reader& reader, const std::vector<std::string>& keys,
                                   CustomerId except);

// The same for somebody who may not see every customer: what is out of sight is not there.
std::optional<Customer> find_seen(const db::Reader& reader, std::string_view reference,
                                  const Sight& sight);
Result<db::Page<Customer>> list(const db::Reader& reader, const db::ListRequest& request,
                                const Sight& sight);

void add(db::Writer& writer, const std::vector<Customer>& customers);
void save(db::Writer& writer, const std::vector<Customer>& customers);

}  // namespace supercargo::customers

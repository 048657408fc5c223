// All SQL of withdrawal.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "withdrawals/withdrawal.h"

namespace supercargo::withdrawals::store {

// By id or number.
std::optional<Withdrawal> find(const db::Reader& reader, std::string_view reference);
// The first first.
std::vector<Withdrawal> of_order(const db::Reader& reader, OrderId order);
Result<db::Page<Withdrawal>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Withdrawal& withdrawal);
void save(db::Writer& writer, const Withdrawal& withdrawal);

}  // namespace supercargo::withdrawals::store

// All SQL of the hindrances.
#pragma once

#include <vector>

#include "db/writer.h"
#include "hindrances/hindrance.h"

namespace supercargo::hindrances {

void add(db::Writer& writer, const Hindrance& hindrance);
// Of that record, which waits for nothing any more; none is nothing.
void remove(db::Writer& writer, std::int64_t order_id, std::int64_t record_id);
// Of all these orders, the oldest first.
std::vector<Hindrance> of_orders(const db::Reader& reader,
                                 const std::vector<std::int64_t>& order_ids);

}  // namespace supercargo::hindrances

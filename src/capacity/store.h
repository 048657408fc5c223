// All SQL of the slice's tables: slots and bookings.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "capacity/slot.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::capacity {

// Every declared day of these services, in all warehouses.
std::vector<Slot> slots_of(const db::Reader& reader, const std::vector<ProductId>& products);
Result<db::Page<Slot>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const std::vector<Slot>& slots);
void save(db::Writer& writer, const std::vector<Slot>& slots);

std::vector<Booking> bookings_of(const db::Reader& reader,
                                 const std::vector<std::int64_t>& order_ids);
void add(db::Writer& writer, const std::vector<Booking>& bookings);
void save(db::Writer& writer, const std::vector<Booking>& bookings);

// Compares what slots say is booked with their bookings; `found` hears of each difference.
void verify(const db::Reader& reader, const std::function<void(const std::string&)>& found);

}  // namespace supercargo::capacity

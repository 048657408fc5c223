#include "capacity/store.h"

#include <fmt/format.h>

namespace supercargo::capacity {

std::vector<Slot> slots_of(const db::Reader& reader, const std::vector<ProductId>& products) {
  return reader.by_keys<Slot>("product_id", products);
}

Result<db::Page<Slot>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Slot>(reader, request);
}

void add(db::Writer& writer, const std::vector<Slot>& slots) { writer.insert_rows(slots); }
void save(db::Writer& writer, const std::vector<Slot>& slots) { writer.update_rows(slots); }

std::vector<Booking> bookings_of(const db::Reader& reader,
                                 const std::vector<std::int64_t>& order_ids) {
  return reader.by_keys<Booking>("order_id", order_ids);
}

void add(db::Writer& writer, const std::vector<Booking>& bookings) { writer.insert_rows(bookings); }
void save(db::Writer& writer, const std::vector<Booking>& bookings) {
  writer.update_rows(bookings);
}

void verify(const db::Reader& reader, const std::function<void(const std::string&)>& found) {
  constexpr std::int64_t slots_a_step = 500;
  SlotId last;
  while (true) {
    const auto rows = reader.values<SlotId, std::string, std::string, Day, Quantity, Quantity>(
        "SELECT s.id, s.sku, s.warehouse, s.day, s.booked, CAST(COALESCE((SELECT SUM(b.quantity) "
        "FROM capacity_booking b WHERE b.tenant_id = $1 AND b.product_id = s.product_id "
        "AND b.warehouse_id = s.warehouse_id AND b.day = s.day AND b.status = 'booked'), 0) "
        "AS BIGINT) FROM capacity_slot s WHERE s.tenant_id = $1 AND s.id > $2 "
        "ORDER BY s.id LIMIT $3",
        last.value, slots_a_step);
    if (rows.empty()) return;
    for (const auto& [id, sku, warehouse, day, booked, sum] : rows) {
      last = id;
      if (booked == sum) continue;
      found(fmt::format("{} from {} on {}: {} is booked, but bookings sum to {}", sku, warehouse,
                        text(day), text(booked), text(sum)));
    }
  }
}

}  // namespace supercargo::capacity

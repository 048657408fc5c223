// What a service can carry on a day from a warehouse: transport, storage and handling are promised
// from slots as goods are from stock (domain 2.0 and 6.2). Described here and in slot.cc.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "catalog/product.h"
#include "stock/warehouse.h"

namespace supercargo {

struct SlotTag {
  static constexpr char prefix[] = "slt";
};
using SlotId = Id<SlotTag>;
struct BookingTag {
  static constexpr char prefix[] = "bkg";
};
using BookingId = Id<BookingTag>;

namespace capacity {

struct SlotKey {
  WarehouseId warehouse;
  ProductId product;
  Day day;
  friend auto operator<=>(const SlotKey&, const SlotKey&) = default;
};

struct Slot {
  SlotId id = {};
  std::string warehouse = {};
  std::string sku = {};
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  Day day = {};
  Quantity capacity = {};
  Quantity urgent_reserve = {};  // for urgent orders alone until the day has come
  Quantity booked = {};
  std::int64_t revision = 0;
  Instant created_at = {};
  Instant changed_at = {};

  SlotKey key() const { return {warehouse_id, product_id, day}; }
};

enum class BookingStatus : std::uint8_t { booked, released };

struct Booking {
  BookingId id = {};
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  Day day = {};
  std::int64_t order_id = 0;
  std::int64_t line = 0;
  Quantity quantity = {};
  BookingStatus status = BookingStatus::booked;
  Instant created_at = {};
  Instant changed_at = {};

  SlotKey key() const { return {warehouse_id, product_id, day}; }
};

// So much on every working day from one day until another.
struct Declaration {
  std::string warehouse;
  std::string sku;
  Day day;
  Day until;  // the same day unless given
  Quantity capacity;
  std::optional<Quantity> urgent_reserve;  // a tenth in whole units unless given
  std::int64_t slots = 0;                  // how many days that made
};

enum class Urgency : std::uint8_t { standard, urgent };

// What is free for such an order: the reserve is kept back until the day itself.
Quantity free_for(const Slot& slot, Day today, Urgency urgency);
// A tenth, in whole units: where there are fewer than ten nothing is kept back.
Quantity usual_reserve(Quantity capacity);

}  // namespace capacity
}  // namespace supercargo

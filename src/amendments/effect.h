// What an amendment asks of stock and capacity: gives back what is not wanted any more, claims what
// is wanted beyond it and moves what waits for another day. In memory until it is written, so that
// it can be asked what would be short without changing anything.
#pragma once

#include <vector>

#include "capacity/store.h"
#include "gates/rules.h"
#include "orders/surroundings.h"
#include "stock/snapshot.h"

namespace supercargo::amendments {

class Effect {
 public:
  // `after` as the rules made it; its buckets and promise days are brought to what was claimed.
  Effect(const db::Reader& reader, const orders::Order& before, orders::Order& after, Instant now,
         const orders::Surroundings& around);

  // A row for each claim that was made anew; one that is short was not made.
  const std::vector<gates::LineStock>& stock() const { return stock_rows_; }
  const checks::Check& capacity() const { return capacity_check_; }

  // Only when nothing is short.
  void write(db::Writer& writer, IdSource& ids, Instant now);

 private:
  void goods(const orders::Line* before, orders::Line& after);
  void service(const orders::Line* before, orders::Line& after);
  void give_back(const orders::Line& before, const orders::Line& after);
  void move_to(orders::Line& line, Day day);
  void claim(orders::Line& line, Quantity quantity);
  void set_promise(const orders::Line* before, orders::Line& line);

  const orders::Order& before_;
  orders::Order& after_;
  const orders::Surroundings& around_;
  std::vector<stock::Reservation> claims_;
  std::vector<capacity::Booking> bookings_;
  stock::Snapshot stock_;
  capacity::Snapshot slots_;
  std::vector<gates::LineStock> stock_rows_;
  std::vector<std::vector<capacity::Ask>> asks_;  // by line
  checks::Check capacity_check_;
};

}  // namespace supercargo::amendments

// A shipment under a verb: with its orders, what they were promised and the stock that is promised
// from, gathered in a constant number of statements, moved in memory and written back once. Line,
// claim and stock move together here and nowhere else (decisions 13 and 14).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "capacity/snapshot.h"
#include "followups/commands.h"
#include "journal/unit.h"
#include "policies/settings.h"
#include "shipments/rules.h"
#include "stock/snapshot.h"

namespace supercargo::shipments {

// A step that was taken, and the fact that tells it.
struct Stepped {
  const char* fact;
  Status from;
  Status to;
};

class Load {
 public:
  // Of a shipment with its lines; all reads are done here.
  Load(journal::Unit& unit, Shipment given);

  Shipment shipment;
  const Shipment& before() const { return before_; }
  const std::vector<orders::Order>& orders() const { return orders_; }
  const policies::Settings& settings() const { return settings_; }
  const Calendar& calendar() const { return calendar_; }

  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  // Takes the step in the life; its fact is told when it is written.
  void step(Verb verb, const char* fact);

  // Nothing was stepped, but something happened.
  void note(const char* fact);

  // The lines are on this shipment from now on, and its orders are being fulfilled.
  void plan();
  // So much of a line was found. What was not is promised anew, and kept from everybody until it
  // is counted, since nobody can find it (domain 3.4, SHORT_PICK).
  void pick(const Amount& found);
  // Everything that was planned and picked is what it was before.
  void put_back();
  // What is picked leaves the warehouse.
  void despatch();
  // Only what was accepted is delivered; the rest is promised anew.
  void deliver(const Amount& arrived);
  void lose();
  // Of an attempt that failed: what is in order is reserved again, the rest is promised anew.
  void bring_back(const Amount& returned);
  // Of what was delivered and not accepted: free to be promised, or in quarantine.
  void take_back(const Amount& returned);

  bool promised_anew() const { return !anew_.empty(); }

  // How an order hears of what was done: the name of its fact, and what is followed up.
  struct News {
    const char* fact = "";
    std::string detail = {};
    // Only for orders of which something was promised anew, when that is what happened.
    std::optional<followups::Cause> follow_up = {};
    bool for_all = false;  // followed up for every order of the shipment
    std::string reason = {};
  };
  // Everything that changed, in bulk; each record is told of once. The proof and packages are kept
  // by who made them.
  Shipment write(const News& news);

 private:
  struct Held {
    orders::Order* order = nullptr;
    orders::Line* line = nullptr;
    std::vector<stock::Reservation*> claims = {};  // firm, in this warehouse
  };
  Held& held(const ShipmentLine& line);
  stock::StockKey key(const ShipmentLine& line) const;
  stock::Move words(const ShipmentLine& line, const char* reason) const;
  stock::Claim claim(const ShipmentLine& line, Quantity quantity, Day day);
  void gather_stock();
  void take_picked(const ShipmentLine& line, Quantity quantity);
  void promise_anew(const ShipmentLine& line, Quantity quantity);
  Day soonest() const;
  Day new_day(const ShipmentLine& line, Quantity quantity);
  Day new_service_day(const ShipmentLine& line, Quantity quantity);
  capacity::Ask ask(const ShipmentLine& line, Quantity quantity, Day day);
  std::vector<capacity::SlotKey> service_keys() const;
  void book_again(const ShipmentLine& line, Quantity quantity, Day day);
  void receive(const ShipmentLine& line, Quantity quantity, Quantity damaged);
  void settle(orders::Order& order);
  void tell_shipment(const std::string& reason);
  void tell_orders(const News& news);
  void follow_up(const News& news);
  std::string language_of(const orders::Order& order) const;
  std::string shortfall(const orders::Order& order, const std::string& detail) const;

  journal::Unit& unit_;
  Shipment before_;
  policies::Settings settings_;
  Calendar calendar_;
  std::vector<orders::Order> orders_;
  std::vector<orders::Order> orders_before_;
  std::vector<stock::Reservation> claims_;
  std::map<std::pair<OrderId, std::int64_t>, Held> held_;
  std::map<ProductId, std::int64_t> lead_days_;
  stock::Snapshot stock_;
  std::optional<capacity::Snapshot> capacity_;
  bool moves_orders_ = false;
  bool moves_stock_ = false;
  std::map<OrderId, std::map<std::int64_t, std::pair<Quantity, Day>>> anew_;
  std::vector<Stepped> steps_;
};

}  // namespace supercargo::shipments

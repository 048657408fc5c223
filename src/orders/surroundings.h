// Everything that decisions on many orders need, gathered in a constant number of statements
// (decisions 21): customers, products, warehouses, earlier orders, stock. Plain look-ups after
// that.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "accounts/known.h"
#include "capacity/snapshot.h"
#include "catalog/code_store.h"
#include "charges/rules.h"
#include "discounts/rules.h"
#include "habits/store.h"
#include "journal/unit.h"
#include "mandates/store.h"
#include "orders/requests.h"
#include "specials/book.h"
#include "stock/snapshot.h"
#include "taxes/store.h"

namespace supercargo::gates {
struct Pace;
}
namespace supercargo::habits {
class LikelyCodes;
}

namespace supercargo::orders {

class Surroundings {
 public:
  // For orders that come in: what the requests name.
  static Surroundings of_requests(const db::Reader& reader, std::span<const Place> requests,
                                  Instant now, Shelf& shelf);
  // For orders that are there.
  static Surroundings of_orders(const db::Reader& reader, const std::vector<Order>& orders,
                                Instant now);
  // The second look, once lines have found their products: stock, capacity and habits.
  void gather_stock(const db::Reader& reader, const std::vector<const Order*>& orders, Instant now);

  // What was reserved and booked in memory, in bulk.
  void write_promises(db::Writer& writer, IdSource& ids, Instant now);

  const policies::Settings& settings() const { return settings_; }
  const Calendar& calendar() const { return calendar_; }
  Day today() const { return today_; }
  // What the company decided of orders of this type.
  gates::Pace pace(const Order& order) const;
  // Null when nobody has this id or code; the first customer of that name wins.
  const customers::Customer* customer(std::string_view reference) const {
    return customers_.find(reference);
  }
  // By sku, GTIN or another code that means one product alone to this customer.
  const catalog::Product* product(std::string_view code, CustomerId customer) const {
    return products_.find(code, customer);
  }
  const catalog::Product* product(ProductId id) const { return products_.find(id); }
  // An empty reference means the first active warehouse.
  const stock::Warehouse* warehouse(std::string_view reference) const {
    return stock::named(warehouses_, reference);
  }
  // Orders of this customer whose number is this one or nearly so.
  std::vector<checks::EarlierOrder> earlier(const Order& order) const;
  // An order placed in this same batch counts for those after it.
  void remember(const Order& order);
  // What the credit check is asked about so much more; orders of this batch count too.
  credit::Asked credit(const db::Reader& reader, const customers::Customer& customer, Money more);
  // What an unknown code could have meant.
  std::vector<Suggestion> suggestions(std::string_view code, CustomerId by) const;

  // What decides how the order's lines are taxed, but for what they are.
  taxes::Supply supply(const Order& order) const;
  // The day a line is asked for: its own, else the order's, else what the company promises usually.
  Day wanted_day(const Order& order, const Line& line) const;
  // What a line of goods asks of the stock: all at once for that day, or part by part as its plan
  // says; nothing for a service, which asks the capacity.
  std::vector<stock::Claim> stock_claims(const Order& order, const Line& line) const;
  // What a service asks of the capacity: so much of it, all at once or part by part as the line's
  // plan says; what goes beyond the plan where its last part is.
  std::vector<capacity::Ask> capacity_asks(const Order& order, const Line& line,
                                           Quantity quantity) const;

  stock::Snapshot stock;
  capacity::Snapshot capacity;
  habits::Known habits;
  mandates::Known approval_policies;
  specials::Book prices;
  taxes::Known taxes;                  // of requests alone: what is there is taxed already
  std::vector<charges::Rule> charges;  // in force; of requests alone too, as the discounts
  std::vector<discounts::Rule> discounts;

 private:
  Surroundings(const db::Reader& reader, Instant now);
  void add_earlier(const db::Reader& reader, std::vector<std::string> loose_keys);
  void look_for_likely_codes(const db::Reader& reader, std::span<const Place> requests, Instant now,
                             Shelf& shelf);

  policies::Settings settings_;
  Calendar calendar_;
  Instant now_;
  Day today_;
  customers::Named customers_;
  std::vector<stock::Warehouse> warehouses_;
  catalog::Named products_;
  checks::EarlierOrders earlier_;
  accounts::Known accounts_;
  std::unordered_map<std::int64_t, std::int64_t> owed_;  // ordered, and no invoice asks it
  std::shared_ptr<const habits::LikelyCodes> likely_;
};

}  // namespace supercargo::orders

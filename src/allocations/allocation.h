// What is asked and told when promises move: who got the goods that came, who gave way to an urgent
// order, to another one, to a loss; and who would. Described here and in allocation.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/product.h"
#include "orders/order.h"

namespace supercargo {

struct StockLossTag {
  static constexpr char prefix[] = "los";
};
using StockLossId = Id<StockLossTag>;

namespace allocations {

// Who agreed for the customer, how, and to what as it was put to him.
struct GivenConsent {
  std::string contact;
  std::string channel;
  std::string words;
};

// Goods that came, given to those who wait for them.
struct Release {
  std::string warehouse;
  std::vector<std::string> skus;  // all that somebody waits for unless given
};
struct ReleasedLine {
  std::string order;  // its number
  std::int64_t line = 0;
  std::string sku;
  Quantity quantity;
  Day promise_date;
};
struct Released {
  std::string warehouse;
  std::vector<ReleasedLine> lines;
  bool more = false;  // more wait than one request deals with: ask again
};

// Soft holds that an urgent order needs are taken from others.
struct Displace {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};
struct DisplacementQuestion {
  std::string id;
};
struct DisplacedHold {
  std::string order;
  std::string customer;  // its code
  PersonId owner;        // who is told, to talk to the customer; none: the order desk
  std::int64_t line = 0;
  std::string sku;
  Quantity quantity;
  Day promise_date;  // for which it was held
  Day offered_date;  // on which it could be had instead; none: nothing is in sight
};
struct Displacement {
  std::string order;
  std::vector<DisplacedHold> displaced;
};

// What is firmly reserved for one order is given to another.
struct Reallocate {
  std::string id;
  std::optional<std::int64_t> revision;
  std::int64_t line = 0;
  Quantity quantity;
  std::string to_order;
  std::int64_t to_line = 0;
  std::string reason;
  std::optional<GivenConsent> consent;  // of the customer who gives
};

struct ReallocationQuestion {
  std::string id;
  std::int64_t line = 0;
  Quantity quantity;
  std::string to_order;
  std::int64_t to_line = 0;
};

struct LossLine {
  std::string sku;
  Quantity quantity;
  std::string lot = {};
  ProductId product_id = {};
};
// A promise for which another day holds: it gave way, or its turn came sooner.
struct GaveWay {
  std::string order;
  std::string customer;  // its code
  PersonId owner;        // who is told, to talk to the customer; none: the order desk
  std::int64_t line = 0;
  std::string sku;
  Quantity quantity;
  Day promise_date;  // as it was
  Day new_date;
};
// What a reallocation would mean: for the order that gives, and for the one that gets.
struct Reallocation {
  std::string order;
  std::string to_order;
  std::vector<GaveWay> gives = {};
  std::vector<GaveWay> gets = {};
};
struct StockLoss {
  StockLossId id;
  std::string number;  // SL-2026-000001
  std::string warehouse;
  WarehouseId warehouse_id;
  std::string reason;
  std::vector<LossLine> lines;
  std::vector<GaveWay> gave_way;
  PersonId reported_by;
  std::int64_t revision = 0;
  Instant created_at;
};
struct StockLossReference {
  std::string id;
};
// Whose promises would give way if so much was lost.
struct LossQuestion {
  std::string warehouse;
  std::string sku;
  Quantity quantity;
};
struct LossEffects {
  std::string warehouse;
  std::string sku;
  Quantity quantity;
  std::vector<GaveWay> gave_way = {};
};

}  // namespace allocations
}  // namespace supercargo

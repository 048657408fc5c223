// Books documents of the past, many at a time: makes the products and customers that they name,
// writes orders and lines in bulk, and tells one fact for each document. Keeps ids of products and
// customers between transactions, as many as fit; one thread at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "history/order.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::history {

struct GivenLine {
  std::string sku;
  std::string description;
  Quantity quantity;
  Price unit_price;
  std::string note;
  // What came of it.
  ProductId product = {};
  std::vector<Reason> reasons = {};  // none: booked
};

struct GivenOrder {
  std::string number;
  Kind kind = Kind::order;
  std::string customer;  // a code; empty: sold over the counter
  Instant at;
  Currency currency;
  std::string country;
  std::vector<GivenLine> lines;
  // What came of it.
  CustomerId customer_id = {};
  bool is_new = false;  // false too when none of its lines was booked
};

// The customer who stands for all those not known by name.
struct CounterSales {
  std::string code;
  std::string name;
};

class Bookkeeper {
 public:
  // `source_id` is the import: only the same one may add lines to a document.
  Bookkeeper(std::int64_t source_id, CounterSales counter_sales)
      : source_id_(source_id), counter_sales_(std::move(counter_sales)) {}

  // Each number stands once. What is refused is told at its lines.
  void book(journal::Unit& unit, std::span<GivenOrder> orders);

 private:
  struct KnownProduct {
    ProductId id;
    std::vector<Reason> reasons = {};  // against making it
  };
  struct KnownCustomer {
    CustomerId id;
    std::vector<Reason> reasons = {};
  };
  struct Books;

  void find_customers(journal::Unit& unit, std::span<GivenOrder> orders);
  void find_products(journal::Unit& unit, std::span<GivenOrder> orders);
  KnownCustomer made_customer(journal::Unit& unit, const GivenOrder& order,
                              const std::string& code);
  KnownProduct made_product(journal::Unit& unit, const GivenOrder& order, const GivenLine& line);
  void name_product(journal::Unit& unit, const GivenLine& line);
  void book_order(journal::Unit& unit, GivenOrder& given, const Order* before, Books& books);
  void book_lines(GivenOrder& given, Order& order, Books& books) const;
  const std::string& code_of(const GivenOrder& order) const;

  std::int64_t source_id_;
  CounterSales counter_sales_;
  std::unordered_map<std::string, KnownProduct> products_;  // by sku as written
  std::unordered_set<std::int64_t> nameless_;               // products without a description yet
  std::unordered_map<std::string, KnownCustomer> customers_;
};

}  // namespace supercargo::history

// For tests: a company that trades. It has a warehouse, goods, a service with capacity and people
// for every part, and everything that `supercargo verify` compares can be asked for at any moment.
#pragma once

#include "agreements/commands.h"
#include "agreements/ending.h"
#include "capacity/commands.h"
#include "capacity/store.h"
#include "catalog/commands.h"
#include "customers/commands.h"
#include "journal/testing.h"
#include "orders/commands.h"
#include "reconciliation/hindrances.h"
#include "reconciliation/orders.h"
#include "stock/verify.h"
#include "stock/warehouse_commands.h"
#include "warehousing/adjust.h"
#include "warehousing/expect.h"
#include "warehousing/receive.h"
#include "warehousing/store.h"

namespace supercargo::tests {

inline Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

class TradingDesk : public journal::Desk {
 public:
  explicit TradingDesk(db::Database& database)
      : Desk(database),
        clerk(person({Role::agent, Role::order_desk})),
        sales(person({Role::sales_manager})),
        warehouse(person({Role::warehouse, Role::quality_manager})) {
    must(perform(stock::create, {.code = "HK1", .name = "Kwai Chung"}));
    for (const char* sku : {"TAPE-48", "FILM-500", "PALLET"}) {
      catalog::Product product{.sku = sku, .name = sku};
      product.unit_price = Price{12'400'000};
      product.packs = {{"XCS", 36}};
      must(perform(catalog::create, product));
    }
    catalog::Product haulage{.sku = "HAUL", .name = "Haulage to the quay"};
    haulage.kind = catalog::ProductKind::service;
    haulage.unit_price = Price{90'000'000};
    must(perform(catalog::create, haulage));
    const Day today = day_in_utc(clock.now());
    must(perform(capacity::declare, {.warehouse = "HK1",
                                     .sku = "HAUL",
                                     .day = today,
                                     .until = today + 60,
                                     .capacity = pieces(20)}));
    must(add_customer("C-1"));
  }

  Result<customers::Customer> add_customer(const std::string& code) {
    customers::Customer customer;
    customer.code = code;
    customer.name = "Lantau Foods " + code;
    customer.currency = Currency::of("EUR");
    customer.addresses = {
        {.line1 = "1 Quay", .city = "Rotterdam", .postcode = "3011 AA", .country = "NL"}};
    return perform(customers::create, customer);
  }
  Result<warehousing::Receipt> receive(const std::string& sku, std::int64_t count,
                                       const std::string& announcement = {}) {
    return as(warehouse).perform(warehousing::receive,
                                 {.warehouse = "HK1",
                                  .expected_receipt = announcement,
                                  .lines = {{.sku = sku, .quantity = pieces(count)}}});
  }

  // Everything that should agree and does not, a line each.
  std::string differences() { return differences_of_books() + journal_breaks(); }
  std::string differences_of_books() {
    return read([](const journal::Query& query) {
      std::string lines;
      const auto found = [&](const std::string& words) { lines.append(words).push_back('\n'); };
      stock::verify(query.db, found);
      warehousing::verify_incoming(query.db, found);
      capacity::verify(query.db, found);
      reconciliation::verify_orders(query.db, found);
      reconciliation::verify_hindrances(query.db, found);
      return lines;
    });
  }
  std::int64_t orders_in_all() {
    return read([](const journal::Query& query) {
      return query.db.value<std::int64_t>("SELECT COUNT(*) FROM sales_order WHERE tenant_id = $1")
          .value_or(0);
    });
  }
  std::int64_t orders_confirmed() {
    return read([](const journal::Query& query) {
      return query.db
          .value<std::int64_t>(
              "SELECT COUNT(*) FROM sales_order WHERE tenant_id = $1 "
              "AND confirmed_at IS NOT NULL")
          .value_or(0);
    });
  }

  const journal::Actor clerk;
  const journal::Actor sales;
  const journal::Actor warehouse;

 private:
  template <class T>
  static void must(const Result<T>& result) {
    if (!result) throw Fault("the company could not be set up: " + journal::reasons(result));
  }
};

// One request of a random sequence; a refusal is as good an answer as a yes, a fault never is.
struct Step {
  int verb = 0;
  int which = 0;
  int count = 0;

  friend std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << step.verb << '/' << step.which << '/' << step.count;
  }
};

}  // namespace supercargo::tests

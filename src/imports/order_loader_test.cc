#include "imports/order_loader.h"

#include <gtest/gtest.h>

#include "files/store.h"
#include "imports/testing.h"
#include "stock/warehouse_commands.h"

namespace supercargo::imports {
namespace {

using journal::reasons;

class StockedImports : public Imports {
 protected:
  void SetUp() override {
    Imports::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(desk().perform(stock::create, {.code = "HAM", .name = "Hamburg"}));
    ASSERT_EQ(reasons(import(products(file("p.csv",
                                           "sku,name,unit_price,currency\n"
                                           "TAPE-48,Tape,2.40,EUR\n"
                                           "FILM-500,Film,9.00,EUR\n")))),
              "accepted");
    const auto customers = file("c.csv",
                                "code,name,phone,currency\n"
                                "C1,Harbour Ltd,+442079460000,EUR\n");
    ASSERT_EQ(told(import({.kind = "customers", .files = {customers}})),
              R"({"rows_read":1,"rows_accepted":1,"rows_rejected":0)");
  }
};
SUPERCARGO_ON_BOTH_ENGINES(StockedImports);

TEST_P(StockedImports, stock_is_received_row_by_row_and_never_twice) {
  const auto path = file("s.csv",
                         "sku,warehouse,quantity,lot\n"
                         "TAPE-48,HAM,10,L1\n"
                         "tape-48,ham,5,\n"
                         "NONE,HAM,1,\n"
                         "FILM-500,HAM,,\n");
  const Request request{.kind = "stock", .files = {path}};
  const std::string expected = R"({"rows_read":4,"rows_accepted":2,"rows_rejected":2)";
  EXPECT_EQ(told(import(request)), expected);
  EXPECT_EQ(told(import(request)), expected);
  EXPECT_EQ(counted("SELECT CAST(SUM(on_hand) AS BIGINT) FROM stock_level WHERE tenant_id = $1"),
            15'000'000);
}

TEST_P(StockedImports, orders_are_placed_whole_or_not_at_all) {
  const auto path = file("o.csv",
                         "customer,customer_po_number,sku,quantity,requested_date\n"
                         "C1,PO-1,TAPE-48,2,2026-03-09\n"
                         "C1,PO-1,FILM-500,1,2026-03-09\n"
                         "C1,PO-2,TAPE-48,0,2026-03-09\n"
                         "C1,PO-2,FILM-500,1,2026-03-09\n"
                         "NOBODY,PO-3,TAPE-48,1,2026-03-09\n"
                         "C1,PO-4,TAPE-48,1,2026-03-09\n"
                         "C1,PO-4,TAPE-48,1,2026-03-10\n");
  const auto report = import({.kind = "sales-orders", .files = {path}});
  EXPECT_EQ(told(report), R"({"rows_read":7,"rows_accepted":2,"rows_rejected":5,"orders":1)");
  EXPECT_EQ(
      content(path + ".rejects.csv"),
      "\"row\",\"line\",\"reasons\",\"customer\",\"customer_po_number\",\"sku\",\"quantity\","
      "\"requested_date\"\r\n"
      "4,4,\"/quantity too_small (At least 0.000001.)\",\"C1\",\"PO-2\",\"TAPE-48\",\"0\","
      "\"2026-03-09\"\r\n"
      "5,5,\"order_refused (Another line of its order was refused.)\",\"C1\",\"PO-2\","
      "\"FILM-500\",\"1\",\"2026-03-09\"\r\n"
      "6,6,\"/customer unknown_customer (No customer has this id or code.)\",\"NOBODY\",\"PO-3\","
      "\"TAPE-48\",\"1\",\"2026-03-09\"\r\n"
      "7,7,\"order_refused (Another line of its order was refused.)\",\"C1\",\"PO-4\","
      "\"TAPE-48\",\"1\",\"2026-03-09\"\r\n"
      "8,8,\"differs_from_document (Its neighbours say something else of the same order.)\",\"C1\","
      "\"PO-4\",\"TAPE-48\",\"1\",\"2026-03-10\"\r\n");
  EXPECT_EQ(counted("SELECT COUNT(*) FROM sales_order WHERE tenant_id = $1"), 1);
}

TEST_P(StockedImports, an_order_keeps_its_rows_as_they_stood_in_the_file) {
  const std::string heading = "customer;customer_po_number;sku;quantity\r\n";
  const std::string first = "C1;PO-1;TAPE-48;\"2\"\r\nC1;PO-1;FILM-500;1\r\n";
  const std::string broken = "C1;PO-9\r\n";
  const std::string second = "C1;PO-2;TAPE-48;1";  // no end of line behind it
  const auto path = file("o.csv", heading + first + "\r\n" + broken + second);
  ASSERT_EQ(told(import({.kind = "sales-orders", .files = {path}})),
            R"({"rows_read":4,"rows_accepted":3,"rows_rejected":1,"orders":2)");
  const auto kept = desk().read([](const journal::Query& query) {
    std::string text;
    for (const auto& file : query.db.rows<files::Attachment>(
             "SELECT {fields} FROM attachment WHERE tenant_id = $1 ORDER BY id LIMIT 9"))
      text += file.name + " (" + file.media_type + "): " + files::bytes_of(query.db, file.blob) +
              (file.hash.empty() ? "no hash" : "\n");
    return text;
  });
  EXPECT_EQ(kept, "o.csv, rows 2 to 3.csv (text/csv): " + heading + first +
                      "\no.csv, rows 5 to 5.csv (text/csv): " + heading + second + "\n");
  EXPECT_EQ(counted("SELECT COUNT(*) FROM sales_order WHERE tenant_id = $1 "
                    "AND original IS NOT NULL"),
            2);
}

TEST_P(StockedImports, whoever_asks_is_told_what_came_of_a_file) {
  const auto path = file("p2.csv", "sku,name\nA,One\n,Two\n");
  ASSERT_EQ(told(import(products(path))), R"({"rows_read":2,"rows_accepted":1,"rows_rejected":1)");
  const auto runs = desk().read([](const journal::Query& query) {
    return list_imports(query, {.limit = 10, .filters = {{"kind", "products"}}});
  });
  ASSERT_EQ(reasons(runs), "accepted");
  ASSERT_EQ(runs->items.size(), 2U);
  const ImportRunId id = runs->items[0].id;  // the newest
  const auto run =
      desk().read([&](const journal::Query& query) { return get(query, RunReference{id}); });
  ASSERT_EQ(reasons(run), "accepted");
  EXPECT_EQ(run->file_name, "p2.csv");
  EXPECT_EQ(run->file_hash.size(), 64U);
  EXPECT_EQ(run->status, RunStatus::done);
  EXPECT_EQ(run->rejects_file, path + ".rejects.csv");
  EXPECT_EQ(reasons(desk().read([](const journal::Query& query) {
              return get(query, RunReference{ImportRunId{7}});
            })),
            "not_found");
}

}  // namespace
}  // namespace supercargo::imports

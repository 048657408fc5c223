// For tests of imports: files in a folder of the test's own, brought in at a desk.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "catalog/store.h"
#include "history/store.h"
#include "imports/import.h"
#include "journal/testing.h"

namespace supercargo::imports {

// Other names than ours, as a stranger's table has them.
inline constexpr const char* retail_mapping = R"(
[source]
dates = "%Y-%m-%d %H:%M:%S"
time_zone = "Europe/London"
[columns]
number = "InvoiceNo"
sku = "StockCode"
description = "Description"
quantity = "Quantity"
at = "InvoiceDate"
unit_price = "UnitPrice"
customer = { column = "CustomerID", without_suffix = ".0" }
[constants]
currency = "GBP"
[[kinds]]
prefix = "C"
kind = "credit"
)";
inline constexpr const char* retail_heading =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

class Imports : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override {
    std::filesystem::remove_all(folder_);
    OnDesk::TearDown();
  }

  std::string file(const std::string& name, const std::string& bytes) {
    std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::string content(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  Result<Report> import(const Request& request) {
    Desk at{desk().session(), desk().services(), [&] { return desk().call(); }};
    return import_files(at, request);
  }
  Request products(const std::string& path) { return {.kind = "products", .files = {path}}; }
  Request history(const std::string& path) {
    return {.kind = "sales-orders",
            .as_history = true,
            .files = {path},
            .mapping = *sheets::parse_mapping(retail_mapping)};
  }
  // All of an answer but the time it took.
  static std::string told(const Result<Report>& report) {
    if (!report) return journal::reasons(report);
    const std::string json = report->json();
    return json.substr(0, json.rfind(",\"seconds\""));
  }

  std::int64_t counted(db::Sql statement) {
    return desk().read([&](const journal::Query& query) {
      return query.db.value<std::int64_t>(statement).value_or(-1);
    });
  }
  std::optional<catalog::Product> product(const std::string& sku) {
    return desk().read([&](const journal::Query& query) { return catalog::find(query.db, sku); });
  }
  std::optional<history::Order> order(const std::string& number) {
    return desk().read(
        [&](const journal::Query& query) { return history::find(query.db, number); });
  }

  // `count` documents of two lines each; the value of all of them is count * 10.
  static std::string many_invoices(int count, const std::string& prefix = "") {
    std::string rows = retail_heading;
    for (int i = 0; i < count; ++i) {
      const std::string number = prefix + std::to_string(100'000 + i);
      rows += number + ",A" + std::to_string(i % 7) + ",Tape,2,2011-01-04 10:00:00,2.50,17850.0\n";
      rows += number + ",B1,,1,2011-01-04 10:00:00,5,17850.0\n";
    }
    return rows;
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("imports-" + std::to_string(::getpid()));
};

}  // namespace supercargo::imports

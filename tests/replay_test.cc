// A month of a real wholesaler's invoices, posted as live orders with stock received before: a
// clerk answers the warnings, others approve the prices, and each order ends confirmed exactly when
// no error was found and the shelves still hold all of it. What was promised is what stock holds.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <memory>

#include "app/verification.h"
#include "kernel/csv.h"
#include "kernel/json.h"
#include "kernel/money.h"
#include "kernel/text_keys.h"
#include "tests/paths.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

constexpr char data_file[] = "uci-online-retail/online_retail_2010-12_2011-07.csv.xz";
constexpr std::string_view month = "2011-01";
constexpr std::size_t receipt_lines_max = 400;
constexpr int habits_after = 50;  // orders

struct Sold {
  std::string sku;
  std::int64_t quantity = 0;
  std::string price;
};
struct Invoice {
  std::string customer;
  std::vector<Sold> lines;
};
struct Product {
  std::string sku;
  std::string name;
  std::string price;
  std::int64_t sold = 0;
};

struct Month {
  std::map<std::string, Invoice> invoices;
  std::map<std::string, Product> products;  // by comparison key
};

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(' ');
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

// Credits and corrections are no orders: what was sold counts.
void take(Month& read, const CsvRow& row) {
  const auto& cell = row.cells;
  const std::int64_t quantity = std::atoll(std::string(cell[3]).c_str());
  if (!cell[4].starts_with(month) || quantity <= 0 || cell[5].starts_with('-')) return;
  const std::string sku = trimmed(cell[1]);
  Invoice& invoice = read.invoices[std::string(cell[0])];
  invoice.customer = cell[6].empty() ? "COUNTER" : std::string(cell[6].substr(0, 5));
  invoice.lines.push_back({sku, quantity, std::string(cell[5])});
  Product& product = read.products[comparison_key(sku)];
  if (product.sku.empty()) product = {.sku = sku, .name = trimmed(cell[2])};
  // The list knows the price of a single piece: what others paid less was agreed with them.
  if (product.price.empty() || *parse_price(product.price) < *parse_price(cell[5]))
    product.price = std::string(cell[5]);
  product.sold += quantity;
}

Month read_month(const std::string& file) {
  const std::string command = "xz -dc '" + file + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  Month read;
  CsvReader reader(
      [&](char* bytes, std::size_t room) { return std::fread(bytes, 1, room, pipe.get()); });
  for (CsvRow row; reader.next(row);)
    if (row.fault == CsvFault::none && row.cells.size() >= 8) take(read, row);
  return read;
}

std::string acknowledgements(const Response& order) {
  std::string all;
  const auto document = JsonDocument::parse(order.body);
  for (auto check = document->root().find("findings")->first(); check; check = check->next()) {
    const auto found = check->find("findings");
    for (auto each = found->first(); each; each = each->next()) {
      if (each->text_of("level") != "warn") continue;
      all += all.empty() ? "{" : ",{";
      for (const char* name : {"code", "pointer", "value"})
        all += '"' + std::string(name) + "\":" + json_text(each->text_of(name)) + ",";
      all += R"("reason_code":"asked_customer"})";
    }
  }
  return all;
}

class Replay : public Story {
 protected:
  void open_shop(const Month& read) {
    fin = with_key("fin@example.com", {"finance"});
    must(ada, "/customers",
         R"({"code":"COUNTER","name":"Counter","currency":"GBP","counter_sales":true,)"
         R"("read_back":"none","addresses":[{"line1":"1 High Street","city":"London",)"
         R"("postcode":"N1 9GU","country":"GB"}]})");
    std::map<std::string, int> customers;
    for (const auto& [number, invoice] : read.invoices) ++customers[invoice.customer];
    customers.erase("COUNTER");
    for (const auto& [code, orders] : customers)
      must(ada, "/customers",
           R"({"code":")" + code + R"(","name":"Shop )" + code +
               R"(","currency":"GBP","addresses":[{"line1":")" + code +
               R"( High Street","city":"London","postcode":"N1 9GU","country":"GB"}]})");
    for (const auto& [key, product] : read.products)
      must(bob, "/products",
           "{\"sku\":" + json_text(product.sku) +
               ",\"name\":" + json_text(product.name.empty() ? product.sku : product.name) +
               R"(,"unit_price":")" + product.price + R"(","currency":"GBP"})");
  }

  // Enough of most goods; of every seventh half of what will be asked for.
  void fill_shelves(const Month& read) {
    std::string lines;
    std::size_t count = 0;
    const auto flush = [&] {
      if (!lines.empty())
        must(wing, "/stock-receipts", R"({"warehouse":"HK1","lines":[)" + lines + "]}");
      lines.clear();
      count = 0;
    };
    std::int64_t n = 0;
    for (const auto& [key, product] : read.products) {
      const std::int64_t quantity = ++n % 7 == 0 ? product.sold / 2 + 1 : product.sold;
      shelves[key] = quantity;
      lines += std::string(lines.empty() ? "" : ",") + "{\"sku\":" + json_text(product.sku) +
               ",\"quantity\":" + std::to_string(quantity) + "}";
      if (++count == receipt_lines_max) flush();
    }
    flush();
  }

  // Takes it from the shelves when all of it is there.
  bool is_in_stock(const Invoice& invoice) {
    std::map<std::string, std::int64_t> wanted;
    for (const Sold& sold : invoice.lines) wanted[comparison_key(sold.sku)] += sold.quantity;
    for (const auto& [key, quantity] : wanted)
      if (shelves[key] < quantity) return false;
    for (const auto& [key, quantity] : wanted) shelves[key] -= quantity;
    return true;
  }

  // The clerk gives a reason for every warning; who may approve does.
  Response carried_on(Response order) {
    const std::string path = "/sales-orders/" + at(order, "/id");
    const std::string answers = acknowledgements(order);
    if (at(order, "/status") == "draft" && !answers.empty())
      order = ada.post(path + "/verification", "{\"acknowledgements\":[" + answers + "]}");
    for (const Caller& approver : {bob, fin})
      if (at(order, "/status") == "pending_approval")
        order = approver.post(path + "/approvals", R"({"decision":"approve"})");
    if (at(order, "/status") != "confirmed") ada.post(path + "/confirmation", "{}");
    return ada.get(path);
  }

  static std::string body_of(const std::string& number, const Invoice& invoice) {
    std::string lines;
    for (const Sold& sold : invoice.lines)
      lines += std::string(lines.empty() ? "" : ",") + "{\"sku\":" + json_text(sold.sku) +
               ",\"quantity\":" + std::to_string(sold.quantity) + R"(,"unit_price":")" +
               sold.price + "\"}";
    return R"({"customer":")" + invoice.customer + R"(","customer_po_number":")" + number +
           R"(","advance_to":"confirmed","lines":[)" + lines + "]}";
  }

  std::int64_t promised_in_orders(const Response& order) {
    std::int64_t sum = 0;
    const auto document = JsonDocument::parse(order.body);
    const auto lines = document->root().find("lines");
    for (auto line = lines->first(); line; line = line->next())
      sum += std::atoll(std::string(line->find("quantities")->text_of("reserved")).c_str());
    return sum;
  }

  std::int64_t reserved_in_stock() {
    std::int64_t sum = 0;
    std::string cursor;
    do {
      const auto page = wing.get("/stock?warehouse=HK1&limit=500" + cursor);
      const auto document = JsonDocument::parse(page.body);
      const auto items = document->root().find("items");
      for (auto item = items->first(); item; item = item->next())
        sum += std::atoll(std::string(item->text_of("reserved")).c_str());
      cursor = at(page, "/next_cursor");
      if (!cursor.empty()) cursor.insert(0, "&cursor=");
    } while (!cursor.empty());
    return sum;
  }

  Caller fin;
  std::map<std::string, std::int64_t> shelves;  // by comparison key
};
SUPERCARGO_ON_BOTH_ENGINES(Replay);

TEST_P(Replay, a_month_of_invoices_is_promised_or_refused_with_reasons) {
  const std::string file = shared_data(data_file);
  if (file.empty()) GTEST_SKIP() << "no " << data_file << " in the shared data";
  const Month read = read_month(file);
  ASSERT_GT(read.invoices.size(), 900U);
  open_shop(read);
  fill_shelves(read);
  std::map<std::string, int> ends;
  std::int64_t promised = 0;
  int posted = 0;
  for (const auto& [number, invoice] : read.invoices) {
    const auto placed = ada.post("/sales-orders", body_of(number, invoice));
    ASSERT_EQ(placed.status, 201) << number << " " << placed.body;
    const auto order = carried_on(placed);
    const bool has_error = findings(order).find("fail ") != std::string::npos;
    const bool can_be_promised = !has_error && is_in_stock(invoice);
    const std::string status = at(order, "/status");
    ++ends[status];
    EXPECT_EQ(status == "confirmed", can_be_promised) << number << " " << open_gates(order);
    if (status == "confirmed")
      promised += promised_in_orders(order);
    else
      EXPECT_NE(open_gates(order), "") << number << " says why it went no further";
    if (++posted % habits_after == 0) let_habits_form();
    // As in a company's first days: a planner that believes tables to be empty reads all of them.
    if (posted == habits_after) desk().database().analyze();
  }
  for (const auto& [status, count] : ends) RecordProperty(status, count);
  EXPECT_GT(promised, 0);
  EXPECT_EQ(promised, reserved_in_stock());
  const auto verified = app::verify(desk().database());
  EXPECT_TRUE(verified.sound()) << verified.json();
}

}  // namespace
}  // namespace supercargo::tests

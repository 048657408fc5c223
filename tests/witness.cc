#include "tests/witness.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

#include "kernel/money.h"

namespace supercargo::tests {

namespace files = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Place::Place(const std::string& engine, std::string folder, std::string owner,
             const std::string& app)
    : folder_(std::move(folder)), is_ours_(folder_.empty()), owner_(std::move(owner)) {
  if (is_ours_) {
    folder_ = (files::temp_directory_path() / "supercargo-witness-XXXXXX").string();
    if (::mkdtemp(folder_.data()) == nullptr) throw Fault("no temporary folder");
  }
  if (engine == "sqlite") {
    words_ = {"--database", "sqlite:" + folder_ + "/x.db"};
    return;
  }
  static std::atomic<int> made = 0;
  name_ = "supercargo_witness_" + std::to_string(::getpid()) + '_' + std::to_string(++made);
  psql("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
  words_ = {"--database",  named(app),          "--owner-database",
            named(owner_), "--master-key-file", folder_ + "/master.key"};
}

Place::~Place() {
  if (!name_.empty()) psql("DROP DATABASE " + name_ + " WITH (FORCE)");
  if (is_ours_) files::remove_all(folder_);
}

std::vector<std::string> Place::line(std::vector<std::string> words) const {
  words.insert(words.end(), words_.begin(), words_.end());
  return words;
}

std::string Place::named(const std::string& location) const {
  return location.substr(0, location.rfind('/') + 1) + name_;
}

void Place::psql(const std::string& statement) const {
  const auto ran =
      run_any({"psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-d", owner_, "-c", statement});
  if (ran.code != 0) ADD_FAILURE() << statement << ran.errors;
}

Witness::Witness(std::unique_ptr<Place> place) : place_(std::move(place)) {
  EXPECT_EQ(run({"user", "add", "ann@example.com", "--role", "admin"}).code, 0);
  for (int n = 0; n < clients; ++n) {
    const auto key = run({"key", "add", "ann@example.com", "--name", "k" + std::to_string(n)});
    EXPECT_EQ(key.code, 0) << key.errors;
    key_ = key.last_line();
    asking.emplace_back(book, key_, n);
  }
}

Ran Witness::run(std::vector<std::string> words) const {
  return run_program(place_->line(std::move(words)));
}

std::unique_ptr<Served> Witness::serve() const {
  return std::make_unique<Served>(place_->database(), place_->more());
}

void Witness::fill(const Served& served) {
  const auto must = [&](const char* path, const std::string& body) {
    const auto answer = served.post(std::string("/api/v1") + path, key_, body);
    ASSERT_EQ(answer.status, 201) << path << ' ' << answer.body;
  };
  must("/warehouses", R"({"code":"HK1","name":"Kwai Chung"})");
  for (const char* sku : {"SCARCE", "PLENTY"})
    must("/products", std::string(R"({"name":"x","unit_price":"2.50","sku":")") + sku + "\"}");
  must("/customers",
       R"({"code":"C-1","name":"Lantau Foods","currency":"EUR","addresses":[)"
       R"({"line1":"1 Quay","city":"Rotterdam","postcode":"3011 AA","country":"NL"}]})");
  must("/stock-receipts", R"({"warehouse":"HK1","lines":[{"sku":"SCARCE","quantity":)" +
                              std::to_string(scarce_in_stock) +
                              R"(},{"sku":"PLENTY","quantity":1000000}]})");
}

void Witness::ask_again(std::uint16_t port) {
  testing::RawClient connection(port);
  for (Client& client : asking) {
    const auto open = book.open;
    for (const auto& [key, wanted] : open) {
      if (!client.owns(key)) continue;
      for (int tries = 0; tries < 200 && book.open.count(key) > 0; ++tries)
        ASSERT_NE(client.send(connection, wanted), 0) << key;
    }
  }
  EXPECT_TRUE(book.open.empty());
}

std::multimap<std::string, std::string> Witness::orders_of(const Served& served) const {
  std::multimap<std::string, std::string> all;
  std::string path = "/api/v1/sales-orders?limit=200";
  while (true) {
    const auto page = JsonDocument::parse(served.get(path, key_).body);
    if (!page) return all;
    const auto items = page->root().find("items");
    if (!items) return all;
    for (auto at = items->first(); at; at = at->next())
      all.emplace(at->text_of("customer_po_number"), at->text_of("number"));
    const std::string cursor(page->root().text_of("next_cursor"));
    if (cursor.empty()) return all;
    path = "/api/v1/sales-orders?limit=200&cursor=" + cursor;
  }
}

void Witness::compare(const Served& served) const {
  const auto there = orders_of(served);
  EXPECT_EQ(there.size(), book.acknowledged.size());
  for (const auto& [key, number] : book.acknowledged) {
    EXPECT_EQ(there.count(key), 1U) << key;
    const auto found = there.find(key);
    EXPECT_TRUE(found == there.end() || found->second == number) << key;
  }
  for (const std::string& number : book.arrived) {
    const auto there_now = served.get("/api/v1/shipments/" + number, key_).body;
    EXPECT_NE(there_now.find(R"("status":"delivered")"), std::string::npos) << there_now;
  }
  const auto stock = JsonDocument::parse(served.get("/api/v1/stock?sku=SCARCE", key_).body);
  ASSERT_TRUE(stock);
  const auto line = stock->root().find("items")->first();
  ASSERT_TRUE(line);
  const auto reserved = parse_quantity(line->text_of("reserved"));
  ASSERT_TRUE(reserved);
  EXPECT_LE(reserved->micro, std::int64_t{scarce_in_stock} * 1'000'000);
  EXPECT_GT(reserved->micro, std::int64_t{scarce_in_stock - 5} * 1'000'000) << "scarce indeed";
}

void Witness::verify() const {
  const auto verified = run({"verify", "--json"});
  EXPECT_EQ(verified.code, 0) << verified.output << verified.errors;
}

}  // namespace supercargo::tests

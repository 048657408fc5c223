#include "tests/witness.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

namespace supercargo::tests {

namespace files = std::filesystem;
namespace {

// More than this is taken when the largest order that is asked for is no longer met.
constexpr Quantity nearly_all{std::int64_t{scarce_in_stock - 5} * 1'000'000};

}  // namespace

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
  // What served it may be gone for its process and not yet for the database.
  const auto is_dropped = [&] {
    const std::string drop = "DROP DATABASE " + name_ + " WITH (FORCE)";
    return run_any({"psql", "-q", "-X", "-d", owner_, "-c", drop}).code == 0;
  };
  EXPECT_TRUE(name_.empty() || testing::eventually(is_dropped));
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

std::unique_ptr<Served> Witness::serve(const std::vector<std::string>& more) const {
  auto words = place_->more();
  words.insert(words.end(), more.begin(), more.end());
  return std::make_unique<Served>(place_->database(), words);
}

// Row-level security binds the owner too: the first company is the only one.
std::string Witness::ask_database(const std::string& statement) const {
  const auto ran = run_any({"psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", place_->owner(), "-c",
                            "SET app.tenant = '1'; " + statement});
  EXPECT_EQ(ran.code, 0) << statement << ran.errors;
  return ran.last_line();
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
  int status = 0;
  for (Client& client : asking) {
    const auto open = book.open;
    for (const auto& [key, wanted] : open) {
      if (!client.owns(key)) continue;
      for (int tries = 0; tries < 200 && book.open.count(key) > 0; ++tries) {
        status = client.send(connection, wanted);
        ASSERT_NE(status, 0) << key;
      }
    }
  }
  EXPECT_TRUE(book.open.empty()) << "the last answer was " << status;
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

void Witness::compare(const Served& served) {
  sell_out(served);
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
  const auto reserved = reserved_scarce(served);
  EXPECT_LE(reserved.micro, std::int64_t{scarce_in_stock} * 1'000'000);
  EXPECT_GT(reserved.micro, nearly_all.micro) << "scarce indeed";
}

Quantity Witness::reserved_scarce(const Served& served) const {
  const auto stock = JsonDocument::parse(served.get("/api/v1/stock?sku=SCARCE", key_).body);
  const auto line = stock ? stock->root().find("items")->first() : std::nullopt;
  const auto reserved = line ? parse_quantity(line->text_of("reserved")) : std::nullopt;
  EXPECT_TRUE(reserved) << "the stock of SCARCE cannot be read";
  return reserved.value_or(Quantity{});
}

void Witness::sell_out(const Served& served) {
  testing::RawClient connection(served.port());
  for (int asked = 0; asked < 1'000 && reserved_scarce(served).micro <= nearly_all.micro; ++asked)
    asking.front().place_next(connection);
}

void Witness::verify() const {
  const auto verified = run({"verify", "--json"});
  EXPECT_EQ(verified.code, 0) << verified.output << verified.errors;
}

}  // namespace supercargo::tests

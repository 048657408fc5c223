// The real program, killed again and again while several clients place orders, ship and deliver
// them with idempotency keys: everything that was acknowledged is there, once, and nothing is there
// twice; nothing is promised that is not in stock, and the books agree.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "kernel/json.h"
#include "kernel/money.h"
#include "tests/paths.h"
#include "tests/program.h"
#include "tests/raw_client.h"

namespace supercargo::tests {
namespace {

namespace files = std::filesystem;

constexpr int clients = 4;
constexpr int scarce_in_stock = 60;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Where the server's data lives, for as long as the test runs.
class Place {
 public:
  explicit Place(const std::string& engine) {
    folder_ = (files::temp_directory_path() / "supercargo-crash-XXXXXX").string();
    if (::mkdtemp(folder_.data()) == nullptr) throw Fault("no temporary folder");
    if (engine == "sqlite") {
      words_ = {"--database", "sqlite:" + folder_ + "/x.db"};
      return;
    }
    name_ = "supercargo_crash_" + std::to_string(::getpid());
    psql("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
    words_ = {"--database",        named(variable("SUPERCARGO_TEST_POSTGRES_APP")),
              "--owner-database",  named(variable("SUPERCARGO_TEST_POSTGRES")),
              "--master-key-file", folder_ + "/master.key"};
  }
  ~Place() {
    if (!name_.empty()) psql("DROP DATABASE " + name_ + " WITH (FORCE)");
    files::remove_all(folder_);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  // A command line with where the data lives behind it.
  std::vector<std::string> line(std::vector<std::string> words) const {
    words.insert(words.end(), words_.begin(), words_.end());
    return words;
  }
  std::string database() const { return words_[1]; }
  std::vector<std::string> more() const { return {words_.begin() + 2, words_.end()}; }

 private:
  std::string named(const std::string& location) const {
    return location.substr(0, location.rfind('/') + 1) + name_;
  }
  static void psql(const std::string& statement) {
    const std::string command = "psql -q -X -v ON_ERROR_STOP=1 -d '" +
                                variable("SUPERCARGO_TEST_POSTGRES") + "' -c \"" + statement + "\"";
    if (std::system(command.c_str()) != 0) ADD_FAILURE() << statement;
  }

  std::string folder_;
  std::string name_;
  std::vector<std::string> words_;
};

struct Wanted {
  std::string key;   // of an order also the customer's number
  std::string path;  // below /api/v1
  std::string body;
};

struct Book {
  std::mutex mutex;
  std::map<std::string, std::string> acknowledged;  // key to the order's number
  std::set<std::string> arrived;                    // shipments
  std::map<std::string, Wanted> open;               // sent, and nothing heard
};

// One connection's worth of orders until the server is gone.
class Client {
 public:
  Client(Book& book, std::string api_key, int number)
      : book_(book), api_key_(std::move(api_key)), number_(number) {}

  void order_until_it_ends(std::uint16_t port) {
    testing::RawClient connection(port);
    while (true) {
      const Wanted wanted = next();
      {
        const std::lock_guard lock(book_.mutex);
        book_.open[wanted.key] = wanted;
      }
      if (send(connection, wanted) == 0) return;
    }
  }
  // The status; 0 when the server went before its answer came.
  int send(testing::RawClient& connection, const Wanted& wanted) {
    connection.send("POST /api/v1" + wanted.path +
                    " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + api_key_ +
                    "\r\nIdempotency-Key: " + wanted.key +
                    "\r\nContent-Type: application/json\r\nContent-Length: " +
                    std::to_string(wanted.body.size()) + "\r\n\r\n" + wanted.body);
    const auto reply = connection.reply();
    if (reply.status == 200 || reply.status == 201) {
      const auto made = JsonDocument::parse(reply.body);
      const std::lock_guard lock(book_.mutex);
      if (made) hear(wanted, made->root());
      book_.open.erase(wanted.key);
    } else if (reply.status == 429 || reply.status == 503) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    } else if (reply.status != 0) {
      ADD_FAILURE() << reply.status << ' ' << reply.body;
    }
    return reply.status;
  }
  bool owns(const std::string& key) const { return key[1] == '0' + number_; }

 private:
  // An order that is promised is shipped and delivered next, each of them once.
  void hear(const Wanted& wanted, const Json& made) {
    const std::string number(made.text_of("number"));
    if (wanted.path == "/sales-orders") {
      book_.acknowledged[wanted.key] = number;
      const bool is_plenty = wanted.body.find("PLENTY") != std::string::npos;
      if (made.text_of("status") != "confirmed" || !is_plenty || serial_ % 2 == 0) return;
      const std::string quantity(made.find("lines")->first()->text_of("quantity"));
      then_.push_back({wanted.key + "P", "/shipments",
                       R"({"sales_order":")" + number + R"(","lines":[{"line":1,"quantity":")" +
                           quantity + "\"}]}"});
    } else if (wanted.path == "/shipments") {
      then_.push_back({wanted.key + "D", "/shipments/" + number + "/despatch", "{}"});
    } else if (wanted.path.ends_with("/despatch")) {
      then_.push_back(
          {wanted.key + "V", "/shipments/" + number + "/delivery",
           R"({"receiver":"Bob","at":")" + std::string(made.text_of("despatched_at")) + "\"}"});
    } else {
      book_.arrived.insert(number);
    }
  }
  Wanted next() {
    if (!then_.empty()) {
      Wanted wanted = then_.front();
      then_.pop_front();
      return wanted;
    }
    const std::string serial = std::to_string(1'000'000 + ++serial_);
    const std::string key = "C" + std::to_string(number_) + "N" + serial;
    const char* sku = serial_ % 3 == 0 ? "SCARCE" : "PLENTY";
    return {key, "/sales-orders",
            R"({"customer":"C-1","customer_po_number":")" + key +
                R"(","advance_to":"confirmed","lines":[{"sku":")" + sku + R"(","quantity":)" +
                std::to_string(1 + serial_ % 4) + "}]}"};
  }

  Book& book_;
  const std::string api_key_;
  const int number_;
  int serial_ = 0;
  std::deque<Wanted> then_;
};

class Crash : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string("postgres") && variable("SUPERCARGO_TEST_POSTGRES").empty())
      GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
    place_ = std::make_unique<Place>(GetParam());
    ASSERT_EQ(run({"user", "add", "ann@example.com", "--role", "admin"}).code, 0);
    for (int n = 0; n < clients; ++n) {
      const auto key = run({"key", "add", "ann@example.com", "--name", "k" + std::to_string(n)});
      ASSERT_EQ(key.code, 0) << key.errors;
      key_ = key.last_line();
      clients_.emplace_back(book_, key_, n);
    }
  }
  Ran run(std::vector<std::string> words) const {
    return run_program(place_->line(std::move(words)));
  }
  std::unique_ptr<Served> serve() const {
    return std::make_unique<Served>(place_->database(), place_->more());
  }

  void fill(const Served& served) {
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

  // What nobody heard of is asked for again with the same key: done before or not, it is done once.
  void ask_again(std::uint16_t port) {
    testing::RawClient connection(port);
    for (Client& client : clients_) {
      auto open = book_.open;
      for (const auto& [key, wanted] : open)
        while (client.owns(key) && book_.open.count(key) > 0)
          ASSERT_NE(client.send(connection, wanted), 0) << key;
    }
    EXPECT_TRUE(book_.open.empty());
  }

  // Every order there is, by the customer's number.
  std::multimap<std::string, std::string> orders_of(const Served& served) const {
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

  void compare(const Served& served) const {
    const auto there = orders_of(served);
    EXPECT_EQ(there.size(), book_.acknowledged.size());
    for (const auto& [key, number] : book_.acknowledged) {
      EXPECT_EQ(there.count(key), 1U) << key;
      const auto found = there.find(key);
      EXPECT_TRUE(found == there.end() || found->second == number) << key;
    }
    for (const std::string& number : book_.arrived) {
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

  std::unique_ptr<Place> place_;
  std::string key_;
  Book book_;
  std::vector<Client> clients_;
};
INSTANTIATE_TEST_SUITE_P(, Crash, ::testing::Values("sqlite", "postgres"),
                         [](const auto& info) { return std::string(info.param); });

TEST_P(Crash, acknowledged_orders_survive_any_kill_and_none_is_there_twice) {
  const std::string wanted = variable("SUPERCARGO_KILLS");
  const int kills = wanted.empty() ? 10 : std::stoi(wanted);
  std::mt19937 dice(std::random_device{}());
  auto served = serve();
  fill(*served);
  for (int round = 0; round < kills && !HasFailure(); ++round) {
    std::vector<std::thread> threads;
    for (Client& client : clients_)
      threads.emplace_back([&] { client.order_until_it_ends(served->port()); });
    std::this_thread::sleep_for(std::chrono::milliseconds(50 + dice() % 700));
    served->kill();
    for (std::thread& thread : threads) thread.join();
    served = serve();
    ASSERT_NE(served->port(), 0) << served->errors();
    ask_again(served->port());
  }
  compare(*served);
  EXPECT_EQ(served->stop(), 0);
  const auto verified = run({"verify", "--json"});
  EXPECT_EQ(verified.code, 0) << verified.output << verified.errors;
  EXPECT_GE(book_.arrived.size(), static_cast<std::size_t>(kills));
  RecordProperty("orders", std::to_string(book_.acknowledged.size()));
  EXPECT_GT(book_.acknowledged.size(), static_cast<std::size_t>(10 * kills));
}

}  // namespace
}  // namespace supercargo::tests

// Three servers on one PostgreSQL behind HAProxy: restarted and killed one after another while
// clients place orders over kept connections, and no request fails; what is asked of two of them at
// once is done once; each hears of what the others did; what is due is done by one of them. That
// they survive the loss of connections and a restart of the database stands in crash_test.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "tests/balanced.h"

namespace supercargo::tests {
namespace {

using testing::RawClient;

class Several : public ::testing::Test {
 protected:
  void SetUp() override {
    if (variable("SUPERCARGO_TEST_POSTGRES").empty())
      GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
    if (!Balanced::is_there()) GTEST_SKIP() << "haproxy is not installed";
    witness = std::make_unique<Witness>(std::make_unique<Place>("postgres"));
    fleet = std::make_unique<Balanced>(*witness, 3);
    witness->fill(fleet->at(0));
  }

  // Every client keeps one connection to the proxy; `meanwhile` happens to the servers.
  void order_while(const std::function<void()>& meanwhile) {
    std::atomic<bool> stop = false;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    threads.reserve(witness->asking.size());
    for (Client& client : witness->asking) {
      threads.emplace_back([&] {
        RawClient connection(fleet->port());
        while (!stop && failed == 0) {
          const int status = client.place_next(connection);
          if (status == 200 || status == 201) continue;
          ++failed;
          ADD_FAILURE() << "a request failed with " << status;
        }
      });
    }
    meanwhile();
    stop = true;
    for (std::thread& thread : threads) thread.join();
    EXPECT_TRUE(witness->book.open.empty());
    witness->compare(fleet->at(0));
    witness->verify();
  }

  std::string posting(const std::string& path, const std::string& body,
                      const std::string& idempotency_key = {}) const {
    std::string request = "POST /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\n";
    request += "Authorization: Bearer " + witness->key() + "\r\n";
    if (!idempotency_key.empty()) request += "Idempotency-Key: " + idempotency_key + "\r\n";
    request += "Content-Type: application/json\r\nContent-Length: ";
    return request + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  void wait_for_orders(std::size_t more) const {
    const auto placed = [&] {
      const std::lock_guard lock(witness->book.mutex);
      return witness->book.acknowledged.size();
    };
    const std::size_t before = placed();
    EXPECT_TRUE(testing::eventually([&] { return placed() >= before + more; }));
  }

  // Orders of one piece each, with their goods on the road.
  void despatch(int orders) const {
    const auto post = [&](const std::string& path, const std::string& body) {
      const auto made = fleet->at(0).post("/api/v1" + path, witness->key(), body);
      EXPECT_TRUE(made.status == 201 || made.status == 200) << path << made.body;
      const auto json = JsonDocument::parse(made.body);
      return json ? std::string(json->root().text_of("number")) : std::string();
    };
    for (int n = 0; n < orders; ++n) {
      const std::string order =
          post("/sales-orders", R"({"customer":"C-1","customer_po_number":"J)" + std::to_string(n) +
                                    R"(","advance_to":"confirmed","lines":[{"sku":"PLENTY",)"
                                    R"("quantity":1}]})");
      const std::string shipment = post(
          "/shipments", R"({"sales_order":")" + order + R"(","lines":[{"line":1,"quantity":1}]})");
      post("/shipments/" + shipment + "/despatch", "{}");
    }
  }

  std::unique_ptr<Witness> witness;
  std::unique_ptr<Balanced> fleet;
};

TEST_F(Several, are_restarted_one_after_another_and_no_request_fails) {
  std::atomic<bool> stop = false;
  int made = 0;
  // Nobody asks twice for these: they carry no key.
  std::thread keyless([&] {
    RawClient connection(fleet->port());
    for (; !stop; ++made) {
      const std::string sku = "K" + std::to_string(made);
      connection.send(
          posting("/products", R"({"name":"x","unit_price":"1","sku":")" + sku + "\"}"));
      const int status = connection.reply().status;
      if (status == 201) continue;
      ADD_FAILURE() << "a request without a key failed with " << status;
      return;
    }
  });
  order_while([&] {
    for (std::size_t n = 0; n < fleet->size(); ++n) {
      wait_for_orders(40);
      fleet->restart(n);
    }
    wait_for_orders(40);
  });
  stop = true;
  keyless.join();
  EXPECT_EQ(witness->ask_database("SELECT COUNT(*) FROM product WHERE sku LIKE 'K%'"),
            std::to_string(made));
  EXPECT_EQ(witness->book.repeated, 0U) << "each was asked once, and heard";
}

TEST_F(Several, are_killed_one_after_another_and_no_request_with_a_key_fails) {
  order_while([&] {
    for (std::size_t n = 0; n < fleet->size(); ++n) {
      wait_for_orders(40);
      fleet->kill(n);
    }
    wait_for_orders(40);
  });
}

TEST_F(Several, do_once_what_two_are_asked_at_once_with_one_key) {
  constexpr int rounds = 40;
  std::set<std::string> numbers;
  RawClient one(fleet->at(0).port());
  RawClient other(fleet->at(1).port());
  for (int n = 0; n < rounds; ++n) {
    const std::string key = "T" + std::to_string(n);
    const std::string body = R"({"customer":"C-1","customer_po_number":")" + key +
                             R"(","advance_to":"confirmed","lines":[{"sku":"PLENTY",)"
                             R"("quantity":1}]})";
    const std::string request = posting("/sales-orders", body, key);
    one.send(request);
    other.send(request);
    const auto first = one.reply();
    const auto second = other.reply();
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(second.status, 201) << second.body;
    EXPECT_EQ(first.body, second.body);
    EXPECT_NE(first.says("Idempotency-Replayed: true"), second.says("Idempotency-Replayed: true"));
    const auto made = JsonDocument::parse(first.body);
    ASSERT_TRUE(made);
    numbers.emplace(made->root().text_of("number"));
  }
  EXPECT_EQ(numbers.size(), static_cast<std::size_t>(rounds));
  EXPECT_EQ(witness->ask_database("SELECT COUNT(*) FROM sales_order"), std::to_string(rounds));
}

TEST_F(Several, tell_their_listeners_of_what_the_others_did) {
  std::vector<RawClient> listeners;
  for (std::size_t n = 0; n < fleet->size(); ++n) listeners.emplace_back(fleet->at(n).port());
  listeners.emplace_back(fleet->port());
  for (RawClient& listener : listeners) {
    listener.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                  witness->key() + "\r\n\r\n");
    EXPECT_NE(listener.until("event: ready\n"), "");
  }
  const auto made = fleet->at(1).post("/api/v1/products", witness->key(),
                                      R"({"sku":"NEWS","name":"x","unit_price":"2.50"})");
  ASSERT_EQ(made.status, 201) << made.body;
  for (RawClient& listener : listeners) EXPECT_NE(listener.until("product.created"), "");
}

TEST_F(Several, do_what_is_due_once) {
  constexpr int shipments = 30;
  despatch(shipments);
  const std::string of_kind = " FROM job WHERE kind = 'expect_proof_of_delivery'";
  ASSERT_EQ(witness->ask_database("SELECT COUNT(*)" + of_kind), std::to_string(shipments));
  witness->ask_database("UPDATE job SET due_at = 1 WHERE kind = 'expect_proof_of_delivery'");
  EXPECT_TRUE(testing::eventually(
      [&] { return witness->ask_database("SELECT COUNT(*)" + of_kind) == "0"; }));
  const std::string facts = " FROM journal WHERE name = 'shipment_proof_missed'";
  EXPECT_EQ(witness->ask_database("SELECT COUNT(*)" + facts), std::to_string(shipments));
  EXPECT_EQ(witness->ask_database("SELECT COUNT(DISTINCT record_id)" + facts),
            std::to_string(shipments));
  EXPECT_EQ(witness->ask_database("SELECT COUNT(*) FROM job WHERE failure IS NOT NULL"), "0");
  witness->verify();
}

}  // namespace
}  // namespace supercargo::tests

#include "tests/placing.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

namespace supercargo::tests {
namespace {

constexpr int cut_every = 37;  // requests between two cuts of a connection

void wait_a_little() { std::this_thread::sleep_for(std::chrono::milliseconds(50)); }

bool is_done(int status) { return status == 200 || status == 201; }

// Where the clock was put back, what left by the later one cannot have arrived yet: refused, and
// nothing is owed.
bool is_of_the_clock(const testing::RawReply& reply) {
  return reply.status == 422 && reply.body.find("in_the_future") != std::string::npos;
}

}  // namespace

void Client::order_until_it_ends(std::uint16_t port) {
  testing::RawClient connection(port);
  while (true) {
    const Wanted wanted = next();
    open(wanted);
    const int status = send(connection, wanted);
    if (status == 0) return;
    if (status == 429 || status == 503) wait_a_little();
    if (status == 500) ADD_FAILURE() << "a fault: " << wanted.path;
  }
}

void Client::order_until(const std::atomic<bool>& stop,
                         const std::function<std::uint16_t()>& port) {
  auto connection = std::make_unique<testing::RawClient>(port());
  for (int asked = 1; !stop; ++asked) {
    const Wanted wanted = next();
    open(wanted);
    if (asked % cut_every == 0) {
      write_request(*connection, wanted);
      connection = std::make_unique<testing::RawClient>(port());
    }
    while (!stop && is_open(wanted, send(*connection, wanted))) {
      {
        const std::lock_guard lock(book_.mutex);
        ++book_.unheard;
      }
      wait_a_little();
      connection = std::make_unique<testing::RawClient>(port());
    }
  }
}

int Client::place_next(testing::RawClient& connection) {
  const Wanted wanted = next();
  open(wanted);
  return send(connection, wanted);
}

bool Client::is_open(const Wanted& wanted, int status) {
  const std::lock_guard lock(book_.mutex);
  return !is_done(status) && book_.open.count(wanted.key) > 0;
}

void Client::open(const Wanted& wanted) {
  const std::lock_guard lock(book_.mutex);
  book_.open[wanted.key] = wanted;
}

void Client::write_request(testing::RawClient& connection, const Wanted& wanted) const {
  connection.send("POST /api/v1" + wanted.path +
                  " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + api_key_ +
                  "\r\nIdempotency-Key: " + wanted.key +
                  "\r\nContent-Type: application/json\r\nContent-Length: " +
                  std::to_string(wanted.body.size()) + "\r\n\r\n" + wanted.body);
}

int Client::send(testing::RawClient& connection, const Wanted& wanted) {
  write_request(connection, wanted);
  const auto reply = connection.reply();
  if (reply.status == 500) {
    const std::lock_guard lock(book_.mutex);
    ++book_.faults;
  }
  if (is_done(reply.status)) {
    const auto made = JsonDocument::parse(reply.body);
    const std::lock_guard lock(book_.mutex);
    if (made) hear(wanted, made->root());
    if (reply.says("Idempotency-Replayed: true")) ++book_.repeated;
    book_.open.erase(wanted.key);
  } else if (is_of_the_clock(reply)) {
    const std::lock_guard lock(book_.mutex);
    book_.open.erase(wanted.key);
  } else if (reply.status != 0 && reply.status != 429 && reply.status != 500 &&
             reply.status != 503) {
    ADD_FAILURE() << reply.status << ' ' << reply.body;
  }
  return reply.status;
}

// An order that is promised is shipped and delivered next, each of them once.
void Client::hear(const Wanted& wanted, const Json& made) {
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

Wanted Client::next() {
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

}  // namespace supercargo::tests

// Those who place orders while things go wrong, and the book of what each of them was told: every
// order has a key, and what nobody heard of is asked for again with the same one.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "kernel/json.h"
#include "tests/raw_client.h"

namespace supercargo::tests {

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
  std::uint64_t repeated = 0;                       // answers to what was asked before
  std::uint64_t unheard = 0;                        // answers that did not come, or told of faults
  std::uint64_t faults = 0;                         // 500s among them
};

class Client {
 public:
  Client(Book& book, std::string api_key, int number)
      : book_(book), api_key_(std::move(api_key)), number_(number) {}

  // Until the server is gone: what is open then stays so.
  void order_until_it_ends(std::uint16_t port);
  // Until it is told to stop: what was not heard is asked again of whoever serves, each time with
  // the same key. Now and then the connection is cut while the answer is on its way.
  void order_until(const std::atomic<bool>& stop, const std::function<std::uint16_t()>& port);
  // Whatever comes next of this client's business; the status, as of `send`.
  int place_next(testing::RawClient& connection);
  // The status; 0 when the server went before its answer came.
  int send(testing::RawClient& connection, const Wanted& wanted);
  bool owns(const std::string& key) const { return key[1] == '0' + number_; }

 private:
  void hear(const Wanted& wanted, const Json& made);
  Wanted next();
  void write_request(testing::RawClient& connection, const Wanted& wanted) const;
  void open(const Wanted& wanted);
  bool is_open(const Wanted& wanted, int status);

  Book& book_;
  const std::string api_key_;
  const int number_;
  int serial_ = 0;
  std::deque<Wanted> then_;
};

}  // namespace supercargo::tests

// A company on a database of its own that is hurt while orders come in, and what is proved of it
// afterwards: each order that was acknowledged is there, once, under its number; nothing is
// promised that is not in stock; what arrived stands as delivered; the books agree and the
// journal's chain is whole.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kernel/money.h"
#include "tests/placing.h"
#include "tests/program.h"

namespace supercargo::tests {

inline constexpr int clients = 4;
inline constexpr int scarce_in_stock = 60;

std::string variable(const char* name);

// Where the server's data lives, for as long as the test runs.
class Place {
 public:
  // In `folder`, made and removed by the place when empty. PostgreSQL is that of these two
  // addresses.
  Place(const std::string& engine, std::string folder = {},
        std::string owner = variable("SUPERCARGO_TEST_POSTGRES"),
        const std::string& app = variable("SUPERCARGO_TEST_POSTGRES_APP"));
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  // A command line with where the data lives behind it.
  std::vector<std::string> line(std::vector<std::string> words) const;
  std::string database() const { return words_[1]; }
  std::vector<std::string> more() const { return {words_.begin() + 2, words_.end()}; }
  std::string owner() const { return named(owner_); }

 private:
  std::string named(const std::string& location) const;
  void psql(const std::string& statement) const;

  std::string folder_;
  const bool is_ours_;
  const std::string owner_;
  std::string name_;
  std::vector<std::string> words_;
};

class Witness {
 public:
  explicit Witness(std::unique_ptr<Place> place);

  Ran run(std::vector<std::string> words) const;
  std::unique_ptr<Served> serve(const std::vector<std::string>& more = {}) const;
  // PostgreSQL alone: what the owner's statement gives, cell by cell.
  std::string ask_database(const std::string& statement) const;
  void fill(const Served& served);
  // What nobody heard of is asked for again with the same key: done before or not, it is done once.
  void ask_again(std::uint16_t port);
  // What was told with what is there, once so much was asked for that stock was short: how many
  // orders came in before is the machine's affair.
  void compare(const Served& served);
  void verify() const;  // by the program itself

  Book book;
  std::vector<Client> asking;
  const std::string& key() const { return key_; }  // of somebody who may do everything

 private:
  // Every order there is, by the customer's number.
  std::multimap<std::string, std::string> orders_of(const Served& served) const;
  Quantity reserved_scarce(const Served& served) const;
  void sell_out(const Served& served);

  std::unique_ptr<Place> place_;
  std::string key_;
};

}  // namespace supercargo::tests

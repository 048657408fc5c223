// The company that is measured: 10,000 products with plenty of stock, 5,000 customers, one
// warehouse, in a database of its own that is removed afterwards; and the orders it gets.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "db/session.h"
#include "tests/program.h"

namespace supercargo::bench {

inline constexpr int product_count = 10'000;
inline constexpr int customer_count = 5'000;

class Shop {
 public:
  // Null where the engine is not there: PostgreSQL without SUPERCARGO_TEST_POSTGRES.
  static std::unique_ptr<Shop> open(db::Engine engine);
  ~Shop();
  Shop(const Shop&) = delete;
  Shop& operator=(const Shop&) = delete;

  const char* engine_name() const { return postgres_ ? "PostgreSQL" : "SQLite"; }
  bool is_sqlite() const { return !postgres_; }
  const std::string& database() const { return database_; }             // as --database wants it
  const std::vector<std::string>& options() const { return options_; }  // beside the database
  const std::string& key() const { return key_; }  // of somebody who may place orders
  // As many more: one key may ask only so much at a time. Of another company when it is named,
  // which is made for the first of them.
  std::vector<std::string> keys(int count, const std::string& company = {}) const;
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  tests::Ran run(std::vector<std::string> words) const;  // the program, on this database
  std::unique_ptr<tests::Served> serve(std::vector<std::string> more = {}) const;

 private:
  explicit Shop(std::unique_ptr<tests::ScratchPostgres> postgres);
  void fill();
  void import(const std::string& what, const std::string& csv) const;

  std::filesystem::path folder_;
  std::unique_ptr<tests::ScratchPostgres> postgres_;
  std::string database_;
  std::vector<std::string> options_;
  std::string key_;
};

// Which products are asked for: each as often, or a few much more often than the rest.
enum class Taste { uniform, zipf };

class Orders {
 public:
  Orders(std::string key, Taste taste, unsigned seed = 1);
  // Each request with the next of these keys.
  Orders(std::vector<std::string> keys, Taste taste, unsigned seed = 1);

  // POST /sales-orders, to be confirmed, with a key that no other request has.
  void append_request(std::string& out);
  std::string body(int lines = 5);
  int product();

 private:
  std::vector<std::string> keys_;
  std::mt19937_64 random_;
  std::vector<double> chances_;  // cumulated; empty when uniform
  std::uint64_t made_ = 0;
};

}  // namespace supercargo::bench

#include "bench/shop.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "bench/load.h"
#include "kernel/result.h"

namespace supercargo::bench {

std::unique_ptr<Shop> Shop::open(db::Engine engine) {
  std::unique_ptr<tests::ScratchPostgres> postgres;
  if (engine == db::Engine::postgres) {
    postgres = std::make_unique<tests::ScratchPostgres>();
    if (!postgres->is_there()) return nullptr;
  }
  return std::unique_ptr<Shop>(new Shop(std::move(postgres)));
}

Shop::Shop(std::unique_ptr<tests::ScratchPostgres> postgres)
    : folder_((std::filesystem::temp_directory_path() / "supercargo-bench-XXXXXX").string()),
      postgres_(std::move(postgres)) {
  std::string name = folder_.string();
  folder_ = ::mkdtemp(name.data());
  database_ = postgres_ ? postgres_->app() : "sqlite:" + path("shop.db");
  options_ = {"--master-key-file", path("master.key")};
  if (postgres_) options_.insert(options_.end(), {"--owner-database", postgres_->owner()});
  fill();
}

Shop::~Shop() { std::filesystem::remove_all(folder_); }

tests::Ran Shop::run(std::vector<std::string> words) const {
  words.insert(words.end(), {"--database", database_});
  words.insert(words.end(), options_.begin(), options_.end());
  auto ran = tests::run_program(words);
  if (ran.code != 0) throw Fault(words.front() + ": " + ran.output + ran.errors);
  return ran;
}

std::unique_ptr<tests::Served> Shop::serve(std::vector<std::string> more) const {
  more.insert(more.end(), options_.begin(), options_.end());
  auto served = std::make_unique<tests::Served>(database_, more);
  if (served->port() == 0) throw Fault("the server did not start: " + served->errors());
  return served;
}

std::vector<std::string> Shop::keys(int count, const std::string& company) const {
  const std::string person = company.empty() ? "desk@bench.example" : "desk@other.example";
  const auto of_company = [&](std::vector<std::string> words) {
    if (!company.empty()) words.insert(words.end(), {"--tenant", company});
    return run(std::move(words));
  };
  if (!company.empty()) {
    run({"tenant", "add", company, "--name", "The other company", "--currency", "EUR",
         "--time-zone", "Europe/Amsterdam"});
    of_company({"user", "add", person, "--role", "order_desk", "--role", "administrator"});
  }
  std::vector<std::string> keys;
  for (int i = 0; i < count; ++i)
    keys.push_back(
        of_company({"key", "add", person, "--name", fmt::format("bench {}", i)}).last_line());
  return keys;
}

void Shop::import(const std::string& what, const std::string& csv) const {
  const std::string file = path(what + ".csv");
  std::ofstream(file) << csv;
  run({"import", what, file, "--json"});
}

void Shop::fill() {
  run({"migrate"});
  std::vector<std::string> add{"user", "add", "desk@bench.example"};
  for (const char* role : {"agent", "order_desk", "sales_manager", "warehouse", "administrator"})
    add.insert(add.end(), {"--role", role});
  run(add);
  key_ = run({"key", "add", "desk@bench.example", "--name", "bench"}).last_line();
  serve()->post(
      "/api/v1/warehouses", key_,
      R"({"code":"HK1","name":"Kwai Chung","time_zone":"Asia/Hong_Kong","country":"HK"})");
  std::string products = "sku,name,unit_price,currency\n";
  std::string stock = "warehouse,sku,quantity\n";
  for (int i = 0; i < product_count; ++i) {
    products +=
        fmt::format("P-{0:05d},Product number {0},{1}.{2:02d},EUR\n", i, 1 + i % 97, i % 100);
    stock += fmt::format("HK1,P-{:05d},10000000\n", i);
  }
  std::string customers =
      "code,name,currency,read_back,counter_sales,addresses/0/line1,addresses/0/city,"
      "addresses/0/postcode,addresses/0/country\n";
  for (int i = 0; i < customer_count; ++i)
    customers +=
        fmt::format("C-{0:05d},Customer {0},EUR,by_channel,true,{0} Quay,Ghent,9000,BE\n", i);
  import("products", products);
  import("customers", customers);
  import("stock", stock);
}

Orders::Orders(std::string key, Taste taste, unsigned seed)
    : Orders(std::vector{std::move(key)}, taste, seed) {}

Orders::Orders(std::vector<std::string> keys, Taste taste, unsigned seed)
    : keys_(std::move(keys)), random_(seed) {
  if (taste == Taste::uniform) return;
  double sum = 0;
  chances_.reserve(product_count);
  for (int rank = 1; rank <= product_count; ++rank) chances_.push_back(sum += 1.0 / rank);
}

int Orders::product() {
  if (chances_.empty()) return static_cast<int>(random_() % product_count);
  const double wanted = std::uniform_real_distribution<>(0, chances_.back())(random_);
  const auto at = std::lower_bound(chances_.begin(), chances_.end(), wanted);
  // Neighbours in rank stand apart in the index.
  return static_cast<int>((at - chances_.begin()) * 7919 % product_count);
}

std::string Orders::body(int lines) {
  std::string out = fmt::format(
      R"({{"customer":"C-{:05d}","customer_po_number":"PO-{:x}","advance_to":"confirmed",)"
      R"("lines":[)",
      random_() % customer_count, random_());
  std::set<int> taken;  // the same product twice would be asked about
  while (static_cast<int>(taken.size()) < lines) {
    const int wanted = product();
    if (!taken.insert(wanted).second) continue;
    out += fmt::format(R"({}{{"sku":"P-{:05d}","quantity":"{}"}})", taken.size() == 1 ? "" : ",",
                       wanted, 1 + random_() % 5);
  }
  return out + "]}";
}

void Orders::append_request(std::string& out) {
  const std::string key = fmt::format("{:016x}{:08x}", random_(), ++made_);
  const std::string& asking = keys_[made_ % keys_.size()];
  bench::append_request(out, "POST /api/v1/sales-orders HTTP/1.1", asking, body(), key);
}

}  // namespace supercargo::bench

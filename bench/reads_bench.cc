// What reading costs as orders grow in number: reads_bench [ORDERS…], each number more than the one
// before. Orders are written by the loader that the limit is measured with, so that a million take
// minutes; their kept replies, which live for seven days, are left out.
#include <fmt/format.h>

#include <cstdlib>

#include "bench/figures.h"
#include "bench/load.h"
#include "bench/writing.h"

namespace supercargo::bench {
namespace {

constexpr int batch = 256;
constexpr int recorded_batches = 16;

// Brings the company to so many orders; each call goes on where the last one stopped.
class Loader {
 public:
  explicit Loader(const Shop& shop) : writing_(shop) {
    Orders trade(shop.key(), Taste::zipf);
    writing_.place(batch, trade);
    for (int i = 0; i < recorded_batches; ++i) {
      auto& record = records_.emplace_back();
      writing_.place(batch, trade, &record);
      std::erase_if(record,
                    [](const Written& written) { return written.table.name == "idempotency"; });
      facts_ += facts_of(record);
    }
    orders_ = (1 + recorded_batches) * batch;
  }

  std::int64_t load(std::int64_t wanted) {
    for (; orders_ < wanted; ++round_)
      for (const auto& record : records_) {
        write_again(writing_.session(), writing_.tenant(), record, round_, facts_);
        orders_ += batch;
      }
    return orders_;
  }

 private:
  Writing writing_;
  std::vector<std::deque<Written>> records_;
  std::int64_t facts_ = 0;
  std::int64_t orders_ = 0;
  std::int64_t round_ = 1;
};

struct Question {
  const char* what;
  std::function<std::string(std::uint64_t)> path;
};

std::vector<std::string> some_orders(const tests::Served& served, const Shop& shop) {
  const auto page = served.get("/api/v1/sales-orders?limit=200", shop.key()).body;
  std::vector<std::string> ids;
  constexpr std::string_view mark = R"({"id":"so_)";
  for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1))
    ids.push_back(page.substr(at + 7, page.find('"', at + 7) - at - 7));
  if (ids.empty()) throw Fault("no order is listed: " + page.substr(0, 300));
  return ids;
}

std::vector<Question> questions(const std::vector<std::string>& ids) {
  const auto any = [ids](std::uint64_t n) { return ids[n % ids.size()]; };
  return {
      {"one order", [any](std::uint64_t n) { return "/sales-orders/" + any(n); }},
      {"its timeline", [any](std::uint64_t n) { return "/sales-orders/" + any(n) + "/timeline"; }},
      {"first page of the list", [](std::uint64_t) { return "/sales-orders?limit=50"; }},
      {"first page of one customer's",
       [](std::uint64_t n) {
         return fmt::format("/sales-orders?limit=50&customer=C-{:05d}", n * 7 % customer_count);
       }},
      {"products by words",
       [](std::uint64_t n) { return fmt::format("/products?limit=20&q=number+{}", n % 9973); }},
      {"availability of a product",
       [](std::uint64_t n) {
         return fmt::format("/availability?sku=P-{:05d}&quantity=5", n % product_count);
       }},
  };
}

void measure_reads(const Shop& shop, std::int64_t orders) {
  const auto served = shop.serve();
  for (const Question& question : questions(some_orders(*served, shop))) {
    std::uint64_t n = 0;
    const Loaded loaded = run(
        {.port = served->port(),
         .connections = 8,
         .warm_up = std::chrono::milliseconds(300),
         .length = std::chrono::seconds(2),
         .make = [&](std::string& out) {
           append_request(out, "GET /api/v1" + question.path(++n) + " HTTP/1.1", shop.key(), {});
         }});
    row({shop.engine_name(), std::to_string(orders), question.what,
         fmt::format("{:.0f}", loaded.per_second()),
         fmt::format("{:.2f}", loaded.percentile_ms(0.5)),
         fmt::format("{:.2f}", loaded.percentile_ms(0.99)),
         std::to_string(loaded.others_than(200))});
  }
}

void measure(const std::vector<std::int64_t>& sizes) {
  section("Reads as orders grow in number", "Eight connections; milliseconds over HTTP.");
  heading({"engine", "orders", "what", "a second", "p50", "p99", "not answered"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) {
    const auto shop = Shop::open(engine);
    if (!shop) continue;
    Loader loader(*shop);
    for (const std::int64_t size : sizes) measure_reads(*shop, loader.load(size));
  }
}

}  // namespace
}  // namespace supercargo::bench

int main(int count, char** words) {
  std::vector<std::int64_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(std::atoll(words[i]));
  if (sizes.empty()) sizes = {10'000, 100'000};
  supercargo::bench::measure(sizes);
}

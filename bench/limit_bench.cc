// What the database takes: exactly the rows of confirmed five-line orders, written by a program
// that does nothing else, so many orders to a transaction. And where the time of one order goes.
// limit_bench [ORDERS A TRANSACTION…]: 1, 16, 64 and 256 unless told.
#include <fmt/format.h>

#include <cstdlib>

#include "bench/figures.h"
#include "bench/limit.h"

namespace supercargo::bench {
namespace {

constexpr std::chrono::seconds measured{4};

void measure_limit(const Shop& shop, Writing& writing, int batch) {
  Limit limit(writing, batch);
  const Parts parts = writing.parts();
  const Usage before = Usage::now(shop);
  const Limit::Run run = limit.write(measured);
  const double cpu = Usage::now(shop).cpu_us_since(before) / static_cast<double>(run.orders);
  row({shop.engine_name(), std::to_string(batch), fmt::format("{:.0f}", run.per_second()),
       fmt::format("{:.0f}", cpu), us(parts.parse, parts.orders), us(parts.gather, parts.orders),
       us(parts.decide, parts.orders), us(parts.write, parts.orders),
       us(parts.commit, parts.orders), us(parts.reply, parts.orders)});
}

void measure(const std::vector<int>& batches) {
  section("The database's own limit, and where the time of an order goes",
          "Rows of one confirmed order of five lines, written again from a recording; then, of the "
          "real program without HTTP, µs an order.");
  heading({"engine", "orders a transaction", "orders/s", "CPU µs", "parse", "gather", "decide",
           "write", "commit", "reply"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) {
    const auto shop = Shop::open(engine);
    if (!shop) continue;
    Writing writing(*shop);
    for (const int batch : batches) measure_limit(*shop, writing, batch);
  }
}

}  // namespace
}  // namespace supercargo::bench

int main(int count, char** words) {
  std::vector<int> batches;
  for (int i = 1; i < count; ++i) batches.push_back(std::atoi(words[i]));
  if (batches.empty()) batches = {1, 16, 64, 256};
  supercargo::bench::measure(batches);
}

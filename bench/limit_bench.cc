// What the database takes: exactly the rows of confirmed five-line orders, written by a program
// that does nothing else, so many orders to a transaction. And where the time of one order goes.
#include <fmt/format.h>

#include <cstdio>

#include "bench/figures.h"
#include "bench/writing.h"

namespace supercargo::bench {
namespace {

constexpr std::chrono::seconds measured{4};
constexpr int recorded_orders = 1024;

void measure_limit(const Shop& shop, Writing& writing, int batch) {
  Orders trade(shop.key(), Taste::zipf, static_cast<unsigned>(batch));
  std::vector<std::deque<Written>> records(static_cast<std::size_t>(recorded_orders / batch));
  std::int64_t facts = 0;
  writing.place(batch, trade);  // what is written once is there afterwards
  writing.forget_parts();
  for (auto& record : records) {
    writing.place(batch, trade, &record);
    facts += facts_of(record);
  }
  const Parts parts = writing.parts();
  const Usage before = Usage::now(shop);
  const auto begin = std::chrono::steady_clock::now();
  std::int64_t orders = 0;
  for (std::int64_t round = 1; std::chrono::steady_clock::now() - begin < measured; ++round)
    for (const auto& record : records) {
      write_again(writing.session(), writing.tenant(), record, round, facts);
      orders += batch;
    }
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double cpu = Usage::now(shop).cpu_us_since(before) / static_cast<double>(orders);
  row({shop.engine_name(), std::to_string(batch),
       fmt::format("{:.0f}", static_cast<double>(orders) / seconds), fmt::format("{:.0f}", cpu),
       us(parts.parse, parts.orders), us(parts.gather, parts.orders),
       us(parts.decide, parts.orders), us(parts.write, parts.orders),
       us(parts.commit, parts.orders), us(parts.reply, parts.orders)});
}

void measure() {
  section("The database's own limit, and where the time of an order goes",
          "Rows of one confirmed order of five lines, written again from a recording; then, of the "
          "real program without HTTP, µs an order.");
  heading({"engine", "orders a transaction", "orders/s", "CPU µs", "parse", "gather", "decide",
           "write", "commit", "reply"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) {
    const auto shop = Shop::open(engine);
    if (!shop) continue;
    Writing writing(*shop);
    for (const int batch : {1, 16, 64, 256}) measure_limit(*shop, writing, batch);
  }
}

}  // namespace
}  // namespace supercargo::bench

int main() { supercargo::bench::measure(); }

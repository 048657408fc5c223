// What of the database's own limit is left of orders that come over HTTP: both measured in turn,
// in slices short enough that a machine whose speed changes does not tell them apart.
#include <fmt/format.h>

#include <algorithm>

#include "bench/figures.h"
#include "bench/limit.h"
#include "bench/load.h"

namespace supercargo::bench {
namespace {

constexpr int pairs = 8;
constexpr int orders_a_transaction = 64;
constexpr int connections = 32;
constexpr std::chrono::seconds slice{3};

struct Pair {
  double limit = 0;   // orders a second
  double intake = 0;  // confirmed a second
  double p50_ms = 0;
  double p99_ms = 0;
  double ratio() const { return intake / limit; }
};

Loaded take_orders(const tests::Served& served, Orders& trade, std::uint64_t& confirmed) {
  const auto see = [&](int, std::string_view body) {
    confirmed += body.find(R"("status":"confirmed")") != std::string_view::npos;
  };
  return run({.port = served.port(),
              .connections = connections,
              .length = slice,
              .make = [&](std::string& out) { trade.append_request(out); },
              .see = see});
}

double median(const std::vector<Pair>& all, const std::function<double(const Pair&)>& of) {
  std::vector<double> values;
  values.reserve(all.size());
  for (const Pair& pair : all) values.push_back(of(pair));
  std::sort(values.begin(), values.end());
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

void tell(const Shop& shop, std::vector<Pair>& all) {
  const auto by_ratio = [](const Pair& a, const Pair& b) { return a.ratio() < b.ratio(); };
  std::sort(all.begin(), all.end(), by_ratio);
  const auto middle = [&](auto member) {
    return median(all, [&](const Pair& pair) { return pair.*member; });
  };
  row({shop.engine_name(), fmt::format("{:.0f}", middle(&Pair::limit)),
       fmt::format("{:.0f}", middle(&Pair::intake)),
       fmt::format("{:.0f} %", 100 * median(all, [](const Pair& pair) { return pair.ratio(); })),
       fmt::format("{:.0f} to {:.0f} %", 100 * all.front().ratio(), 100 * all.back().ratio()),
       fmt::format("{:.1f}", middle(&Pair::p50_ms)), fmt::format("{:.1f}", middle(&Pair::p99_ms))});
}

void measure(db::Engine engine) {
  const auto limit_shop = Shop::open(engine);
  const auto intake_shop = Shop::open(engine);
  if (!limit_shop || !intake_shop) return;
  Writing writing(*limit_shop);
  Limit limit(writing, orders_a_transaction);
  Orders trade(intake_shop->keys(8), Taste::zipf);
  const auto served = intake_shop->serve();
  std::vector<Pair> all(pairs);
  for (Pair& pair : all) {
    pair.limit = limit.write(slice).per_second();
    std::uint64_t confirmed = 0;
    const Loaded loaded = take_orders(*served, trade, confirmed);
    pair.intake = static_cast<double>(confirmed) / loaded.seconds;
    pair.p50_ms = loaded.percentile_ms(0.5);
    pair.p99_ms = loaded.percentile_ms(0.99);
  }
  tell(*intake_shop, all);
}

}  // namespace
}  // namespace supercargo::bench

int main() {
  using namespace supercargo;
  bench::section("Intake as a part of the limit",
                 fmt::format("{} pairs of {} s each: rows of confirmed five-line orders by a bare "
                             "program, {} to a transaction, and confirmed orders over HTTP at {} "
                             "connections, Zipf. Medians; the ratio is of each pair.",
                             bench::pairs, bench::slice.count(), bench::orders_a_transaction,
                             bench::connections));
  bench::heading({"engine", "limit/s", "intake/s", "ratio", "from … to", "p50 ms", "p99 ms"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) bench::measure(engine);
}

// Confirmed orders over HTTP: keep-alive, a real key, every check and gate, prices, stock, journal
// and kept replies. The load is a process of the same machine.
#include <fmt/format.h>

#include "bench/figures.h"
#include "bench/load.h"

namespace supercargo::bench {
namespace {

struct Asked {
  int connections = 1;
  Taste taste = Taste::uniform;
};

void measure_intake(const Shop& shop, const std::vector<std::string>& keys, const Asked& asked) {
  const auto served = shop.serve();
  Orders trade(keys, asked.taste, static_cast<unsigned>(asked.connections));
  std::uint64_t confirmed = 0;
  std::vector<double> cpu;
  const auto cpu_now = [&] {
    cpu.push_back(Usage::of_server(served->pid()).cpu_us +
                  (shop.is_sqlite() ? 0 : postgres_cpu_us()));
  };
  const Loaded loaded =
      run({.port = served->port(),
           .connections = asked.connections,
           .length = std::chrono::seconds(6),
           .make = [&](std::string& out) { trade.append_request(out); },
           .see =
               [&](int, std::string_view body) {
                 confirmed += body.find(R"("status":"confirmed")") != std::string_view::npos;
               }},
          cpu_now);
  const auto orders = static_cast<double>(loaded.latencies_us.size());
  row({shop.engine_name(), std::to_string(asked.connections),
       asked.taste == Taste::zipf ? "Zipf" : "uniform",
       fmt::format("{:.0f}", static_cast<double>(confirmed) / loaded.seconds),
       fmt::format("{:.2f}", loaded.percentile_ms(0.5)),
       fmt::format("{:.2f}", loaded.percentile_ms(0.99)),
       fmt::format("{:.2f}", loaded.percentile_ms(0.999)),
       fmt::format("{:.0f}", (cpu.back() - cpu.front()) / orders),
       fmt::format("{:.0f}", static_cast<double>(peak_resident_kb(served->pid())) / 1024),
       std::to_string(loaded.latencies_us.size() - confirmed)});
}

void measure() {
  section("Intake",
          "POST /sales-orders, five lines, to be confirmed; 10,000 products, 5,000 customers. CPU "
          "of the server and, with PostgreSQL, of its processes.");
  heading({"engine", "connections", "products", "confirmed/s", "p50 ms", "p99 ms", "p99.9 ms",
           "CPU µs an order", "peak MB", "not confirmed"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) {
    const auto shop = Shop::open(engine);
    if (!shop) continue;
    const auto keys = shop->keys(8);
    for (const int connections : {1, 8, 32, 128})
      measure_intake(*shop, keys, {connections, Taste::zipf});
    measure_intake(*shop, keys, {32, Taste::uniform});
    line("\n`supercargo verify` afterwards: " + shop->run({"verify"}).last_line() + "\n");
  }
}

}  // namespace
}  // namespace supercargo::bench

int main() { supercargo::bench::measure(); }

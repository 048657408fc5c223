// Ten times what the server can carry, offered whether or not it answers: how soon those are turned
// away whom it does not take, how long the others wait, what it costs in memory, and how soon all
// is as before.
#include <fmt/format.h>
#include <sys/resource.h>

#include "bench/figures.h"
#include "bench/load.h"
#include "tests/flood.h"

namespace supercargo::bench {
namespace {

constexpr int keys_count = 48;
constexpr std::size_t connections = 2400;  // fifty a key: none has more under way than it may
constexpr double times_over = 10;

class Crowd {
 public:
  explicit Crowd(const Shop& shop) {
    for (std::string& key : shop.keys(keys_count))
      orders_.emplace_back(std::move(key), Taste::zipf, static_cast<unsigned>(orders_.size() + 1));
  }

  tests::Flooded place(const tests::Served& served, std::size_t askers, double per_second,
                       std::chrono::milliseconds length) {
    return tests::run({.port = served.port(),
                       .connections = askers,
                       .per_second = per_second,
                       .length = length,
                       .make = [&](std::size_t n, std::string& request) {
                         request.clear();
                         orders_[n % orders_.size()].append_request(request);
                       }});
  }

 private:
  std::vector<Orders> orders_;
};

double per_second(const tests::Flooded& flooded, std::size_t count) {
  return static_cast<double>(count) / flooded.took.count();
}

std::string ms(const std::vector<std::uint32_t>& sorted, double part) {
  return fmt::format("{:.1f}", tests::percentile(sorted, part) / 1000.0);
}

void tell(const Shop& shop, const tests::Served& served, const char* when,
          const tests::Flooded& flooded) {
  const auto taken = flooded.latencies_us(201);
  const auto turned_away = flooded.latencies_us(503);
  row({shop.engine_name(), when, fmt::format("{:.0f}", per_second(flooded, flooded.answers.size())),
       fmt::format("{:.0f}", per_second(flooded, taken.size())), ms(taken, 0.5), ms(taken, 0.99),
       ms(turned_away, 0.5), ms(turned_away, 0.99), std::to_string(flooded.others_than(201, 503)),
       fmt::format("{:.0f}", static_cast<double>(peak_resident_kb(served.pid())) / 1024)});
}

void measure_overload(const Shop& shop) {
  using std::chrono::seconds;
  Crowd crowd(shop);
  const auto served = shop.serve({"--connections-a-network", "5000"});
  const auto calm = crowd.place(*served, 32, 0, seconds(5));
  tell(shop, *served, "32 connections", calm);
  const double wanted = times_over * per_second(calm, calm.count(201));
  tell(shop, *served, "ten times that", crowd.place(*served, connections, wanted, seconds(10)));
  tell(shop, *served, "one at once after", crowd.place(*served, 1, 0, seconds(1)));
  line("\n`supercargo verify` afterwards: " + shop.run({"verify"}).last_line() + "\n");
}

void measure() {
  const rlimit most{8192, 8192};
  ::setrlimit(RLIMIT_NOFILE, &most);
  section("Overload",
          "POST /sales-orders, five lines, from 48 keys; latencies count from when a request was "
          "due. Turned away is 503 with Retry-After; others are answers that are neither.");
  heading({"engine", "load", "answered/s", "taken/s", "taken p50 ms", "taken p99 ms",
           "turned away p50 ms", "turned away p99 ms", "others", "peak MB"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres})
    if (const auto shop = Shop::open(engine)) measure_overload(*shop);
}

}  // namespace
}  // namespace supercargo::bench

int main() { supercargo::bench::measure(); }

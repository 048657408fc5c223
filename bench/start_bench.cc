// From the command to the first answer, and what a server that nobody asks anything holds.
#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "bench/figures.h"

namespace supercargo::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int tries = 9;

void measure_start(const Shop& shop) {
  std::vector<double> took;
  std::int64_t idle_kb = 0;
  for (int i = 0; i < tries; ++i) {
    const auto begin = Clock::now();
    const auto served = shop.serve();
    if (served->get("/readyz").status != 200) throw Fault("it says that it is not ready");
    took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    std::this_thread::sleep_for(std::chrono::milliseconds(300));  // its background has looked once
    idle_kb = resident_kb(served->pid());
    served->stop();
  }
  std::sort(took.begin(), took.end());
  row({shop.engine_name(), fmt::format("{:.0f} / {:.0f}", took[tries / 2], took.back()),
       fmt::format("{:.0f}", static_cast<double>(idle_kb) / 1024)});
}

void measure() {
  section("Start", "From starting the program to its first answer, and its memory then.");
  heading({"engine", "ms, the middle of nine / the slowest", "idle MB"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres})
    if (const auto shop = Shop::open(engine)) measure_start(*shop);
}

}  // namespace
}  // namespace supercargo::bench

int main() { supercargo::bench::measure(); }

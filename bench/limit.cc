#include "bench/limit.h"

#include "bench/again.h"

namespace supercargo::bench {
namespace {

constexpr int recorded_orders = 1024;

}  // namespace

Limit::Limit(Writing& writing, int batch)
    : writing_(writing),
      batch_(batch),
      records_(static_cast<std::size_t>(recorded_orders / batch)) {
  Orders trade(std::string{}, Taste::zipf, static_cast<unsigned>(batch));
  writing.place(batch, trade);  // what is written once is there afterwards
  writing.forget_parts();
  for (auto& record : records_) {
    writing.place(batch, trade, &record);
    facts_ += facts_of(record);
  }
}

Limit::Run Limit::write(std::chrono::milliseconds length) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  Run run;
  while (Clock::now() - begin < length) {
    ++round_;
    for (const auto& record : records_) {
      write_again(writing_.session(), writing_.tenant(), record, round_, facts_);
      writing_.between_batches();
      run.orders += batch_;
    }
  }
  run.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return run;
}

}  // namespace supercargo::bench

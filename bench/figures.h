// How a bench says what it found, as a section of bench/RESULTS.md; and what a run cost the
// machine.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/shop.h"

namespace supercargo::bench {

void section(const std::string& title, const std::string& words);
void heading(const std::vector<std::string>& columns);
void row(const std::vector<std::string>& cells);
void line(const std::string& words);

// Microseconds of one of so many, without decimals.
std::string us(std::chrono::nanoseconds sum, std::int64_t count);

// Processor time so far: of this process and, where the engine is a server, of all its processes.
struct Usage {
  double cpu_us = 0;

  static Usage now(const Shop& shop);
  // Of one process, its kernel time included.
  static Usage of_server(int process);
  double cpu_us_since(const Usage& before) const { return cpu_us - before.cpu_us; }
};
double postgres_cpu_us();
// kB in memory now, and at the most.
std::int64_t resident_kb(int process);
std::int64_t peak_resident_kb(int process);

}  // namespace supercargo::bench

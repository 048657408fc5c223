#include "bench/figures.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/paths.h"

namespace supercargo::bench {
namespace {

void say(const std::string& words) {
  std::puts(words.c_str());
  std::fflush(stdout);
}

// The fields after the name, which may hold blanks, begin with the third.
double cpu_us_of(const std::string& stat) {
  std::istringstream fields(stat.substr(stat.rfind(')') + 2));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::string proc_file(const std::string& process, const char* file) {
  return tests::file_text("/proc/" + process + '/' + file);
}

std::int64_t status_kb(int process, const std::string& field) {
  const std::string status = proc_file(std::to_string(process), "status");
  const auto at = status.find(field + ':');
  return at == std::string::npos ? 0 : std::stoll(status.substr(at + field.size() + 1));
}

}  // namespace

void section(const std::string& title, const std::string& words) {
  say("\n## " + title + "\n\n" + words + '\n');
}

void heading(const std::vector<std::string>& columns) {
  row(columns);
  std::string rule = "|";
  for (std::size_t i = 0; i < columns.size(); ++i) rule += i == 0 ? " --- |" : " ---: |";
  say(rule);
}

void row(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const std::string& cell : cells) text += ' ' + cell + " |";
  say(text);
}

void line(const std::string& words) { say(words); }

std::string us(std::chrono::nanoseconds sum, std::int64_t count) {
  return fmt::format("{:.0f}", static_cast<double>(sum.count()) / 1e3 / static_cast<double>(count));
}

Usage Usage::of_server(int process) {
  return {cpu_us_of(proc_file(std::to_string(process), "stat"))};
}

Usage Usage::now(const Shop& shop) {
  Usage usage = of_server(::getpid());
  if (!shop.is_sqlite()) usage.cpu_us += postgres_cpu_us();
  return usage;
}

double postgres_cpu_us() {
  double sum = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string stat = proc_file(name, "stat");
    if (stat.find("(postgres)") != std::string::npos) sum += cpu_us_of(stat);
  }
  return sum;
}

std::int64_t resident_kb(int process) { return status_kb(process, "VmRSS"); }
std::int64_t peak_resident_kb(int process) { return status_kb(process, "VmHWM"); }

}  // namespace supercargo::bench

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "app/command.h"
#include "app/installation.h"
#include "db/statistics.h"
#include "imports/import.h"
#include "sheets/mapping.h"

namespace supercargo::app {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds renewal{20'000};  // of the lease that ids are made under
constexpr std::int64_t bar_width = 20;

std::int64_t milliseconds_since(Clock::time_point begin) {
  return std::max<std::int64_t>(
      1, std::chrono::duration_cast<milliseconds>(Clock::now() - begin).count());
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  return digits;
}

std::string clock_text(std::int64_t seconds) {
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

// On a terminal a bar that moves in its place; elsewhere a line now and then.
class ProgressBar {
 public:
  void show(const imports::Progress& progress) {
    if (progress.file != file_) {
      file_ = progress.file;
      began_ = last_;
    }
    last_ = Clock::now();
    const bool is_end = progress.bytes_done >= progress.bytes_all;
    if (!is_end && last_ - shown_ < (is_terminal_ ? milliseconds(100) : milliseconds(5000))) return;
    shown_ = last_;
    const std::string line = line_of(progress, milliseconds_since(began_));
    if (is_terminal_)
      std::fprintf(stderr, "\r%-78s%s", line.c_str(), is_end ? "\n" : "");
    else
      std::fprintf(stderr, "%s\n", line.c_str());
    std::fflush(stderr);
  }

 private:
  static std::string line_of(const imports::Progress& progress, std::int64_t passed_ms) {
    const std::int64_t all = std::max<std::int64_t>(1, progress.bytes_all);
    const std::int64_t read = std::max<std::int64_t>(1, progress.bytes_done - progress.bytes_begun);
    const std::int64_t left_ms = passed_ms * (progress.bytes_all - progress.bytes_done) / read;
    const std::int64_t rate = (progress.rows - progress.rows_begun) * 1000 / passed_ms;
    const auto full = static_cast<std::size_t>(bar_width * progress.bytes_done / all);
    return "[" + std::string(full, '#') +
           std::string(static_cast<std::size_t>(bar_width) - full, '.') + "] " +
           std::to_string(100 * progress.bytes_done / all) + " %  " + grouped(progress.rows) +
           " rows  " + grouped(rate) + "/s  " + clock_text((left_ms + 999) / 1000) + " left";
  }

  const bool is_terminal_ = ::isatty(STDERR_FILENO) == 1;
  std::string file_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_ = began_;
  Clock::time_point shown_ = began_;
};

Result<sheets::Mapping> mapping_of(const Given& given) {
  const std::string path = given.text("--mapping");
  if (path.empty()) return sheets::Mapping{};
  std::ifstream file(path, std::ios::binary);
  if (!file) return Problem{Refusal::not_found, "not_found", "The mapping cannot be read: " + path};
  return sheets::parse_mapping(std::string{std::istreambuf_iterator<char>(file), {}});
}

void say_report(const Given& given, const imports::Report& report) {
  for (const std::string& file : report.done_before)
    std::fprintf(stderr, "%s was in already; nothing was repeated\n", file.c_str());
  for (const std::string& file : report.rejects)
    std::fprintf(stderr, "rejected rows, with their reasons: %s\n", file.c_str());
  if (given.wants_json()) return Given::say(report.json());
  Given::say(grouped(report.rows_read) + " rows read, " + grouped(report.rows_accepted) +
             " accepted, " + grouped(report.rows_rejected) + " rejected in " +
             decimal_text(report.milliseconds, 3) + " s");
  if (report.has_orders && !report.as_history)
    Given::say(grouped(report.orders) + " orders placed");
  if (!report.as_history) return;
  Given::say("value " + report.value_accepted.text() + " accepted, " +
             report.value_rejected.text() + " rejected");
  Given::say(grouped(report.orders) + " orders, " + grouped(report.credits) + " credits, " +
             grouped(report.customers) + " customers, " + grouped(report.products) +
             " product codes of " + grouped(report.catalogue_products) + " products");
}

int import(const Given& given) {
  auto mapping = mapping_of(given);
  if (!mapping) return given.refuse(mapping.error());
  if (given.has("--as") && given.text("--as") != "history")
    return given.refuse(invalid({{"/as", "unknown_choice", "Known is: history"}}));
  Installation installation(given.settings);
  installation.expect_current_schema();
  const auto tenant = installation.tenant(given.text("--tenant"));
  if (!tenant) return given.refuse(tenant.error());

  Clock::time_point renewed = Clock::now();
  imports::Desk desk{installation.session(), installation.services(), [&] {
                       if (Clock::now() - renewed > renewal) {
                         if (!installation.renew_node()) throw Fault("the lease of the node ended");
                         renewed = Clock::now();
                       }
                       return installation.operator_call(*tenant);
                     }};
  ProgressBar bar;
  bool is_new = true;
  const auto report =
      imports::import_files(desk, {.kind = given.text("KIND"),
                                   .as_history = given.has("--as"),
                                   .files = given.texts("FILE"),
                                   .mapping = std::move(*mapping),
                                   .rehearsal = given.has("--dry-run"),
                                   .rejects = given.text("--rejects"),
                                   .on_progress = [&](const imports::Progress& progress) {
                                     bar.show(progress);
                                     if (is_new)
                                       is_new = db::analyze_new_tables(installation.database());
                                   }});
  if (!report) return given.refuse(report.error());
  installation.database().analyze();
  say_report(given, *report);
  return report->rows_rejected > 0 ? exits::in_part : exits::done;
}

}  // namespace

std::vector<Command> import_commands() {
  return {
      {.name = "import",
       .summary = "bring in products, customers, stock, orders or a trading history from CSV",
       .explanation =
           "KIND is products, customers, stock, or sales-orders with --as history. A FILE of -\n"
           "is standard input. Without a mapping columns are named as the API's fields.\n"
           "Rows that are refused go to FILE.rejects.csv with their place and every reason.\n"
           "Killed, the same command goes on where it stood; a file that is in is not repeated.\n"
           "  supercargo import products products.csv\n"
           "  supercargo import sales-orders 2011.csv --as history --mapping shop.toml --json\n"
           "Exit codes: 0 all rows are in, 1 refused, 2 some rows were rejected, 70 fault.",
       .parameters = {{"KIND", Takes::place, "products | customers | stock | sales-orders", true},
                      {"FILE", Takes::values, "CSV files, in this order", true},
                      {"--mapping", Takes::value, "TOML file: what the columns are"},
                      {"--as", Takes::value, "history: trade that is over"},
                      {"--dry-run", Takes::flag, "try everything, keep nothing"},
                      {"--rejects", Takes::value, "where rejected rows go"}},
       .run = import}};
}

}  // namespace supercargo::app

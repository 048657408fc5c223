// A year of a real company's trade goes in exactly: every row, every figure, within its time and
// memory. The data is not ours to ship, so these tests need the shared folder.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "imports/import.h"
#include "journal/testing.h"
#include "kernel/calendar.h"
#include "sheets/mapping.h"
#include "tests/paths.h"

namespace supercargo {
namespace {

namespace fs = std::filesystem;
using imports::Report;
using journal::reasons;

constexpr const char* first_file = "uci-online-retail/online_retail_2010-12_2011-07.csv.xz";
constexpr const char* second_file = "uci-online-retail/online_retail_2011-08_2011-12.csv.xz";

long peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used.ru_maxrss / 1024;
}

class OnlineRetail : public journal::OnDesk {
 protected:
  void SetUp() override {
    if (tests::shared_data(first_file).empty())
      GTEST_SKIP() << "no uci-online-retail on this machine";
    OnDesk::SetUp();
    if (IsSkipped()) return;
    fs::create_directories(folder_);
    for (const char* name : {first_file, second_file}) {
      files_.push_back(folder_ / fs::path(name).stem());
      const std::string command =
          "xz -dc '" + tests::shared_data(name) + "' > '" + files_.back() + "'";
      ASSERT_EQ(std::system(command.c_str()), 0);
    }
  }
  void TearDown() override {
    fs::remove_all(folder_);
    OnDesk::TearDown();
  }

  Result<Report> import(const sheets::Mapping& mapping, std::vector<std::string> files) {
    imports::Desk at{desk().session(), desk().services(), [&] { return desk().call(); }};
    return imports::import_files(at, {.kind = "sales-orders",
                                      .as_history = true,
                                      .files = std::move(files),
                                      .mapping = mapping});
  }
  static sheets::Mapping shipped_mapping(const std::string& file = "online-retail.toml") {
    return *sheets::parse_mapping(
        tests::file_text(tests::source_tree() + "/examples/mappings/" + file));
  }

  // By the company's own calendar: "2010-12 748957.02, …"
  std::string value_by_month() {
    const Calendar london{.zone = "Europe/London"};
    std::map<std::string, std::int64_t> months;
    desk().read([&](const journal::Query& query) {
      for (const auto& [at, value] : query.db.values<std::int64_t, std::int64_t>(
               "SELECT at, value FROM history_order WHERE tenant_id = $1 LIMIT 1000000"))
        months[text(local_day(Instant{at}, london)).substr(0, 7)] += value;
      return 0;
    });
    std::string shown;
    for (const auto& [month, value] : months)
      shown += (shown.empty() ? "" : ", ") + month + " " + decimal_text(value, 6);
    return shown;
  }
  std::string best_customers() {
    return desk().read([&](const journal::Query& query) {
      std::string shown;
      for (const auto& [code, value] : query.db.values<std::string, std::int64_t>(
               "SELECT customer.code, CAST(SUM(sold.value) AS BIGINT) AS value "
               "FROM history_order sold JOIN customer "
               "ON customer.tenant_id = sold.tenant_id AND customer.id = sold.customer_id "
               "WHERE sold.tenant_id = $1 AND NOT customer.counter_sales "
               "GROUP BY customer.code ORDER BY value DESC LIMIT 3"))
        shown += (shown.empty() ? "" : ", ") + code + " " + decimal_text(value, 6);
      return shown;
    });
  }
  std::int64_t counted(db::Sql statement) {
    return desk().read([&](const journal::Query& query) {
      return query.db.value<std::int64_t>(statement).value_or(-1);
    });
  }

  fs::path folder_ = fs::temp_directory_path() / ("retail-" + std::to_string(::getpid()));
  std::vector<std::string> files_;
};
SUPERCARGO_ON_BOTH_ENGINES(OnlineRetail);

// 22,064 orders and adjustments and 3,836 credits are the 25,900 invoices; 4,070 stock
// codes as written are 3,958 products of the catalogue, where "85123a" is no other than "85123A".
constexpr const char* whole_report =
    R"({"rows_read":541909,"rows_accepted":541909,"rows_rejected":0,)"
    R"("value_accepted":"9747747.934","value_rejected":"0","orders":22064,"credits":3836,)"
    R"("customers":4372,"products":4070,"seconds":)";

TEST_P(OnlineRetail, a_year_of_trade_goes_in_exactly_and_stays_so_when_it_comes_again) {
  const auto report = import(shipped_mapping(), files_);
  ASSERT_EQ(reasons(report), "accepted");
  const std::string json = report->json();
  std::printf("%s\npeak %ld MB\n", json.c_str(), peak_megabytes());
  EXPECT_EQ(json.substr(0, json.rfind(':') + 1), whole_report);
  if (desk().session().engine() == db::Engine::sqlite) {
    EXPECT_LT(report->milliseconds, 60'000);
    EXPECT_LT(peak_megabytes(), 300);
  }

  EXPECT_EQ(counted("SELECT COUNT(*) FROM history_line WHERE tenant_id = $1"), 541'909);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM history_order WHERE tenant_id = $1"), 25'900);
  EXPECT_EQ(counted("SELECT COUNT(DISTINCT customer_id) FROM history_order WHERE tenant_id = $1"),
            4'372 + 1);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM product WHERE tenant_id = $1"), 3'958);
  EXPECT_EQ(counted("SELECT COUNT(DISTINCT sku) FROM history_line WHERE tenant_id = $1"), 4'070);
  EXPECT_EQ(counted("SELECT COUNT(DISTINCT country) FROM history_order WHERE tenant_id = $1"), 38);
  EXPECT_EQ(counted("SELECT CAST(SUM(quantity) AS BIGINT) FROM history_line WHERE tenant_id = $1"),
            5'176'450'000'000);
  EXPECT_EQ(counted("SELECT CAST(SUM(value) AS BIGINT) FROM history_order WHERE tenant_id = $1"),
            9'747'747'934'000);
  EXPECT_EQ(counted("SELECT MAX(line_count) FROM history_order WHERE tenant_id = $1"), 1'114);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM history_line WHERE tenant_id = $1 AND unit_price = 0"),
            2'515);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM history_line WHERE tenant_id = $1 AND unit_price < 0"),
            2);
  EXPECT_EQ(
      counted("SELECT COUNT(*) FROM history_line WHERE tenant_id = $1 AND description IS NULL"),
      1'454);
  // Every order is told once; one invoice is interrupted by another's row, too far behind it.
  EXPECT_EQ(counted("SELECT COUNT(*) FROM journal WHERE tenant_id = $1 "
                    "AND name = 'history_order_imported'"),
            25'900);

  EXPECT_EQ(value_by_month(),
            "2010-12 748957.02, 2011-01 560000.26, 2011-02 498062.65, 2011-03 683267.08, "
            "2011-04 493207.121, 2011-05 723333.51, 2011-06 691123.12, 2011-07 681300.111, "
            "2011-08 682680.51, 2011-09 1019687.622, 2011-10 1070704.67, 2011-11 1461756.25, "
            "2011-12 433668.01");
  EXPECT_EQ(best_customers(), "14646 279489.02, 18102 256438.49, 17450 187482.17");

  const auto again = import(shipped_mapping(), files_);
  const std::string second = again->json();
  EXPECT_EQ(second.substr(0, second.rfind(':') + 1), whole_report);
  EXPECT_EQ(again->done_before.size(), 2U);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM history_line WHERE tenant_id = $1"), 541'909);
}

// The program itself, killed again and again, reading from a pipe.
TEST(OnlineRetailProgram, ends_with_the_whole_report_however_often_it_was_killed) {
  const std::string data = tests::shared_data(second_file);
  if (data.empty()) GTEST_SKIP() << "no uci-online-retail on this machine";
  const fs::path folder = fs::temp_directory_path() / ("killed-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const std::string at =
      tests::program() + " %s --database sqlite:" + (folder / "s.db").string() + " ";
  const auto run = [&](const std::string& words, const std::string& around = "") {
    std::string command = at;
    command.replace(command.find("%s"), 2, words);
    return std::system((around + command + ">" + (folder / "out").string() + " 2>&1").c_str());
  };
  ASSERT_EQ(run("migrate"), 0);
  ASSERT_EQ(run("tenant add shop --name Shop --currency GBP --time-zone Europe/London"), 0);
  const std::string import = "import sales-orders - --as history --json --mapping " +
                             tests::source_tree() + "/examples/mappings/online-retail.toml";
  const std::string pipe = "xz -dc '" + data + "' | ";
  for (const char* seconds : {"0.7", "0.9", "1.1"})
    run(import, pipe + "timeout -s KILL " + seconds + " ");
  ASSERT_EQ(run(import, pipe), 0);
  const std::string out = tests::file_text((folder / "out").string());
  const std::string last = out.substr(out.rfind('\n', out.size() - 2) + 1);
  EXPECT_EQ(last.substr(0, last.rfind(':') + 1),
            R"({"rows_read":256488,"rows_accepted":256488,"rows_rejected":0,)"
            R"("value_accepted":"4668497.062","value_rejected":"0","orders":9618,"credits":1560,)"
            R"("customers":3212,"products":3369,"seconds":)")
      << out;
  EXPECT_EQ(run("verify"), 0);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace supercargo

// Ten times what the server can carry, from many keys over many connections: what is not taken is
// told when to come again, what is taken is done once, memory stays bounded, and whoever comes next
// is served as before. How soon stands in bench/overload_bench.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <map>

#include "tests/flood.h"
#include "tests/paths.h"
#include "tests/witness.h"

namespace supercargo::tests {
namespace {

constexpr std::size_t keys_count = 96;
// Fifty a key, for none may have more under way; more than a fast server serves in a second.
constexpr std::size_t connections = 4800;
constexpr long memory_max_kb = 512 << 10;

long peak_kb(const Served& served) {
  const std::string status = file_text("/proc/" + std::to_string(served.pid()) + "/status");
  return std::stol(status.substr(status.find("VmHWM:") + 6));
}

class Overload : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;  // for us and for the server
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (GetParam() == std::string("postgres") && variable("SUPERCARGO_TEST_POSTGRES").empty())
      GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
    witness = std::make_unique<Witness>(std::make_unique<Place>(GetParam()));
    for (std::size_t n = 0; n < keys_count; ++n) {
      const std::string name = "f" + std::to_string(n);
      keys.push_back(witness->run({"key", "add", "ann@example.com", "--name", name}).last_line());
    }
    served = witness->serve({"--connections", "6000", "--connections-a-network", "6000"});
    witness->fill(*served);
  }

  // Every third order is of what is scarce.
  void place(std::size_t connection, std::string& request) {
    const std::string key = "F" + std::to_string(++placed);
    const std::string body = R"({"customer":"C-1","customer_po_number":")" + key +
                             R"(","advance_to":"confirmed","lines":[{"sku":")" +
                             (placed % 3 == 0 ? "SCARCE" : "PLENTY") + R"(","quantity":2}]})";
    request =
        "POST /api/v1/sales-orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
        keys[connection % keys_count] + "\r\nIdempotency-Key: " + key +
        "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n" + body;
  }

  Flooded flood(std::size_t askers, double per_second, std::chrono::milliseconds length) {
    auto flooded = run({.port = served->port(),
                        .connections = askers,
                        .per_second = per_second,
                        .length = length,
                        .make = [&](std::size_t n, std::string& request) { place(n, request); }});
    for (const Answered& each : flooded.answers) note(each);
    return flooded;
  }

  void note(const Answered& answer) {
    EXPECT_TRUE(answer.status != 503 || answer.says_when) << answer.body;
    if (answer.status != 201) return;
    const auto made = JsonDocument::parse(answer.body);
    ASSERT_TRUE(made);
    witness->book.acknowledged.emplace(made->root().text_of("customer_po_number"),
                                       made->root().text_of("number"));
  }

  std::unique_ptr<Witness> witness;
  std::vector<std::string> keys;
  std::unique_ptr<Served> served;
  std::uint64_t placed = 0;
};
INSTANTIATE_TEST_SUITE_P(, Overload, ::testing::Values("sqlite", "postgres"),
                         [](const auto& info) { return std::string(info.param); });

TEST_P(Overload, is_told_at_once_and_harms_nobody_who_was_taken) {
  using std::chrono::seconds;
  const auto calm = flood(32, 0, seconds(1));
  EXPECT_EQ(calm.count(201), calm.answers.size());
  const double carried = static_cast<double>(calm.count(201)) / calm.took.count();
  const auto wild = flood(connections, 10 * carried, seconds(2));
  EXPECT_EQ(wild.others_than(201, 503), 0U);
  EXPECT_GT(wild.count(503), wild.count(201)) << "most had to be turned away";
  EXPECT_GT(wild.count(201), 0U);
  EXPECT_LT(percentile(wild.latencies_us(503), 0.5), percentile(wild.latencies_us(201), 0.5))
      << "who is turned away knows it before others are served";
  EXPECT_LT(peak_kb(*served), memory_max_kb);

  const auto after = flood(1, 0, std::chrono::milliseconds(200));
  EXPECT_GT(after.count(201), 0U);
  EXPECT_EQ(after.count(201), after.answers.size());
  witness->compare(*served);
  EXPECT_EQ(served->stop(), 0);
  witness->verify();
}

}  // namespace
}  // namespace supercargo::tests

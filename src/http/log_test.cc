#include "http/log.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "kernel/json.h"
#include "tests/paths.h"

namespace supercargo::http {
namespace {

constexpr Instant monday{1'772'460'000'000'000};  // 2026-03-02T14:00:00Z

class LogTest : public ::testing::Test {
 protected:
  LogTest()
      : file_(std::filesystem::temp_directory_path() /
              ("supercargo_log_test_" + std::to_string(::getpid()))) {
    std::filesystem::remove(file_);
  }
  ~LogTest() override { std::filesystem::remove(file_); }

  template <class Use>
  std::string written(Use use, LogLevel least = LogLevel::info) {
    {
      Log log({.file = file_.string(), .least = least}, clock_);
      use(log);
    }
    return tests::file_text(file_.string());
  }

  const std::filesystem::path file_;
  SetClock clock_{monday};
};

Answered order_placed() {
  return {.request_id = "req_1",
          .method = Method::post,
          .operation = "create_sales_order",
          .tenant = 7,
          .principal = 9,
          .peer = "192.0.2.1",
          .status = 201,
          .took_us = 1234,
          .code = ""};
}

TEST_F(LogTest, an_answered_request_is_one_line_of_json) {
  EXPECT_EQ(written([](Log& log) { log.answered(order_placed()); }),
            R"({"at":"2026-03-02T14:00:00.000000Z","level":"info","event":"request_answered",)"
            R"("request_id":"req_1","method":"POST","operation":"create_sales_order","tenant":7,)"
            R"("principal":9,"network":"192.0.2.1","status":201,"took_us":1234})"
            "\n");
}

TEST_F(LogTest, refusals_of_identity_are_named_events) {
  const auto line = written([](Log& log) {
    auto refused = order_placed();
    refused.status = 403;
    refused.code = "forbidden";
    log.answered(refused);
  });
  EXPECT_NE(line.find(R"("level":"warning","event":"authz_fail")"), std::string::npos);
  EXPECT_NE(line.find(R"("code":"forbidden")"), std::string::npos);
}

// The thread sanitizer says so when the log's thread outlives what it writes to.
TEST_F(LogTest, a_log_that_ends_has_written_every_line_and_leaves_no_thread_behind) {
  constexpr int logs = 100;
  constexpr int lines = 20;
  std::string all;
  for (int i = 0; i < logs; ++i) {
    all = written([](Log& log) {
      for (int line = 0; line < lines; ++line)
        log.write(LogLevel::info, "turned", LogFields().number("line", line));
    });
  }
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), logs * lines);
}

TEST_F(LogTest, what_comes_from_outside_cannot_make_a_second_line) {
  const auto line = written([](Log& log) {
    log.faulted("req_2",
                std::runtime_error("lost\r\n{\"event\":\"forged\"}\x1b[2J \xc3\xa9 \"end\""));
  });
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  EXPECT_TRUE(JsonDocument::parse(line));
  EXPECT_EQ(line.find('\x1b'), std::string::npos);
}

TEST_F(LogTest, long_words_are_cut) {
  const auto line = written([](Log& log) {
    log.write(LogLevel::warning, "odd", LogFields().untrusted("words", std::string(5000, 'a')));
  });
  EXPECT_LT(line.size(), 500U);
}

TEST_F(LogTest, lesser_lines_are_left_out) {
  EXPECT_EQ(written([](Log& log) { log.answered(order_placed()); }, LogLevel::warning), "");
}

TEST_F(LogTest, others_may_not_read_the_file) {
  written([](Log& log) { log.write(LogLevel::info, "started"); });
  struct stat state {};
  ASSERT_EQ(::stat(file_.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0640U);
}

}  // namespace
}  // namespace supercargo::http

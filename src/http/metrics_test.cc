#include "http/metrics.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace supercargo::http {
namespace {

Answered answered(std::string_view operation, int status) {
  return {.request_id = "req_1",
          .method = Method::get,
          .operation = operation,
          .peer = "192.0.2.1",
          .status = status,
          .took_us = 2000,
          .code = ""};
}

bool says(const Metrics& metrics, std::string_view line) {
  return metrics.text().find(std::string(line) + "\n") != std::string::npos;
}

TEST(Metrics, requests_are_counted_by_operation_and_status) {
  Metrics metrics({});
  metrics.answered(answered("read_order", 200));
  metrics.answered(answered("read_order", 200));
  metrics.answered(answered("", 404));
  EXPECT_TRUE(says(metrics, R"(supercargo_requests_total{operation="read_order",status="200"} 2)"));
  EXPECT_TRUE(says(metrics, R"(supercargo_requests_total{operation="none",status="404"} 1)"));
  EXPECT_TRUE(
      says(metrics, R"(supercargo_request_seconds_bucket{operation="read_order",le="0.0025"} 2)"));
  EXPECT_TRUE(
      says(metrics, R"(supercargo_request_seconds_bucket{operation="read_order",le="0.001"} 0)"));
}

TEST(Metrics, gauges_are_read_when_they_are_asked_for) {
  std::int64_t queued = 3;
  Metrics metrics({.queued_writes = [&] { return queued; }});
  EXPECT_TRUE(says(metrics, "supercargo_queued_writes 3"));
  queued = 0;
  EXPECT_TRUE(says(metrics, "supercargo_queued_writes 0"));
  EXPECT_EQ(metrics.text().find("supercargo_wal_bytes"), std::string::npos);
}

TEST(Metrics, batches_and_faults_are_counted) {
  Metrics metrics({});
  metrics.committed(5);
  metrics.faulted("", std::runtime_error("lost"));
  EXPECT_TRUE(says(metrics, R"(supercargo_batch_commands_bucket{le="8"} 1)"));
  EXPECT_TRUE(says(metrics, "supercargo_faults_total 1"));
}

}  // namespace
}  // namespace supercargo::http

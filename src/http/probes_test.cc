#include "http/probes.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace supercargo::http {
namespace {

struct Outside {
  explicit Outside(std::function<bool()> can_serve = [] { return true; })
      : probes({.metrics_token = "s3cret"}, metrics, std::move(can_serve)) {}

  Response ask(const char* path, const char* authorization = "", Method method = Method::get) {
    Request request;
    request.method = method;
    request.path = path;
    if (*authorization != '\0') request.headers.emplace_back("authorization", authorization);
    std::promise<Response> answered;
    probes.handle(request, Responder::into([&](Response response) {
                    answered.set_value(std::move(response));
                  }));
    return answered.get_future().get();
  }

  Metrics metrics{{}};
  Probes probes;
};

TEST(Probes, a_living_process_says_ok) {
  Outside outside([]() -> bool { throw std::runtime_error("the database is gone"); });
  EXPECT_EQ(outside.ask("/healthz").body, "ok\n");
  EXPECT_EQ(outside.ask("/healthz").headers.size(), 8U) << "content type and security headers";
}

TEST(Probes, ready_is_who_can_serve) {
  EXPECT_EQ(Outside().ask("/readyz").status, 200);
  EXPECT_EQ(Outside([] { return false; }).ask("/readyz").status, 503);
  EXPECT_EQ(Outside([]() -> bool { throw std::runtime_error("gone"); }).ask("/readyz").status, 503);
  Outside outside;
  outside.probes.drain();
  EXPECT_EQ(outside.ask("/readyz").status, 503);
}

TEST(Probes, the_database_is_not_asked_by_every_caller) {
  std::atomic<int> asked = 0;
  Outside outside([&] { return ++asked > 0; });
  for (int i = 0; i < 20; ++i) outside.ask("/readyz");
  EXPECT_LE(asked, 2);
}

TEST(Probes, figures_are_for_those_who_know_the_token) {
  Outside outside;
  EXPECT_EQ(outside.ask("/metrics").status, 404);
  EXPECT_EQ(outside.ask("/metrics", "Bearer guess!").status, 404);
  EXPECT_EQ(outside.ask("/metrics", "Bearer s3cret").status, 200);
}

TEST(Probes, probes_are_only_read) {
  EXPECT_EQ(Outside().ask("/healthz", "", Method::post).status, 405);
}

}  // namespace
}  // namespace supercargo::http

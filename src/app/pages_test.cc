#include "app/pages.h"

#include <gtest/gtest.h>

namespace supercargo::app {
namespace {

TEST(Pages, the_address_is_all_the_right_there_is) {
  http::Request request{.method = http::Method::post,
                        .target = "/r/1_abc?language=en",
                        .path = "/r/1_abc",
                        .query = "language=en",
                        .headers = {{"host", "localhost"},
                                    {"cookie", "sc=1_x"},
                                    {"origin", "null"},
                                    {"authorization", "Bearer 1_y"}}};
  ASSERT_TRUE(is_page(request));
  request = as_operation(std::move(request));
  EXPECT_EQ(request.path, "/api/v1/read-back-pages/1_abc");
  EXPECT_EQ(request.target, "/api/v1/read-back-pages/1_abc?language=en");
  ASSERT_EQ(request.headers.size(), 1u);
  EXPECT_EQ(request.headers[0].first, "host");
  EXPECT_FALSE(is_page({.path = "/returns"}));
  EXPECT_EQ(as_operation({.path = "/a/1_abc"}).path, "/api/v1/sign-off-pages/1_abc");
}

}  // namespace
}  // namespace supercargo::app

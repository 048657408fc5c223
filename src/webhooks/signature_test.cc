#include "webhooks/signature.h"

#include <gtest/gtest.h>

#include "kernel/json.h"
#include "tests/paths.h"

namespace supercargo::webhooks {
namespace {

// The specification's own vector.
TEST(Signature, agrees_with_the_specification) {
  const std::string file = tests::shared_data("standard-webhooks/vectors.json");
  if (file.empty()) GTEST_SKIP() << "no vectors of Standard Webhooks on this machine";
  const std::string text = tests::file_text(file);
  const auto document = JsonDocument::parse(text);
  ASSERT_TRUE(document);
  const Json vector = document->root();
  const std::string timestamp(vector.text_of("webhook-timestamp"));
  EXPECT_EQ(signature(vector.text_of("secret"), {vector.text_of("webhook-id"),
                                                 std::stoll(timestamp), vector.text_of("payload")}),
            vector.text_of("webhook-signature"));
}

TEST(Signature, each_secret_is_new_and_signs_otherwise) {
  const auto secret = new_secret();
  const auto other = new_secret();
  EXPECT_TRUE(secret.starts_with("whsec_"));
  EXPECT_EQ(secret.size(), 6u + 44u);
  const Signed message{"whd_1", 1'700'000'000, "{}"};
  EXPECT_EQ(signature(secret, message), signature(secret, message));
  EXPECT_NE(signature(secret, message), signature(other, message));
}

TEST(Signature, jitter_stays_within_its_share) {
  for (int i = 0; i < 1000; ++i) {
    const auto jitter = random_jitter(200);
    EXPECT_LE(jitter, 200);
    EXPECT_GE(jitter, -200);
  }
}

}  // namespace
}  // namespace supercargo::webhooks

#include "http/signed_cursor.h"

#include <gtest/gtest.h>

namespace supercargo::http {
namespace {

const CursorScope scope{
    .tenant = 7, .principal = 9, .route = "list_parcels", .filters = "sort=-code"};

class SignedCursor : public ::testing::Test {
 protected:
  const journal::Sealer sealer_ = journal::Sealer::with_random_key();
  const CursorSigner signer_{sealer_};
};

TEST_F(SignedCursor, comes_back_as_it_was_wrapped) {
  for (const char* after : {"x", "2026|so_1", "a longer one, with blanks and \"quotes\""}) {
    const auto back = signer_.unwrap(scope, signer_.wrap(scope, after));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, after);
  }
}

TEST_F(SignedCursor, any_flipped_bit_is_refused) {
  const auto cursor = signer_.wrap(scope, "2026-03-02|so_1");
  for (std::size_t i = 0; i < cursor.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = cursor;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      const auto back = signer_.unwrap(scope, changed);
      ASSERT_FALSE(back) << changed;
      EXPECT_EQ(back.error().code, "invalid_cursor");
      EXPECT_EQ(back.error().refusal, Refusal::malformed);
    }
  }
}

TEST_F(SignedCursor, is_good_only_where_it_was_given) {
  const auto cursor = signer_.wrap(scope, "x");
  auto other = scope;
  other.tenant = 8;
  EXPECT_FALSE(signer_.unwrap(other, cursor));
  other = scope;
  other.principal = 10;
  EXPECT_FALSE(signer_.unwrap(other, cursor));
  other = scope;
  other.route = "list_orders";
  EXPECT_FALSE(signer_.unwrap(other, cursor));
  other = scope;
  other.filters = "sort=code";
  EXPECT_FALSE(signer_.unwrap(other, cursor));
}

TEST_F(SignedCursor, is_good_in_every_process_with_the_master_key) {
  EXPECT_TRUE(CursorSigner(sealer_).unwrap(scope, signer_.wrap(scope, "x")));
  EXPECT_FALSE(
      CursorSigner(journal::Sealer::with_random_key()).unwrap(scope, signer_.wrap(scope, "x")));
}

TEST_F(SignedCursor, nothing_short_or_strange_passes) {
  for (const char* strange : {"", "a", "AQ", "====", "\xff\xff", "AQAAAAAAAAAAAAAAAAAAAAAA"})
    EXPECT_FALSE(signer_.unwrap(scope, strange)) << strange;
}

}  // namespace
}  // namespace supercargo::http

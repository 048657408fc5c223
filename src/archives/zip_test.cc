#include "archives/zip.h"

#include <gtest/gtest.h>

namespace supercargo::archives {
namespace {

constexpr Instant at{1'772'445'600'000'000};

std::string refused(std::string_view bytes, const ZipLimits& limits = {}) {
  const auto files = unzip(bytes, limits);
  return files ? "accepted" : files.error().detail;
}

TEST(Zip, gives_back_what_was_put_in) {
  const std::vector<File> files{{"a.txt", "hello"}, {"parts/訂單.json", "{}"}, {"empty", ""}};
  const std::string bytes = zip_of(files, at);
  EXPECT_EQ(bytes, zip_of(files, at)) << "the same files are the same bytes";
  const auto found = unzip(bytes);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 3U);
  EXPECT_EQ((*found)[1].name, "parts/訂單.json");
  EXPECT_EQ((*found)[0].bytes, "hello");
  EXPECT_EQ((*found)[2].bytes, "");
}

TEST(Zip, refuses_what_is_none_or_was_damaged) {
  EXPECT_EQ(refused("hello"), "It is no ZIP file, or it is damaged.");
  EXPECT_EQ(refused(""), "It is no ZIP file, or it is damaged.");
  std::string bytes = zip_of({{"a.txt", "hello hello hello"}}, at);
  bytes[bytes.find("a.txt") + 7] ^= 1;
  EXPECT_EQ(refused(bytes), "The file a.txt in it is damaged.");
}

TEST(Zip, refuses_names_that_lead_out_of_their_folder) {
  for (const char* name : {"../a", "/a", "b/../a", "a\\b", "./a"})
    EXPECT_EQ(refused(zip_of({{name, "x"}}, at)).substr(0, 23), "The name of a file in i") << name;
}

TEST(Zip, is_read_up_to_its_limits) {
  const std::string bomb = zip_of({{"zeros", std::string(1 << 20, '\0')}}, at);
  EXPECT_LT(bomb.size(), 2'000U);
  EXPECT_EQ(refused(bomb, {.bytes = 1000}), "Unpacked it is larger than what is read.");
  EXPECT_EQ(refused(zip_of({{"a", ""}, {"b", ""}}, at), {.files = 1}), "It holds too many files.");
}

}  // namespace
}  // namespace supercargo::archives

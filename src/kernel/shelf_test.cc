#include "kernel/shelf.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace supercargo {
namespace {

struct Book {
  std::string words;
  std::size_t bytes() const { return words.size(); }
};

class Shelves : public ::testing::Test {
 protected:
  std::string read(std::int64_t tenant, std::int64_t version, const std::string& words) {
    return shelf
        .get<Book>({tenant, "book", {.content = version}},
                   [&] {
                     ++made;
                     return Book{words};
                   })
        ->words;
  }

  Shelf shelf{10};
  int made = 0;
};

TEST_F(Shelves, keep_a_thing_while_its_version_stands) {
  EXPECT_EQ(read(1, 1, "old"), "old");
  EXPECT_EQ(read(1, 1, "new"), "old");
  EXPECT_EQ(read(1, 2, "new"), "new");
  EXPECT_EQ(made, 2);
  EXPECT_EQ(shelf.bytes(), 3U) << "the old version is gone";
}

TEST_F(Shelves, give_no_tenant_another_ones_thing) {
  EXPECT_EQ(read(1, 1, "one"), "one");
  EXPECT_EQ(read(2, 1, "two"), "two");
  EXPECT_EQ(read(1, 1, "?"), "one");
}

TEST_F(Shelves, drop_what_nobody_asked_for_longest_when_they_are_full) {
  read(1, 1, "1111");
  read(2, 1, "2222");
  read(1, 1, "1111");
  read(3, 1, "3333");
  EXPECT_EQ(shelf.bytes(), 8U);
  made = 0;
  read(1, 1, "1111");
  read(3, 1, "3333");
  EXPECT_EQ(made, 0);
  EXPECT_EQ(read(2, 1, "again"), "again");
}

TEST_F(Shelves, take_nothing_that_is_larger_than_they_are) {
  const std::string large(11, 'x');
  EXPECT_EQ(read(1, 1, large), large);
  EXPECT_EQ(shelf.bytes(), 0U);
}

TEST_F(Shelves, are_used_by_many_threads) {
  std::vector<std::thread> readers;
  for (std::int64_t tenant = 0; tenant < 4; ++tenant) {
    readers.emplace_back([this, tenant] {
      for (std::int64_t i = 0; i < 1000; ++i) {
        const auto words = std::to_string(tenant) + std::to_string(i % 7);
        const auto book =
            shelf.get<Book>({tenant, "book", {.content = i % 7}}, [&] { return Book{words}; });
        EXPECT_EQ(book->words, words);
      }
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_LE(shelf.bytes(), 10U);
}

}  // namespace
}  // namespace supercargo

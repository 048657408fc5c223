#include "db/packing.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

#include "db/goods_fixture.h"
#include "db/writer.h"
#include "kernel/embedded.h"

namespace supercargo {
namespace {

struct Letter {
  std::int64_t id = 0;
  std::string words;
  std::vector<std::string> copies;
  std::int64_t stamp = 0;
};

constexpr Field letter_fields[] = {
    field<&Letter::id>("id"),
    field<&Letter::words>("words", {.personal = Personal::none, .stored = Stored::packed}),
    field<&Letter::copies>("copies", {.personal = Personal::none, .stored = Stored::packed}),
    field<&Letter::stamp>("stamp"),
};

}  // namespace

template <>
const Entity& entity<Letter>() {
  static constexpr Entity described = describe<Letter>("letter", "letter", letter_fields);
  return described;
}

namespace db {
namespace {

using ::testing::ElementsAre;

const std::string fact =
    R"({"number":[null,"SO-2026-000116"],"status":[null,"draft"],"customer":[null,"C-1006"],)"
    R"("order_type":[null,"standard"],"urgent":[null,false],"currency":[null,"EUR"],)"
    R"("lines":[null,[{"line":1,"sku":"FILM-20","name":"龙井茶","quantity":"6","unit":"EA",)"
    R"("base_quantity":"6","base_unit":"EA","is_service":false,"unit_price":"1.85"}]]})";

std::string sha256(std::string_view bytes) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  char hex[2 * sizeof hash + 1];
  return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

TEST(Packing, makes_a_fact_a_third_of_what_it_was) {
  const std::string frame = packed(fact);
  EXPECT_LT(frame.size(), fact.size() / 3);
  EXPECT_EQ(unpacked(frame), fact);
}

TEST(Packing, leaves_alone_what_is_short_or_does_not_become_smaller) {
  EXPECT_EQ(packed(""), "");
  EXPECT_EQ(packed("no more than a few words"), "");
  std::string noise(4000, '\0');
  randombytes_buf(noise.data(), noise.size());
  EXPECT_EQ(packed(noise), "");
}

RC_GTEST_PROP(Packing, gives_every_text_back, (const std::string& piece)) {
  const auto times = *rc::gen::inRange(1, 3000);
  std::string whole;
  for (int n = 0; n < times; ++n) whole += piece;
  const std::string frame = packed(whole);
  RC_ASSERT(frame.empty() || unpacked(frame) == whole);
}

TEST(Packing, takes_long_texts) {
  std::string order;
  while (order.size() < 4 << 20) order += fact + "尺寸 📦";
  EXPECT_EQ(unpacked(packed(order)), order);
}

TEST(Packing, shows_what_is_no_frame_of_ours_as_it_is) {
  EXPECT_EQ(unpacked(""), "");
  EXPECT_EQ(unpacked("{\"status\":[]}"), "{\"status\":[]}");
  const std::string frame = packed(fact);
  EXPECT_EQ(unpacked(frame.substr(0, frame.size() - 1)), frame.substr(0, frame.size() - 1));
  EXPECT_EQ(unpacked(frame + "x"), frame + "x");
}

// RFC 8878, 3.1.1: four bytes of magic number; a descriptor of eight bytes of size and two of the
// dictionary's id; both follow.
TEST(Packing, does_not_make_room_for_what_a_frame_only_claims) {
  const std::string claim("\x28\xb5\x2f\xfd\xe2\x41\x9c\xff\xff\xff\xff\xff\xff\xff\x7f", 15);
  EXPECT_EQ(unpacked(claim), claim);
}

TEST(Packing, of_an_altered_frame_says_anything_but_falls) {
  const std::string frame = packed(fact);
  for (std::size_t at = 0; at < frame.size(); ++at) {
    for (const int bit : {1, 16, 128}) {
      std::string altered = frame;
      altered[at] = static_cast<char>(altered[at] ^ bit);
      EXPECT_LE(unpacked(altered).size(), std::size_t{64} << 20);
    }
  }
}

// What was packed with it must be read for as long as there are orders.
TEST(Packing, has_dictionaries_that_never_change) {
  std::vector<std::string> all;
  for (const embedded::File& file : embedded::dictionaries())
    all.push_back(std::string(file.name) + " " + sha256(file.bytes.text()));
  EXPECT_THAT(all, ElementsAre("40001.zdict "
                               "1e6ab71b1b5b0e26405a6c20603a191dff149e65b60b1b1af81ef90b5ef6a0a2"));
}

std::vector<Migration> letters() {
  auto schema = goods_schema;
  schema.push_back({"0002_letter", R"sql(
-- tenant recorded
CREATE TABLE letter (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  words TEXT NOT NULL,
  copies TEXT,
  stamp BIGINT,
  CONSTRAINT letter_pk PRIMARY KEY (tenant_id, id)
);
)sql"});
  schema.push_back({"0003_packed", R"sql(
ALTER TABLE letter ADD COLUMN words_packed BYTES;
ALTER TABLE letter ADD COLUMN copies_packed BYTES;
)sql"});
  return schema;
}

class PackedRows : public OnBothEngines {
 protected:
  PackedRows() : OnBothEngines(letters()) {}
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) add_chain_head(us);
  }
  void save(const Letter& letter) {
    write(us, [&](Session& session) { Writer(session).insert_row(letter); });
  }
  Letter kept() {
    std::optional<Letter> found;
    read(us, [&](Session& session) {
      found = Reader(session).row<Letter>(
          "SELECT {fields} FROM letter WHERE tenant_id = $1 ORDER BY id LIMIT 1");
    });
    return found.value_or(Letter{});
  }
  // As a tool that knows no packing would show it.
  std::string column() {
    std::string shown;
    read(us, [&](Session& session) {
      for (const auto& [words, copies, frame, more] :
           Reader(session).values<std::string, std::optional<std::string>, Bytes, Bytes>(
               "SELECT words, copies, words_packed, copies_packed FROM letter "
               "WHERE tenant_id = $1 ORDER BY id LIMIT 1"))
        shown = words + "|" + copies.value_or("null") + (frame.data.empty() ? "" : "|frame") +
                (more.data.empty() ? "" : "|frames");
    });
    return shown;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(PackedRows);

TEST_P(PackedRows, hold_short_texts_as_they_are) {
  save({1, "dear all", {"cc"}, 7});
  EXPECT_EQ(column(), R"(dear all|["cc"])");
  EXPECT_EQ(kept().words, "dear all");
  EXPECT_THAT(kept().copies, ElementsAre("cc"));
  EXPECT_EQ(kept().stamp, 7);
}

TEST_P(PackedRows, hold_long_texts_packed) {
  save({1, fact, {fact, "cc"}, 7});
  EXPECT_EQ(column(), "||frame|frames");
  EXPECT_EQ(kept().words, fact);
  EXPECT_THAT(kept().copies, ElementsAre(fact, "cc"));
  EXPECT_EQ(kept().stamp, 7);
}

TEST_P(PackedRows, hold_nothing_of_nothing) {
  save({1, "dear all", {}, 7});
  EXPECT_EQ(column(), "dear all|null");
  EXPECT_THAT(kept().copies, ElementsAre());
}

TEST_P(PackedRows, are_found_by_key_and_changed_both_ways) {
  save({1, fact, {}, 7});
  write(us, [&](Session& session) {
    Writer writer(session);
    auto letters = writer.by_keys<Letter>("id", std::vector<std::int64_t>{1});
    letters.front().words = "shorter";
    letters.front().copies = {fact};
    writer.update_rows({"id"}, {"words", "copies"}, letters);
  });
  EXPECT_EQ(column(), "shorter||frames");
  EXPECT_EQ(kept().words, "shorter");
  EXPECT_THAT(kept().copies, ElementsAre(fact));
  EXPECT_EQ(kept().stamp, 7);
}

TEST_P(PackedRows, that_were_written_before_are_read_as_they_are) {
  write(us, [&](Session& session) {
    Writer(session).run("INSERT INTO letter (tenant_id, id, words) VALUES ($1, 1, $2)", fact);
  });
  EXPECT_EQ(kept().words, fact);
}

// Whoever looks for what was altered reads it.
TEST_P(PackedRows, show_a_text_that_was_put_beside_the_frame) {
  save({1, fact, {}, 7});
  write(us, [&](Session& session) {
    Writer(session).run("UPDATE letter SET words = 'forged' WHERE tenant_id = $1");
  });
  EXPECT_EQ(kept().words, "forged");
}

}  // namespace
}  // namespace db
}  // namespace supercargo

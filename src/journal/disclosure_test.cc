#include "journal/disclosure.h"

#include <gtest/gtest.h>

#include "journal/entry_store.h"
#include "journal/signature.h"
#include "journal/testing.h"
#include "kernel/json.h"

namespace supercargo::journal {
namespace {

class Disclosures : public OnDesk {
 protected:
  static constexpr std::int64_t ann = 7001;
  static constexpr std::int64_t bob = 7002;
  void told_of(std::int64_t subject, const char* words) {
    desk().write([&](Unit& unit) {
      unit.tell({.name = "noted",
                 .record = "note",
                 .record_id = subject,
                 .prefix = "not",
                 .revision = 1,
                 .subject = subject,
                 .changes = {{"text", "null", json_text(words), true}}});
    });
  }
  Entry entry_of(std::int64_t record) {
    return desk().read(
        [&](const Query& query) { return entries_of(query.db, record, 0, 1).front(); });
  }
  static std::string sealed_in(const Entry& entry) {
    return std::string(JsonDocument::parse(entry.changes)->root().text_of("text"));
  }
  std::optional<std::string> key(const Entry& entry, const char* field) {
    return desk().read([&](const Query& query) {
      const Disclosure disclosure(query.db, query.services.sealer, {entry.subject.value});
      return disclosure.key_of({query.db.tenant(), entry.subject.value, entry.seq, field});
    });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Disclosures);

TEST_P(Disclosures, open_the_one_value_and_no_other) {
  told_of(ann, "陳大文");
  told_of(bob, "Bob");
  const Entry of_ann = entry_of(ann);
  const Entry of_bob = entry_of(bob);
  const auto opened = key(of_ann, "text");
  ASSERT_TRUE(opened);
  EXPECT_EQ(open_disclosed(sealed_in(of_ann), *opened), "[null,\"陳大文\"]");
  EXPECT_EQ(open_disclosed(sealed_in(of_bob), *opened), std::nullopt);
  EXPECT_EQ(open_disclosed(sealed_in(of_ann), *key(of_ann, "other")), std::nullopt);
  EXPECT_EQ(open_disclosed(sealed_in(of_ann), "12"), std::nullopt);
  EXPECT_EQ(open_disclosed("sealed:", *opened), std::nullopt);
}

TEST_P(Disclosures, have_nothing_to_show_of_who_was_erased) {
  told_of(ann, "Ann");
  const Entry entry = entry_of(ann);
  desk().write([&](Unit& unit) { erase_subject_key(unit.db, ann, unit.now()); });
  EXPECT_EQ(key(entry, "text"), std::nullopt);
  desk().read([&](const Query& query) {
    const Disclosure disclosure(query.db, query.services.sealer, {ann, bob});
    EXPECT_TRUE(disclosure.is_erased(ann));
    EXPECT_FALSE(disclosure.is_erased(bob));
    EXPECT_EQ(disclosure.digest(ann, "Ann"), std::string(64, '0'));
    return 0;
  });
}

TEST(Signature, is_checked_by_anybody_and_made_by_one) {
  const Sealer sealer = Sealer::with_random_key();
  const Signer signer(sealer, "packs");
  const std::string mark = signer.sign("whole");
  EXPECT_TRUE(is_signed("whole", mark, signer.public_key()));
  EXPECT_FALSE(is_signed("Whole", mark, signer.public_key()));
  EXPECT_FALSE(is_signed("whole", mark, Signer(sealer, "others").public_key()));
  EXPECT_FALSE(is_signed("whole", "", ""));
  EXPECT_EQ(Signer(sealer, "packs").public_key(), signer.public_key());
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace supercargo::journal

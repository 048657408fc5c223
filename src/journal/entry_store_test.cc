#include "journal/entry_store.h"

#include "journal/testing.h"
#include "tests/explained.h"

namespace supercargo::journal {
namespace {

constexpr std::int64_t ann = 5'001;

class Entries : public OnDesk {
 protected:
  void tell(const char* name, std::int64_t record, std::int64_t subject) {
    desk().write([&](Unit& unit) {
      unit.tell({.name = name,
                 .record = "parcel",
                 .record_id = record,
                 .prefix = "pcl",
                 .subject = subject});
    });
  }
  template <class Use>
  std::string plans_of(const Use& use) {
    return desk().read([&](const Query& query) {
      tests::ExplainedSession explained(query.db.session());
      use(db::Reader(explained));
      return explained.plans();
    });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Entries);

TEST_P(Entries, about_one_subject_are_found_without_reading_the_others) {
  tell("parcel_packed", 42, ann);
  tell("parcel_packed", 43, 0);
  tell("parcel_opened", 44, ann);
  std::vector<Entry> found;
  const auto plans = plans_of([&](const db::Reader& reader) {
    found = entries_about(reader, ann, 0, 10);
    EXPECT_EQ(entries_about(reader, ann, found.at(0).seq, 10).size(), 1U);
  });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].record_id, 44);
  EXPECT_NE(plans.find("journal_subject"), std::string::npos) << plans;
}

TEST_P(Entries, of_one_record_tell_what_came_last_and_by_whom) {
  tell("parcel_packed", 42, ann);
  tell("parcel_opened", 42, ann);
  tell("parcel_packed", 43, ann);
  const auto plans = plans_of([&](const db::Reader& reader) {
    const auto last = last_told_of(reader, 42);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->name, "parcel_opened");
    EXPECT_TRUE(last->person);
    EXPECT_FALSE(last_told_of(reader, 44));
  });
  EXPECT_NE(plans.find("journal_record"), std::string::npos) << plans;
}

}  // namespace
}  // namespace supercargo::journal

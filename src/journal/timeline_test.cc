#include "journal/timeline.h"

#include "journal/testing.h"
#include "kernel/record_json.h"

namespace supercargo {
namespace {

struct ParcelTag {
  static constexpr char prefix[] = "pcl";
};
struct Parcel {
  Id<ParcelTag> id;
  std::int64_t revision = 0;
  std::string content;
  std::string receiver;
  std::string margin;
};
constexpr Field parcel_fields[] = {
    field<&Parcel::id>("id"),
    field<&Parcel::revision>("revision"),
    field<&Parcel::content>("content", {.personal = Personal::none}),
    field<&Parcel::receiver>("receiver", {.personal = Personal::identity}),
    field<&Parcel::margin>("margin", {.personal = Personal::none, .internal = true}),
};

}  // namespace

template <>
const Entity& entity<Parcel>() {
  static constexpr Entity described = describe<Parcel>("parcel", "parcel", parcel_fields);
  return described;
}

namespace journal {
namespace {

constexpr std::int64_t ann = 5'001;

class Timelines : public OnDesk {
 protected:
  Parcel parcel_of_three_entries() {
    Parcel parcel{{42}, 1, "tea", "Ann", "10 %"};
    tell(created("parcel_packed", parcel, ann));
    for (const char* content : {"tea and cake", "cake"}) {
      Parcel after = parcel;
      after.content = content;
      ++after.revision;
      Fact fact = changed("parcel_changed", parcel, after, ann);
      fact.reason = "Ann asked for it";
      tell(std::move(fact));
      parcel = after;
    }
    return parcel;
  }
  void tell(Fact fact) {
    desk().write([&](Unit& unit) { unit.tell(std::move(fact)); });
    desk().clock.advance(std::chrono::minutes(1));
  }
  Result<Timeline> page(const Actor& actor, std::int64_t limit, std::string cursor = {}) {
    return desk().as(actor).read([&](const Query& query) {
      return timeline(query, {42, entity<Parcel>(), limit, cursor});
    });
  }
};

TEST_P(Timelines, tell_who_when_what_and_why) {
  parcel_of_three_entries();
  const auto found = page(desk().person(staff), 100);
  ASSERT_EQ(reasons(found), "accepted");
  ASSERT_EQ(found->items.size(), 3U);
  const TimelineEntry& last = found->items[2];
  EXPECT_EQ(last.name, "parcel_changed");
  EXPECT_EQ(last.record_id, "pcl_000000000001a");
  EXPECT_EQ(last.revision, 3);
  EXPECT_EQ(last.actor, ActorKind::person);
  EXPECT_TRUE(last.person);
  EXPECT_TRUE(last.request_id.starts_with("req_"));
  EXPECT_EQ(last.reason, "Ann asked for it");
  EXPECT_EQ(text(last.at), "2026-03-02T09:02:00.000000Z");
  std::string changes;
  for (const auto& change : found->items[0].changes) changes += to_json(change);
  EXPECT_EQ(changes, R"({"field":"content","before":null,"after":"tea"})"
                     R"({"field":"receiver","before":null,"after":"Ann"})"
                     R"({"field":"margin","before":null,"after":"10 %"})");
  ASSERT_EQ(last.changes.size(), 1U);
  EXPECT_EQ(to_json(last.changes[0]),
            R"({"field":"content","before":"tea and cake","after":"cake"})");
}

TEST_P(Timelines, come_in_pages) {
  parcel_of_three_entries();
  const Actor actor = desk().person(staff);
  const auto first = page(actor, 2);
  ASSERT_EQ(first->items.size(), 2U);
  ASSERT_NE(first->next_cursor, "");
  const auto second = page(actor, 2, first->next_cursor);
  ASSERT_EQ(second->items.size(), 1U);
  EXPECT_EQ(second->items[0].revision, 3);
  EXPECT_EQ(second->next_cursor, "");
  EXPECT_EQ(reasons(page(actor, 2, "12x")), "unknown_cursor");
}

TEST_P(Timelines, keep_our_margins_people_and_words_from_a_portal) {
  parcel_of_three_entries();
  Actor customer = desk().person({Role::customer_portal});
  customer.party = ann;
  const auto found = page(customer, 100);
  ASSERT_EQ(found->items.size(), 3U);
  std::string fields;
  for (const auto& change : found->items[0].changes) fields += change.field + " ";
  EXPECT_EQ(fields, "content receiver ");
  EXPECT_FALSE(found->items[1].person);
  EXPECT_EQ(found->items[1].reason, "");
  const std::string json = to_json(*found, {.portal = true});
  EXPECT_EQ(json.find("request_id"), std::string::npos);
  EXPECT_EQ(json.find("10 %"), std::string::npos);
}

TEST_P(Timelines, know_what_changed_since_a_revision) {
  Parcel parcel = parcel_of_three_entries();
  Parcel after = parcel;
  after.margin = "5 %";
  after.receiver = "Bob";
  ++after.revision;
  tell(changed("parcel_changed", parcel, after, ann));
  const auto since = [&](std::int64_t revision) {
    return desk().read(
        [&](const Query& query) { return fields_changed_since(query.db, 42, revision); });
  };
  EXPECT_EQ(since(1), (std::vector<std::string>{"content", "receiver", "margin"}));
  EXPECT_EQ(since(3), (std::vector<std::string>{"receiver", "margin"}));
  EXPECT_EQ(since(4), std::vector<std::string>());
}

SUPERCARGO_ON_BOTH_ENGINES(Timelines);

}  // namespace
}  // namespace journal
}  // namespace supercargo

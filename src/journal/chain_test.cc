// The journal as a whole: what is told is chained, every kind of tampering is found and named.
#include "journal/entry_store.h"
#include "journal/testing.h"
#include "journal/timeline.h"
#include "journal/verify.h"

namespace supercargo::journal {
namespace {

constexpr std::int64_t ann = 5'001;
constexpr std::int64_t bob = 5'002;

Fact note(std::int64_t record, std::int64_t subject, const std::string& words) {
  return {
      .name = "note_kept",
      .record = "note",
      .record_id = record,
      .prefix = "not",
      .revision = 1,
      .subject = subject,
      .changes = {{"status", "null", "\"open\""}, {"words", "null", "\"" + words + "\"", true}}};
}

class Chain : public OnDesk {
 protected:
  // Entry 1 is the tenant's creation; these are 2 to 7.
  void tell_six() {
    for (int n = 0; n < 6; ++n)
      desk().write(
          [&](Unit& unit) { unit.tell(note(100 + n, ann, "words " + std::to_string(n))); });
  }
  // As the owner of the tables would, around every rule of ours.
  void tamper(const char* text, std::vector<db::Argument> arguments = {}) {
    leave_journal_broken();
    const auto session = database().connect_owner();
    session->begin(db::Mode::write, desk().tenant().id.value);
    arguments.insert(arguments.begin(), db::argument(desk().tenant().id.value));
    session->execute(text, nullptr, arguments);
    session->commit();
  }
};

TEST_P(Chain, of_an_untouched_journal_is_sound) {
  tell_six();
  const auto report = desk().read([](const Query& query) {
    return verify_chain(query.db, [](const ChainBreak& found) { ADD_FAILURE() << found.words; });
  });
  EXPECT_EQ(report.entries, 7);
  EXPECT_TRUE(report.sound());
}

TEST_P(Chain, is_walked_over_more_than_a_page) {
  desk().write([&](Unit& unit) {
    for (int n = 0; n < 1200; ++n) unit.tell(note(n, 0, "x"));
  });
  EXPECT_EQ(desk().journal_breaks(), "");
}

TEST_P(Chain, shows_a_changed_value) {
  tell_six();
  tamper("UPDATE journal SET changes = '{}' WHERE tenant_id = $1 AND seq = 4");
  EXPECT_EQ(desk().journal_breaks(), "entry 4 or the hash of the entry before it was changed\n");
}

TEST_P(Chain, shows_a_change_of_any_column) {
  tell_six();
  for (const char* text : {
           "UPDATE journal SET at = at + 1 WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET name = 'x' WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET record = 'x' WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET record_id = 1 WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET prefix = 'x' WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET revision = 9 WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET subject_id = NULL WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET actor = 'system' WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET person_id = NULL WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET key_id = 1 WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET request_id = 'x' WHERE tenant_id = $1 AND seq = 4",
           "UPDATE journal SET reason = 'x' WHERE tenant_id = $1 AND seq = 4",
       }) {
    std::vector<Entry> before;
    desk().read([&](const Query& query) { return before = entries_after(query.db, 3, 1); });
    tamper(text);
    EXPECT_EQ(desk().journal_breaks(), "entry 4 or the hash of the entry before it was changed\n")
        << text;
    tamper("DELETE FROM journal WHERE tenant_id = $1 AND seq = 4");
    const auto session = database().connect_owner();
    db::Transaction transaction(*session, db::Mode::write, desk().tenant().id.value);
    db::Writer writer(*session);
    add_entries(writer, before);
    transaction.commit();
    ASSERT_EQ(desk().journal_breaks(), "");
  }
}

TEST_P(Chain, shows_a_changed_hash) {
  tell_six();
  tamper("UPDATE journal SET hash = $2 WHERE tenant_id = $1 AND seq = 4",
         {{.type = db::Type::bytes, .text = "12345678901234567890123456789012"}});
  EXPECT_EQ(desk().journal_breaks(),
            "entry 4 or the hash of the entry before it was changed\n"
            "entry 5 or the hash of the entry before it was changed\n");
}

TEST_P(Chain, shows_a_removed_entry) {
  tell_six();
  tamper("DELETE FROM journal WHERE tenant_id = $1 AND seq = 4");
  EXPECT_EQ(desk().journal_breaks(), "entry 4 is missing\n");
}

TEST_P(Chain, shows_swapped_entries) {
  tell_six();
  tamper("UPDATE journal SET seq = 99 WHERE tenant_id = $1 AND seq = 3");
  tamper("UPDATE journal SET seq = 3 WHERE tenant_id = $1 AND seq = 5");
  tamper("UPDATE journal SET seq = 5 WHERE tenant_id = $1 AND seq = 99");
  EXPECT_EQ(desk().journal_breaks(),
            "entry 3 or the hash of the entry before it was changed\n"
            "entry 4 or the hash of the entry before it was changed\n"
            "entry 5 or the hash of the entry before it was changed\n"
            "entry 6 or the hash of the entry before it was changed\n");
}

TEST_P(Chain, shows_an_inserted_entry) {
  tell_six();
  // Room is made before the seventh, which moves up with a new head; the old fourth stands twice.
  tamper("UPDATE journal SET seq = 8 WHERE tenant_id = $1 AND seq = 7");
  tamper(
      "INSERT INTO journal (tenant_id, seq, at, name, record, record_id, prefix, revision, "
      "subject_id, actor, person_id, key_id, request_id, reason, changes, changes_packed, hash) "
      "SELECT tenant_id, 7, at, name, record, record_id, prefix, revision, subject_id, actor, "
      "person_id, key_id, request_id, reason, changes, changes_packed, hash FROM journal "
      "WHERE tenant_id = $1 AND seq = 4");
  tamper("UPDATE chain_head SET seq = 8 WHERE tenant_id = $1");
  EXPECT_EQ(desk().journal_breaks(),
            "entry 7 or the hash of the entry before it was changed\n"
            "entry 8 or the hash of the entry before it was changed\n");
}

TEST_P(Chain, shows_a_tail_cut_off) {
  tell_six();
  tamper("DELETE FROM journal WHERE tenant_id = $1 AND seq > 5");
  EXPECT_EQ(desk().journal_breaks(), "entries 6 to 7 are missing at the end\n");
}

TEST_P(Chain, shows_entries_beyond_the_head) {
  tell_six();
  tamper("UPDATE chain_head SET seq = 6 WHERE tenant_id = $1");
  EXPECT_EQ(desk().journal_breaks(),
            "the chain head does not hold the hash of entry 6\n"
            "1 entries stand beyond the chain head at 6\n");
}

TEST_P(Chain, of_an_erased_subject_still_verifies_and_its_words_are_gone) {
  desk().write([&](Unit& unit) {
    unit.tell(note(100, ann, "for Ann"));
    Fact about_bob = note(100, bob, "for Bob");
    about_bob.reason = "Bob called";
    unit.tell(std::move(about_bob));
  });
  const auto shown = [&] {
    return desk().read([](const Query& query) {
      const TimelineOf wanted{.record_id = 100, .entity = entity<Tenant>()};
      const auto page = timeline(query, wanted);
      std::string words;
      for (const auto& entry : page->items)
        words += entry.changes[1].after.text + entry.reason + "\n";
      return words;
    });
  };
  EXPECT_EQ(shown(), "\"for Ann\"\n\"for Bob\"Bob called\n");

  desk().write([&](Unit& unit) {
    EXPECT_TRUE(erase_subject_key(unit.db, bob, unit.now()));
    EXPECT_FALSE(erase_subject_key(unit.db, bob, unit.now()));
  });
  EXPECT_EQ(shown(), "\"for Ann\"\n\"erased\"erased\n");

  // What is told of an erased subject afterwards keeps none of their words either.
  desk().write([&](Unit& unit) { unit.tell(note(100, bob, "Bob again")); });
  EXPECT_EQ(shown(), "\"for Ann\"\n\"erased\"erased\n\"erased\"\n");
  const auto report = desk().read([](const Query& query) {
    return verify_chain(query.db, [](const ChainBreak& found) { ADD_FAILURE() << found.words; });
  });
  EXPECT_EQ(report.erased_subjects, 1);
  EXPECT_EQ(report.erased_entries, 2);
}

TEST_P(Chain, of_one_tenant_knows_nothing_of_another) {
  tell_six();
  Tenant other;
  other.code = "quay";
  other.name = "Quay";
  other.currency = Currency::of("EUR");
  other.time_zone = "UTC";
  const auto made = create_tenant(desk().session(), desk().services(), desk().call(), other);
  ASSERT_EQ(reasons(made), "accepted");
  desk().session().begin(db::Mode::read, made->id.value);
  const auto report = verify_chain(db::Reader(desk().session()), [](const ChainBreak&) {});
  desk().session().commit();
  EXPECT_EQ(report.entries, 1);
  EXPECT_TRUE(report.sound());
}

SUPERCARGO_ON_BOTH_ENGINES(Chain);

}  // namespace
}  // namespace supercargo::journal

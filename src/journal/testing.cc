#include "journal/testing.h"

#include "journal/entry_store.h"
#include "journal/verify.h"

namespace supercargo::journal {
namespace {

constexpr Instant a_monday_morning{1'772'442'000'000'000};  // 2026-03-02T09:00:00Z

Tenant some_tenant() {
  Tenant tenant;
  tenant.code = "harbour";
  tenant.name = "Harbour Trading Ltd";
  tenant.currency = Currency::of("EUR");
  tenant.time_zone = "Europe/Berlin";
  return tenant;
}

}  // namespace

std::string reasons(const Problem& problem) {
  if (problem.reasons.empty()) return problem.code;
  std::string words;
  for (const Reason& reason : problem.reasons) {
    if (!words.empty()) words.append(", ");
    words.append(reason.pointer).append(": ").append(reason.code);
  }
  return words;
}

Desk::Desk(db::Database& database)
    : clock(a_monday_morning),
      database_(database),
      session_(database.connect()),
      ids_(1),
      sealer_(Sealer::with_random_key()),
      services_{ids_, sealer_, shelf_} {
  everybody_ = person(staff);
  auto made = create_tenant(*session_, services_, call(everybody_), some_tenant());
  if (!made) throw Fault("no tenant: " + reasons(made.error()));
  tenant_ = *made;
}

Actor Desk::person(RoleSet roles) {
  Actor actor;
  actor.kind = ActorKind::person;
  actor.person = ids_.make<PersonId>(clock.now());
  actor.roles = roles;
  return actor;
}

Call Desk::call(const Actor& actor) {
  return {.actor = actor,
          .now = clock.now(),
          .request_id = id_text("req", ids_.next(clock.now())),
          .tenant = tenant_.id.value};
}

std::string Desk::facts(std::int64_t record_id) {
  return read([&](const Query& query) {
    std::string names;
    for (const Entry& entry : entries_of(query.db, record_id, 0, 1000)) {
      if (!names.empty()) names.append(", ");
      names.append(entry.name);
    }
    return names;
  });
}

std::string Desk::journal_breaks() {
  return read([&](const Query& query) {
    std::string lines;
    verify_chain(query.db,
                 [&](const ChainBreak& found) { lines.append(found.words).push_back('\n'); });
    return lines;
  });
}

void OnDesk::SetUp() {
  OnBothEngines::SetUp();
  if (!IsSkipped()) desk_ = std::make_unique<Desk>(database());
}

void OnDesk::TearDown() {
  db::fail_call(0);
  if (desk_ && !journal_broken_) {
    EXPECT_EQ(desk_->journal_breaks(), "");
  }
  desk_.reset();
  OnBothEngines::TearDown();
}

}  // namespace supercargo::journal

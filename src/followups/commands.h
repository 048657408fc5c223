// Opening, handing over and completing follow-ups, and the reads. Nothing deletes one.
#pragma once

#include "db/listing.h"
#include "followups/follow_up.h"
#include "followups/rules.h"
#include "journal/unit.h"
#include "kernel/record_json.h"

namespace supercargo::followups {

// By a person, about a record that he may see.
Result<FollowUp> create(journal::Unit& unit, const FollowUp& given);

// By an exception, in its own transaction.
struct Exception {
  std::string subject;  // as printed
  std::string subject_kind;
  std::int64_t subject_id = 0;
  Cause cause = Cause::manual;
  std::string detail;
  PersonId owner;  // of the record; without one it is the team's
  const char* team = "order_desk";
  Urgency urgency = Urgency::standard;
  std::int64_t party_id = 0;
  std::int64_t occasion = 0;  // what went wrong, where a record can have several: its shipment
  std::string draft = {};     // what the customer is to be told, ready to be sent
};
// One that is open for the same record, cause and occasion is the answer: an exception that goes on
// makes no second one, but renews what is to be told.
FollowUp open(journal::Unit& unit, const Exception& exception);

// What it was for has been done: it needs no contact any more. Told as done by whoever did that,
// without a record of its own. Nothing when none is open.
struct Matter {
  std::int64_t subject_id = 0;
  Cause cause = Cause::manual;
  std::int64_t occasion = 0;
};
void settle(journal::Unit& unit, const Matter& matter);

// To another person who works here: a merge patch of `owner` alone.
Result<FollowUp> hand_over(journal::Unit& unit, const Patch& patch);
// Its owner tells what was said; a next step becomes the next follow-up.
Result<FollowUp> complete(journal::Unit& unit, const Complete& given);

// The job that comes due with a follow-up, and what it does: it comes to the manager, once. Nothing
// when it was done meanwhile.
inline constexpr char escalate_job[] = "escalate_follow_up";
std::optional<FollowUp> escalate(journal::Unit& unit, std::int64_t follow_up_id);

Result<FollowUp> get(const journal::Query& query, const FollowUpReference& reference);
Result<db::Page<FollowUp>> list_follow_ups(const journal::Query& query,
                                           const db::ListRequest& request);

}  // namespace supercargo::followups

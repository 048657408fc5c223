// Asking for approvals, deciding and voiding them, and the reads. Over HTTP a decision goes through
// the record that is decided on, which knows its content's hash.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "approvals/approval.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/calendar.h"
#include "kernel/result.h"

namespace supercargo::approvals {

// Makes the request whole (id, who asks, when) and tells the fact; `add` of the store writes it.
// For batches; ordinary commands use request().
Approval prepare(journal::Unit& unit, Approval wanted);
// Writes it too. When one for the same rule and content is pending or given already, that one is
// the answer; what stood for another content is voided.
Approval request(journal::Unit& unit, const Approval& wanted);

// The record that approvals are about, with its content as it is now.
struct Subject {
  const char* kind = "";
  const char* prefix = "";
  std::int64_t id = 0;
  std::string hash;
  PersonId entered_by;  // decides nothing of it
  std::int64_t party_id = 0;
};
// What is to be asked for a need; its clock runs from now by that calendar.
Approval wanted_for(const Need& need, const Subject& subject, Instant now,
                    const Calendar& calendar);
// Prepares those that the content needs and that nobody was asked for yet.
struct Known {
  std::span<const Approval> approvals;
  const Calendar& calendar;
};
std::vector<Approval> ask(journal::Unit& unit, const Subject& subject, std::span<const Need> needs,
                          const Known& known);

struct Decide {
  ApprovalId id;
  Decision decision = Decision::approve;
  std::string reason;  // needed to reject
  std::string subject_hash_now;
};
Result<Approval> decide(journal::Unit& unit, const Decide& wanted);

// Brings to the manager what was not decided in its step's time, once a step, and gives it back; at
// most so many. It stays pending: time decides nothing.
std::vector<Approval> escalate(journal::Unit& unit, std::int64_t most);

// Voids what was asked or decided for another content than this, and gives it back; an empty hash
// voids all: the record is gone.
std::vector<Approval> void_for(journal::Unit& unit, std::int64_t subject_id,
                               const std::string& current_hash);
// As void_for with the approvals at hand, unwritten: `save` of the store writes them. For batches.
std::vector<Approval> voided(journal::Unit& unit, const std::vector<Approval>& known,
                             const std::string& current_hash);

Result<Approval> get(const journal::Query& query, const ApprovalReference& reference);
Result<db::Page<Approval>> list_approvals(const journal::Query& query,
                                          const db::ListRequest& request);

}  // namespace supercargo::approvals

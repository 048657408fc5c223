// Raising, working on, deciding and closing issues, and the reads. Nothing deletes one.
#pragma once

#include "db/listing.h"
#include "issues/issue.h"
#include "journal/unit.h"
#include "kernel/record_json.h"

namespace supercargo::issues {

// From then on the order cannot be closed until the issue is.
Result<Issue> raise(journal::Unit& unit, const Raise& wanted);
// A merge patch: what was learnt, considered and done since.
Result<Issue> change(journal::Unit& unit, const Patch& patch);
// Among two ways at least. It may be decided again until it is closed; the journal keeps both.
Result<Issue> decide(journal::Unit& unit, const Decide& wanted);
// Refused with everything that is missing for a clear record.
Result<Issue> close(journal::Unit& unit, const Close& wanted);

Result<Issue> get(const journal::Query& query, const IssueReference& reference);
Result<db::Page<Issue>> list_issues(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::issues

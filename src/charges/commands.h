// The verbs on rules of charges, each in one transaction, and the reads. A rule is a draft until
// finance approves it, somebody else than who made it; from then on it can only be ended.
#pragma once

#include "charges/charge.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"

namespace supercargo::charges {

Result<Rule> create(journal::Unit& unit, const Rule& given);
Result<Rule> change(journal::Unit& unit, const Patch& patch);
Result<Rule> approve(journal::Unit& unit, const ApproveRule& wanted);
Result<Rule> get(const journal::Query& query, const RuleReference& reference);
Result<db::Page<Rule>> list_rules(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::charges

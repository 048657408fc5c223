// The verbs on approval policies, each in one transaction, and the reads. A policy is a draft until
// another administrator puts it in force; what follows is a version of its own.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "mandates/policy.h"

namespace supercargo::mandates {

// The first version of a code, or the next.
Result<Policy> draft(journal::Unit& unit, const Policy& given);
Result<Policy> change(journal::Unit& unit, const Patch& patch);
Result<Policy> put_in_force(journal::Unit& unit, const PutInForce& wanted);
Result<Policy> get(const journal::Query& query, const PolicyReference& reference);
Result<db::Page<Policy>> list_policies(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::mandates

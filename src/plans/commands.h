// The verbs on payment plans, each in one transaction, what is done when one is broken, and the
// reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "plans/plan.h"

namespace supercargo::plans {

// Divides the debt and asks for the approval.
Result<Plan> propose(journal::Unit& unit, const Plan& given);
Result<Plan> decide(journal::Unit& unit, const Decide& wanted);
// Asks for a change of a plan that is being kept; decided as the plan was.
Result<Plan> waive(journal::Unit& unit, const Waive& wanted);
Result<Plan> renegotiate(journal::Unit& unit, const Renegotiate& wanted);
// Tells who was informed; once everybody was, it is in force.
Result<Plan> inform(journal::Unit& unit, const Inform& wanted);
// What came in, to what was due first; a broken plan that is made good is in force again.
Result<Plan> pay(journal::Unit& unit, const Pay& wanted);
Result<Plan> terminate(journal::Unit& unit, const Step& wanted);

// A plan that is not kept is broken: what its customer has ordered is held, somebody follows up,
// and nothing that he orders while it is passes the credit check. False: all were looked at.
bool keep_plans(journal::Unit& unit);

Result<Plan> get(const journal::Query& query, const PlanReference& reference);
Result<db::Page<Plan>> list_plans(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::plans

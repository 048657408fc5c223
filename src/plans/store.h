// All SQL of payment_plan.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "plans/plan.h"

namespace supercargo::plans {

// By id or number, with its approvals.
std::optional<Plan> find(const db::Reader& reader, std::string_view reference);
// `only` those that this person proposed; of everybody without one.
Result<db::Page<Plan>> list(const db::Reader& reader, const db::ListRequest& request,
                            PersonId only);
// Those that somebody is paying or should be, after that id, at most so many.
std::vector<Plan> running(const db::Reader& reader, PaymentPlanId after, std::int64_t most);

void add(db::Writer& writer, const Plan& plan);
void save(db::Writer& writer, const Plan& plan);

}  // namespace supercargo::plans

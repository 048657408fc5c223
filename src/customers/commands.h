// The verbs on customers, each in one transaction, and the reads. Replies carry `warnings`: what
// the checks noticed, and who may be the same customer; they refuse nothing.
#pragma once

#include <span>
#include <vector>

#include "customers/customer.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"

namespace supercargo::customers {

// Refuses a code that exists already, however it is spelt (`duplicate_code`), and what cannot be a
// customer. A credit limit comes from another person than the rest (`separation_of_duties`), and
// stays with another. Whoever creates it looks after it, unless another owner is given.
Result<Customer> create(journal::Unit& unit, const Customer& given);
// A merge patch from a known revision; one that changes nothing is told to nobody.
Result<Customer> change(journal::Unit& unit, const Patch& patch);
// As create, or as a change of everything given when the code exists: for imports. A limit and a
// status that somebody has set stay; nobody is told who may be the same.
Result<Customer> put(journal::Unit& unit, const Customer& given);
// Many at once, each by itself right or wrong: a few statements for all of them. No two may have
// one code.
std::vector<Result<Customer>> put_all(journal::Unit& unit, std::span<const Customer> given);

// A portal's person finds their own company alone, an agent those whom they look after.
Result<Customer> get(const journal::Query& query, const CustomerReference& reference);
Result<db::Page<Customer>> list_customers(const journal::Query& query,
                                          const db::ListRequest& request);

}  // namespace supercargo::customers

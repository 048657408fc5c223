// The verbs of a company's beginning. All of it is one transaction: there is a company with a
// person who may sign in, or there is none.
#pragma once

#include "founding/founding.h"
#include "journal/tenants.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "people/secrets.h"

namespace supercargo::founding {

// A token for the link, good for an hour and for one founding; refused when somebody is there.
struct Issue {};
struct Issued {
  std::string token;
};
Result<Issued> issue(journal::Unit& unit, const Issue& wanted);

Result<Standing> standing(const journal::Query& query, const WhichStanding& which);

// Founding has three steps, because hashing is slow: `look` reads, `prepare` runs on threads made
// for it, without a database.
struct Attempt {
  Found given;
  std::string hash = {};
  std::vector<Reason> reasons = {};
};
Result<Attempt> look(const journal::Query& query, const Found& given);
Attempt prepare(const people::PasswordHasher& hasher, Attempt attempt);
Result<Done> found(journal::Unit& unit, const Attempt& attempt);

// What a company is called and counts in, before anybody works there.
Result<journal::Tenant> rename(journal::Unit& unit, const journal::Tenant& wanted);

}  // namespace supercargo::founding

// Reading and changing the company's settings.
#pragma once

#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "policies/settings.h"

namespace supercargo::policies {

// Asks for nothing: there is one record a company.
struct WhichSettings {
  std::string id;
};

Result<Settings> get(const journal::Query& query, const WhichSettings& which);
// A merge patch from a known revision.
Result<Settings> change(journal::Unit& unit, const Patch& patch);
// The first settings of a new company.
Result<Settings> open(journal::Unit& unit, const Settings& given);

}  // namespace supercargo::policies

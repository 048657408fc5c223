// Reading and changing the company's letterhead, and its logo.
#pragma once

#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "letterheads/letterhead.h"

namespace supercargo::letterheads {

// Asks for nothing: there is one record a company.
struct WhichLetterhead {
  std::string id;
};

Result<Letterhead> get(const journal::Query& query, const WhichLetterhead& which);
// A merge patch from a known revision.
Result<Letterhead> change(journal::Unit& unit, const Patch& patch);
// A picture as printing::kept_logo gives it; empty: the name is set again.
Letterhead set_logo(journal::Unit& unit, std::string logo);
Result<Done> remove_logo(journal::Unit& unit, const WhichLetterhead& which);

}  // namespace supercargo::letterheads

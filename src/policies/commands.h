// Reading and changing the company's settings; what is sensitive takes two administrators.
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

// An administrator's answer to what another one proposed.
struct Answer {
  std::int64_t revision = 0;  // of the settings that were seen; 0: whichever
  std::string reason;
};

Result<Settings> get(const journal::Query& query, const WhichSettings& which);
// A merge patch from a known revision. What is sensitive in it waits for another administrator's
// yes as soon as there is one, in place of what waited before; the rest holds at once.
Result<Settings> change(journal::Unit& unit, const Patch& patch);
// Another administrator agrees to what is proposed, or refuses it and says why; whoever proposed it
// takes it back.
Result<Settings> confirm(journal::Unit& unit, const Answer& answer);
Result<Settings> refuse(journal::Unit& unit, const Answer& answer);
Result<Settings> withdraw(journal::Unit& unit, const Answer& answer);
// The first settings of a new company.
Result<Settings> open(journal::Unit& unit, const Settings& given);
// Other first settings, while nobody works there who could have relied on those before.
Result<Settings> open_anew(journal::Unit& unit, const Settings& given);

}  // namespace supercargo::policies

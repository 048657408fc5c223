// The customer's page of his quotation, behind the link in his mail: what he could have, and two
// ways to answer, in his language, without scripts.
#pragma once

#include <optional>
#include <string>

#include "journal/unit.h"
#include "readbacks/page.h"

namespace supercargo::quotations {

// Nothing for a link that never was. The first opening is noted.
std::optional<readbacks::Seen> look_behind(journal::Unit& unit, const std::string& token,
                                           const std::string& language);
// Once; unless there are reasons it is accepted or declined, and its owner is told.
std::optional<readbacks::Seen> take_answer(journal::Unit& unit, const readbacks::Answer& given,
                                           const std::string& language);

// What the page says, by language.
const readbacks::PageWords& says(printing::Language language);

}  // namespace supercargo::quotations

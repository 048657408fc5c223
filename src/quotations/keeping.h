// What all verbs on a quotation share: finding it unchanged and keeping what became of it.
#pragma once

#include <optional>
#include <string>

#include "journal/unit.h"
#include "kernel/calendar.h"
#include "quotations/quotation.h"

namespace supercargo::quotations {

// Unless it is not there, not the actor's to see, or somebody saved in between.
Result<Quotation> unchanged(const journal::Unit& unit, const std::string& id,
                            std::optional<std::int64_t> revision);
// Whoever comes from the customer's side sees his own, and of those what was sent.
std::optional<Quotation> as_seen(const journal::Actor& actor, std::optional<Quotation> found);

// The head is kept and told with what changed.
Quotation saved(journal::Unit& unit, const char* fact, const Quotation& before, Quotation after);

// Where we are: its days are ours.
Calendar calendar_here(const journal::Unit& unit);

// What was kept for it is everybody's again.
void release_goods(journal::Unit& unit, const Quotation& quotation);

}  // namespace supercargo::quotations

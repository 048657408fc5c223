// The verbs on one's own drawers: the caller's, whoever that is. At most 200 things of 1 MiB in
// each.
#pragma once

#include "db/listing.h"
#include "drawers/drawer.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::drawers {

// Puts what is there in place of what was; `item.area` says which drawer.
Result<Item> put_away(journal::Unit& unit, const Item& item);
Result<Item> look_up(const journal::Query& query, const Item& wanted);
// All of one kind, by name.
db::Page<Item> all_of_kind(const journal::Query& query, const Item& wanted);
Result<Done> throw_away(journal::Unit& unit, const Item& wanted);

// Throws away what was half-typed for longer than thirty days, whoever's it was; true when more is
// left than one transaction should take.
bool sweep(db::Writer& writer, Instant now);

}  // namespace supercargo::drawers

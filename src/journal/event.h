// One entry of the journal as others hear of it, live or by webhook: type, id, revision and the
// names of the changed fields, never a value. Who hears it reads the record again (decisions 23).
#pragma once

#include <string>
#include <string_view>

#include "journal/entry.h"

namespace supercargo::journal {

// sales_order, sales_order_confirmed → "sales_order.confirmed".
std::string event_type(std::string_view record, std::string_view fact);

// The same bytes for the same entry, whenever it is asked.
std::string event_json(const Entry& entry);

}  // namespace supercargo::journal

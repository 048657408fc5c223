// The one verb: nothing is written, reserved or told.
#pragma once

#include "journal/unit.h"
#include "orders/requests.h"
#include "previews/preview.h"

namespace supercargo::previews {

// Lines that cannot be are left out and their reasons given; the rest is priced, promised and
// checked as if it were placed. Refused when its heading cannot be.
Result<Preview> preview(journal::Unit& unit, const orders::Place& request);

}  // namespace supercargo::previews

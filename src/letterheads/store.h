// All SQL of letterhead.
#pragma once

#include "db/writer.h"
#include "letterheads/letterhead.h"

namespace supercargo::letterheads {

// The company's letterhead; while none was saved, its name in our own colours.
Letterhead letterhead_of(const db::Reader& reader);
void save(db::Writer& writer, const Letterhead& letterhead);

}  // namespace supercargo::letterheads

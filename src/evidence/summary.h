// The pack's summary for people: what it is, what is in it, and each part in tables. Pure.
#pragma once

#include "documents/sheet.h"
#include "evidence/gather.h"
#include "packs/manifest.h"

namespace supercargo::evidence {

printing::Document summary_of(const Found& found, const packs::Manifest& manifest,
                              const documents::Setting& setting);

}  // namespace supercargo::evidence

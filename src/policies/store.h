// All SQL of company_settings.
#pragma once

#include <optional>

#include "db/writer.h"
#include "policies/settings.h"

namespace supercargo::policies {

// The company's settings, or the defaults while none were saved.
Settings settings_of(const db::Reader& reader);
void save(db::Writer& writer, const Settings& settings);

}  // namespace supercargo::policies

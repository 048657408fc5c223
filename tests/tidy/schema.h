// Migrations: one text for both engines, every table a tenant's or global, nothing happens by
// itself.
#pragma once

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

// Names, order, and no second tree for another engine.
Findings check_migration_files(const Files& files);

// No triggers, sequences, views, defaults that read a clock; portable types only.
Findings check_migration_words(const Files& files);

// Each table is declared, its keys begin with or contain the tenant, its constraints have names.
Findings check_tables(const Files& files);

}  // namespace supercargo::tidy

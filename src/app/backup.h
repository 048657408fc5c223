// Copies of the whole database and the way back. Nothing is replaced before the copy was read to
// its end and its journals were verified.
#pragma once

#include <string>

#include "app/settings.h"
#include "app/verification.h"
#include "db/database.h"

namespace supercargo::app {

// Writes `file` (mode 0600, must not exist) while others work, and verifies what was written.
Verified back_up(db::Database& database, const std::string& file);

struct Restored {
  Verified verified;  // of the backup; when it is not sound, nothing was replaced
  std::string kept;   // where the database is now that stood there before
};
Result<Restored> restore(const Settings& settings, const std::string& file);

}  // namespace supercargo::app

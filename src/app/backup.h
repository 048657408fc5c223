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

// The same as a stream that either engine takes (db/stream_file.h), sealed when there is a
// recipient. The file is read back and compared; the journals are verified in the database it was
// made from.
Verified stream_backup(db::Database& database, const std::string& file,
                       const std::string& recipient);

struct Restored {
  Verified verified;  // of the backup; when it is not sound, nothing was replaced, except:
  std::string kept;   // where the database is now that stood there before
  // PostgreSQL verifies what was committed: rows that came as they were sent and are not sound.
  bool is_there = false;
};
// A stream goes into either engine: into SQLite in the place of what stood there, into PostgreSQL
// only where nothing stands, in one transaction. `identity` names the file of the key that opens a
// sealed one.
Result<Restored> restore(const Settings& settings, const std::string& file,
                         const std::string& identity);

}  // namespace supercargo::app

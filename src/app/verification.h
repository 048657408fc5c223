// What must always hold, checked from the data alone: the journal's chain, and what each slice
// promises about its tables. Names everything that is wrong; changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "db/database.h"
#include "journal/tenants.h"

namespace supercargo::app {

struct Finding {
  std::string check;   // journal_chain, file_integrity, stock …
  std::string tenant;  // its code; empty: of the whole database
  std::string words;
};

struct Verified {
  std::vector<Finding> findings;  // the first 1,000
  std::int64_t findings_in_all = 0;
  std::int64_t entries = 0;          // of all journals
  std::int64_t erased_subjects = 0;  // whose values nobody can read any more
  std::vector<std::string> checks;   // that ran

  bool sound() const { return findings_in_all == 0; }
  std::string json() const;
};

Verified verify(db::Database& database);

}  // namespace supercargo::app

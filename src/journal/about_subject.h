// What the journal holds about one person or party, opened with the subject's own key: for those
// who ask what is known of them.
#pragma once

#include <string>

#include "journal/unit.h"

namespace supercargo::journal {

// Entries about the subject in the order of the journal, at most `limit`, as a JSON list of when,
// what, on which record, and the values and words that were sealed; who of us did it is left out.
struct AboutSubject {
  std::string items;      // JSON objects, parted by commas
  std::int64_t last = 0;  // the entry that was read last; 0: there are no more
};
AboutSubject about_subject(const Query& query, std::int64_t subject, std::int64_t after,
                           int limit = 500);

}  // namespace supercargo::journal

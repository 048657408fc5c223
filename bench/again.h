// Rows of orders that were placed once, again and again: with ids, numbers and keys of their own.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "bench/writing.h"
#include "db/search.h"

namespace supercargo::bench {

std::int64_t facts_of(const std::deque<Written>& record);

// The same rows again as a program would write them; `round` from 1 tells them apart. `facts` are
// those of a whole round of records, so that the journal runs on without a gap.
void write_again(db::Session& session, std::int64_t tenant, const std::deque<Written>& record,
                 std::int64_t round, std::int64_t facts);

// The bulk loader: orders copied within the database, a statement for each table, and with them the
// words by which they are found. The copies are older than what was copied, the first the oldest,
// so that what comes later stands at the end of every index. Stock stays as it is.
class Copies {
 public:
  // Of the orders in `records`, which stand in the database with their words; so many rounds at the
  // most, each of which copies all of them.
  Copies(Writing& writing, const std::vector<std::deque<Written>>& records, std::int64_t rounds);
  // Goes on where the last call stopped. The session is in no transaction.
  void add(db::Session& session, std::int64_t rounds);

 private:
  // What is copied of a table, found by its column `key`.
  struct Rows {
    const Written* one = nullptr;
    std::string key;
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = 0;
    std::string statement;
  };
  void include(const Written& written);
  void add_round(db::Session& session);
  void add_words(db::Session& session, std::int64_t age) const;

  std::int64_t tenant_;
  std::vector<Rows> tables_;  // in the order in which they were written
  std::vector<db::StoredWords> words_;
  std::int64_t rounds_;
  std::int64_t facts_ = 0;
  std::int64_t round_ = 0;
};

// Has an SQLite file for itself and keeps no log: a crash leaves it broken. Whoever opens the file
// next finds it as it was made.
std::unique_ptr<db::Session> session_alone(const std::string& file);

}  // namespace supercargo::bench

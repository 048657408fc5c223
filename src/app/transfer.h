// Everything from one database into another, empty one, of either engine: what `copy` does between
// two databases and `restore` does from a file.
#pragma once

#include <functional>

#include "app/verification.h"
#include "db/stream.h"
#include "kernel/result.h"

namespace supercargo::app {

struct Loaded {
  db::RowCounts rows;  // the same on both sides, by table
  Verified verified;   // of the database that took them
};

// Migrates a database without tables as far as the stream's, loads in one transaction, migrates to
// this program's schema and verifies. `feed` hands every frame behind the head to the sink.
// Refused, with every reason and nothing loaded, where something stands or the schemas differ.
Result<Loaded> load(db::Database& target, const db::StreamHead& head,
                    const std::function<void(const db::FrameSink&)>& feed);

struct Copied {
  db::RowCounts read;  // by table, of the moment that was copied
  Verified source;     // after that, while others may go on writing
  Loaded there;
};

Result<Copied> copy(db::Database& from, db::Database& to);

}  // namespace supercargo::app

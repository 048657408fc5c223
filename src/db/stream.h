// Everything a database holds as a sequence of frames that either engine writes and either takes:
// what a backup file is made of and what `copy` sends. Of one state, in constant memory, every
// table of every tenant, words of searches included.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/migrations.h"

namespace supercargo::db {

inline constexpr std::int64_t stream_format = 1;

enum class FrameKind : char {
  head = 'H',
  tenant = 'C',  // whose rows follow; 0: of global tables
  table = 'T',   // which table's rows follow, and their columns
  rows = 'R',
  end = 'E',  // rows by table
};

struct Frame {
  FrameKind kind = FrameKind::head;
  std::string payload;
};
using FrameSink = std::function<void(const Frame&)>;
using RowCounts = std::map<std::string, std::int64_t>;  // by table

struct StreamHead {
  std::int64_t format = stream_format;
  std::string engine;  // of the database it was made from
  std::int64_t made_at_us = 0;
  std::vector<std::pair<std::string, std::string>> migrations;  // name, checksum
};
// Faults with XX001 when it is no head.
StreamHead read_head(const Frame& frame);
// Of a stream made from this database now.
StreamHead stream_head(Database& database, std::int64_t now_us);

// Reads the whole database in one read transaction: what others write meanwhile is not in it.
RowCounts stream_out(Database& database, std::int64_t now_us, const FrameSink& sink);

// The migrations after which the stream was made, as this program knows them; refused when it does
// not know one, or knows it otherwise.
Result<std::vector<Migration>> migrations_of(const StreamHead& head);

// Takes a stream into an empty database of the same migrations, in one transaction: what goes
// before commit() without being committed leaves nothing behind.
class StreamLoader {
 public:
  explicit StreamLoader(Database& database);
  ~StreamLoader();
  StreamLoader(const StreamLoader&) = delete;
  StreamLoader& operator=(const StreamLoader&) = delete;

  // Every reason why the database cannot take it: other migrations, rows, a process at work.
  std::optional<Problem> refuse(const StreamHead& head, std::int64_t now_us);
  // Faults with XX001 on what cannot be a stream of these tables.
  void take(const Frame& frame);
  // Faults when the end is missing or the tables do not hold what it counted.
  RowCounts commit();

 private:
  class Loading;
  std::unique_ptr<Loading> loading_;
};

}  // namespace supercargo::db

// One file on its way in: reads rows, brings them to the loader slice by slice, keeps the run's
// books and the file of rejected rows in step with what is committed.
#pragma once

#include <optional>

#include "imports/import.h"
#include "imports/loader.h"
#include "sheets/rejects.h"
#include "sheets/source.h"

namespace supercargo::imports {

class FileImport {
 public:
  FileImport(Desk& desk, const Request& request, sheets::Source& source, Loader& loader);

  // `call_id` marks the run as part of one call with its other files.
  Result<Run> run(std::int64_t call_id);
  // Of this process: what a rehearsal counts by.
  std::int64_t named(std::string_view entity) const;
  bool was_done() const { return was_done_; }
  // Empty when no row was rejected.
  std::string rejects_path() const;

 private:
  Result<Done> read_heading();
  void take_up_run(std::int64_t call_id);
  void read_from_where_it_stood();
  bool read_row();
  void check_shape(sheets::Row& row, const CsvRow& read) const;
  void load_slice(Rest rest);
  void count(const Slice& slice);
  void show_progress();
  void keep(db::Writer& writer, const Slice& slice);
  void expect_nobody_else(const db::Writer& writer) const;
  CsvOptions options() const;

  Desk& desk_;
  const Request& request_;
  sheets::Source& source_;
  Loader& loader_;
  Run run_;
  bool was_done_ = false;
  Progress progress_;
  std::optional<CsvReader> reader_;
  std::optional<sheets::Rejects> rejects_;
  CsvRow read_;
  Table table_;
  std::vector<sheets::Row> rows_;  // the first `waiting_` are read and not dealt with
  std::size_t waiting_ = 0;
  std::vector<std::pair<std::string, std::int64_t>> named_;  // how many of each entity
};

}  // namespace supercargo::imports

// Imports of files, however large, in constant memory: slice by slice, each a transaction that also
// writes how far it came. Killed anywhere, the same call goes on; done once, it is never repeated.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "db/listing.h"
#include "db/session.h"
#include "history/exact_amount.h"
#include "imports/run.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "sheets/mapping.h"

namespace supercargo::imports {

struct Progress {
  std::string file = {};
  std::int64_t bytes_done = 0;
  std::int64_t bytes_all = 0;
  std::int64_t rows = 0;
  // Where this call began: an import that goes on begins in the middle.
  std::int64_t bytes_begun = 0;
  std::int64_t rows_begun = 0;
};

struct Request {
  std::string kind;                // products | customers | stock | sales-orders
  bool as_history = false;         // sales orders that are over
  std::vector<std::string> files;  // `-` is standard input
  sheets::Mapping mapping = {};
  bool rehearsal = false;    // everything is tried, nothing is kept
  std::string rejects = {};  // for one file; empty: beside each file, as FILE.rejects.csv
  std::function<void(const Progress&)> on_progress = {};
};

// The database and in whose name; `call` is asked anew for each transaction.
struct Desk {
  db::Session& session;
  journal::Services& services;
  std::function<journal::Call()> call;
};

struct Report {
  bool as_history = false;
  bool has_orders = false;
  std::int64_t rows_read = 0;
  std::int64_t rows_accepted = 0;
  std::int64_t rows_rejected = 0;
  history::ExactAmount value_accepted = {};
  history::ExactAmount value_rejected = {};
  std::int64_t orders = 0;
  std::int64_t credits = 0;
  std::int64_t customers = 0;  // those known by name
  std::int64_t products = 0;   // codes as written
  std::int64_t catalogue_products = 0;
  std::int64_t milliseconds = 0;
  std::vector<std::string> rejects = {};      // files written
  std::vector<std::string> done_before = {};  // files that were in already

  // One line; values as decimal texts, only what the kind of import has.
  std::string json() const;
};

Result<Report> import_files(Desk& desk, const Request& request);

// On behalf of somebody: what came of each file.
Result<Run> get(const journal::Query& query, const RunReference& reference);
Result<db::Page<Run>> list_imports(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::imports

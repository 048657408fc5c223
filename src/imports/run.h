// How far one file has been read and what came of it: a row of its own, written with each slice of
// the work, so that a killed import goes on where it stood and a finished one is never repeated.
#pragma once

#include <cstdint>
#include <string>

#include "history/exact_amount.h"
#include "kernel/fields.h"

namespace supercargo {

struct ImportRunTag {
  static constexpr char prefix[] = "imp";
};
using ImportRunId = Id<ImportRunTag>;

namespace imports {

enum class RunStatus : std::uint8_t { running, done };

struct Run {
  ImportRunId id;
  std::string kind;
  std::string file_name;
  std::string file_hash;    // BLAKE2b-256 of its bytes, hexadecimal
  std::string content_key;  // of the file's bytes, the mapping and the kind
  RunStatus status = RunStatus::running;
  std::int64_t encoding = 0;
  std::int64_t next_row = 0;  // where reading goes on; 0: at the heading
  std::int64_t next_line = 0;
  std::int64_t next_byte = 0;
  std::string rejects_file;  // on the machine that imported; empty while nothing was rejected
  std::int64_t rejects_bytes = 0;
  std::int64_t rows_read = 0;
  std::int64_t rows_accepted = 0;
  std::int64_t rows_rejected = 0;
  std::string value_accepted = "0";
  std::string value_rejected = "0";
  std::int64_t orders = 0;
  std::int64_t credits = 0;
  // Of a history, known when the file is through.
  std::int64_t customers = 0;
  std::int64_t products = 0;            // codes as written
  std::int64_t catalogue_products = 0;  // of the catalogue: letter case parts no two of them
  std::int64_t call_id = 0;             // the call that dealt with it last, with all its files
  Instant started_at;
  Instant changed_at;
};

// A product, customer or product code that a file names; each is counted once, in however many
// files it stands.
struct Named {
  ImportRunId run_id;
  std::int64_t record_id = 0;
  std::string entity;
};

struct RunReference {
  ImportRunId id;
};

}  // namespace imports
}  // namespace supercargo

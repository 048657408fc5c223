#include "imports/store.h"

namespace supercargo {

using imports::Named;
using imports::Run;

namespace {

constexpr const char* status_names[] = {"running", "done"};
}  // namespace

template <>
Choices choices<imports::RunStatus>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown_text{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown{.access = Access::read_only};

constexpr Field run_fields[] = {
    field<&Run::id>("id", shown),
    field<&Run::kind>("kind", shown_text),
    field<&Run::file_name>("file_name", shown_text),
    field<&Run::content_key>("content_key", shown_text),
    field<&Run::status>("status", shown),
    field<&Run::encoding>("encoding", shown),
    field<&Run::next_row>("next_row", shown),
    field<&Run::next_line>("next_line", shown),
    field<&Run::next_byte>("next_byte", shown),
    field<&Run::rejects_bytes>("rejects_bytes", shown),
    field<&Run::rows_read>("rows_read", shown),
    field<&Run::rows_accepted>("rows_accepted", shown),
    field<&Run::rows_rejected>("rows_rejected", shown),
    field<&Run::value_accepted>("value_accepted", shown_text),
    field<&Run::value_rejected>("value_rejected", shown_text),
    field<&Run::orders>("orders", shown),
    field<&Run::credits>("credits", shown),
    field<&Run::call_id>("call_id", shown),
    field<&Run::started_at>("started_at", shown),
    field<&Run::changed_at>("changed_at", shown),
};

constexpr Field named_fields[] = {
    field<&Named::run_id>("run_id", shown),
    field<&Named::record_id>("record_id", shown),
    field<&Named::entity>("entity", shown_text),
};

}  // namespace

template <>
const Entity& entity<Run>() {
  static constexpr Entity described = describe<Run>("import_run", "import_run", run_fields);
  return described;
}
template <>
const Entity& entity<Named>() {
  static constexpr Entity described = describe<Named>("import_named", "import_named", named_fields);
  return described;
}

namespace imports {

std::optional<Run> find_run(const db::Reader& reader, const std::string& content_key) {
  return reader.row<Run>(
      "SELECT {fields} FROM import_run WHERE tenant_id = $1 AND content_key = $2 LIMIT 1",
      content_key);
}

void add(db::Writer& writer, const Run& run) { writer.insert_row(run); }

void save(db::Writer& writer, const Run& run) { writer.update_row(run); }

void add_named(db::Writer& writer, const std::vector<Named>& named) {
  if (!named.empty()) writer.insert_missing_rows(named);
}

std::int64_t count_named(const db::Reader& reader, std::int64_t call_id,
                         const std::string& entity) {
  return reader
      .value<std::int64_t>(
          "SELECT COUNT(DISTINCT named.record_id) FROM import_run run "
          "JOIN import_named named ON named.tenant_id = run.tenant_id AND named.run_id = run.id "
          "WHERE run.tenant_id = $1 AND run.call_id = $2 AND named.entity = $3",
          call_id, entity)
      .value_or(0);
}

}  // namespace imports
}  // namespace supercargo

#include "imports/store.h"

namespace supercargo {

using imports::Named;
using imports::Run;
using imports::RunReference;

namespace {

constexpr const char* status_names[] = {"running", "done"};
}  // namespace

template <>
Choices choices<imports::RunStatus>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};

constexpr Field run_fields[] = {
    field<&Run::id>("id", shown),
    field<&Run::kind>(
        "kind", {.access = Access::read_only,
                 .personal = Personal::none,
                 .filter = true,
                 .about = "products, customers, stock, sales-orders, or sales-orders-history."}),
    field<&Run::file_name>("file_name", shown),
    field<&Run::file_hash>("file_hash", {.access = Access::read_only,
                                         .personal = Personal::none,
                                         .about = "BLAKE2b-256 of the file's bytes."}),
    field<&Run::content_key>("content_key", kept),
    field<&Run::status>("status", {.access = Access::read_only,
                                   .filter = true,
                                   .about = "running: also when it was killed and may go on."}),
    field<&Run::encoding>("encoding", kept),
    field<&Run::next_row>("next_row", kept),
    field<&Run::next_line>("next_line", kept),
    field<&Run::next_byte>("next_byte", kept),
    field<&Run::rejects_file>(
        "rejects_file",
        {.access = Access::read_only,
         .personal = Personal::none,
         .about =
             "Where the rejected rows stand with every reason, on the machine that imported."}),
    field<&Run::rejects_bytes>("rejects_bytes", kept),
    field<&Run::rows_read>("rows_read", shown),
    field<&Run::rows_accepted>("rows_accepted", shown),
    field<&Run::rows_rejected>("rows_rejected", shown),
    field<&Run::value_accepted>(
        "value_accepted", {.access = Access::read_only,
                           .personal = Personal::none,
                           .about = "Of a history: quantities times prices, nothing rounded."}),
    field<&Run::value_rejected>("value_rejected", shown),
    field<&Run::orders>("orders", shown),
    field<&Run::credits>("credits", shown),
    field<&Run::customers>("customers",
                           {.access = Access::read_only,
                            .about = "Of a history: those known by name, when it is through."}),
    field<&Run::products>("products", {.access = Access::read_only,
                                       .about = "Of a history: product codes as written."}),
    field<&Run::catalogue_products>(
        "catalogue_products",
        {.access = Access::read_only,
         .about = "The catalogue's products behind them: letter case parts no two of them."}),
    field<&Run::call_id>("call_id", kept),
    field<&Run::started_at>("started_at", shown),
    field<&Run::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&RunReference::id>("id", {.required = true}),
};

constexpr Field named_fields[] = {
    field<&Named::run_id>("run_id", shown),
    field<&Named::record_id>("record_id", shown),
    field<&Named::entity>("entity", shown),
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

template <>
const Entity& entity<RunReference>() {
  static constexpr Entity described =
      describe<RunReference>("import_run_reference", "", reference_fields);
  return described;
}

namespace imports {

std::optional<Run> find_run(const db::Reader& reader, const std::string& content_key) {
  return reader.row<Run>(
      "SELECT {fields} FROM import_run WHERE tenant_id = $1 AND content_key = $2 LIMIT 1",
      content_key);
}

std::optional<Run> find_run(const db::Reader& reader, ImportRunId id) {
  return reader.row<Run>("SELECT {fields} FROM import_run WHERE tenant_id = $1 AND id = $2 LIMIT 1",
                         id);
}

Result<db::Page<Run>> list_runs(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Run>(reader, request);
}

void add(db::Writer& writer, const Run& run) { writer.insert_row(run); }

void save(db::Writer& writer, const Run& run) { writer.update_row(run); }

void add_named(db::Writer& writer, const std::vector<Named>& named) {
  if (!named.empty()) writer.insert_missing_rows(named);
}

std::int64_t count_named(const db::Reader& reader, ImportRunId run, const std::string& entity) {
  return reader
      .value<std::int64_t>(
          "SELECT COUNT(*) FROM import_named WHERE tenant_id = $1 AND run_id = $2 AND entity = $3",
          run, entity)
      .value_or(0);
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

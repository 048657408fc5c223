#include "uploads/rows.h"

#include "imports/order_loader.h"
#include "imports/record_loader.h"
#include "imports/store.h"
#include "kernel/json.h"
#include "policies/store.h"

namespace supercargo {

using uploads::RejectedRow;
using uploads::Rows;
using uploads::RowsReport;

namespace {

constexpr Rules shown{.access = Access::read_only};
constexpr std::size_t columns_max = 200;

constexpr Field rows_fields[] = {
    field<&Rows::kind>("kind", {.required = true, .personal = Personal::none, .max = 20}),
    field<&Rows::file>("file", {.required = true, .personal = Personal::none}),
    field<&Rows::file_key>("file_key", {.required = true, .personal = Personal::none}),
    field<&Rows::from>("from", {.least = 0}),
    field<&Rows::is_last>("is_last"),
    field<&Rows::decimal>("decimal", {.personal = Personal::none, .max = 1}),
    field<&Rows::dates>("dates", {.personal = Personal::none, .max = 40}),
    field<&Rows::heading>("heading", {.required = true, .max = columns_max}),
    field<&Rows::rows>("rows", {.required = true, .personal = Personal::free_text}),
};
constexpr Field rejected_fields[] = {
    field<&RejectedRow::row>("row", shown),
    field<&RejectedRow::reasons>("reasons", shown),
};

}  // namespace

template <>
const Entity& entity<Rows>() {
  static constexpr Entity described = describe<Rows>("import_rows", "", rows_fields);
  return described;
}
template <>
const Entity& entity<RejectedRow>() {
  static constexpr Entity described =
      describe<RejectedRow>("import_rejected_row", "", rejected_fields);
  return described;
}
namespace {

constexpr Field report_fields[] = {
    field<&RowsReport::rows_read>("rows_read", shown),
    field<&RowsReport::rows_accepted>("rows_accepted", shown),
    field<&RowsReport::rows_rejected>("rows_rejected", shown),
    field<&RowsReport::orders>("orders", shown),
    field<&RowsReport::rejected>("rejected", shown),
};

}  // namespace

template <>
const Entity& entity<RowsReport>() {
  static constexpr Entity described = describe<RowsReport>("import_report", "", report_fields);
  return described;
}

namespace uploads {
namespace {

using imports::Loader;
using imports::OrderLoader;
using imports::RecordLoader;
using imports::Rest;
using imports::Run;
using imports::Slice;
using imports::Table;

constexpr std::size_t rows_max = 1000;

// Decisions 2: whose records come in by file; goods of the catalogue are the order desk's too.
RoleSet bringers_of(std::string_view kind) {
  if (kind == "products") return {Role::order_desk, Role::sales_manager, Role::procurement};
  if (kind == "stock") return {Role::warehouse};
  return {Role::order_desk};
}

std::optional<Problem> refuse_stranger(const journal::Actor& actor, const std::string& kind) {
  if (actor.sole_person || bringers_of(kind).meets(actor.roles)) return std::nullopt;
  return Problem{Refusal::forbidden, "forbidden", "Your roles do not bring in these records."};
}

void append_cell(std::string& csv, std::string_view text, bool is_first) {
  if (!is_first) csv.push_back(',');
  csv.push_back('"');
  for (const char c : text) {
    if (c == '"') csv.push_back('"');
    csv.push_back(c);
  }
  csv.push_back('"');
}

// As a table by itself: what loaders read from, and what an order keeps as its original.
Result<std::string> table_of(const Rows& given) {
  std::string csv;
  for (const std::string& name : given.heading)
    append_cell(csv, name, &name == given.heading.data());
  const auto document = JsonDocument::parse(given.rows.text);
  if (!document) return document.error();
  const Json rows = document->root();
  if (!rows.is(JsonKind::array) || rows.size() > rows_max)
    return invalid({{"/rows", "too_many", "A list of at most 1,000 rows."}});
  for (auto row = rows.first(); row; row = row->next()) {
    csv.append("\r\n");
    if (!row->is(JsonKind::array) || row->size() == 0)
      return invalid({{"/rows", "wrong_type", "Each row is a list of texts."}});
    const auto first = row->first();
    for (auto cell = first; cell; cell = cell->next()) {
      if (!cell->is(JsonKind::text))
        return invalid({{"/rows", "wrong_type", "Each row is a list of texts."}});
      append_cell(csv, cell->text(), cell->text().data() == first->text().data());
    }
  }
  return csv.append("\r\n");
}

sheets::Mapping mapping_of(const Rows& given) {
  sheets::Mapping mapping;
  mapping.encoding = CsvEncoding::utf8;
  mapping.separator = ',';
  mapping.dates = given.dates;
  if (given.decimal == ",") {
    mapping.decimal = ',';
    mapping.grouping = ".";
  } else {
    mapping.grouping = ",";
  }
  return mapping;
}

std::unique_ptr<Loader> loader_of(const std::string& kind, const sheets::Mapping& mapping,
                                  const policies::Settings& settings) {
  if (kind == "sales-orders")
    return std::make_unique<OrderLoader>(mapping, settings.time_zone, settings.currency);
  const imports::Target* target = imports::target_of(kind);
  if (target == nullptr) return nullptr;
  return std::make_unique<RecordLoader>(*target, mapping, settings.time_zone, settings.currency);
}

struct Sheet {
  Table table;
  std::vector<sheets::Row> rows;
};

void read_rows(sheets::Source& source, const CsvOptions& options, Sheet& sheet) {
  CsvReader reader([&](char* bytes, std::size_t room) { return source.read(bytes, room); },
                   options);
  CsvRow read;
  if (reader.next(read)) sheet.table.heading.assign(read.cells.begin(), read.cells.end());
  sheet.table.heading_end = reader.place().offset;
  while (reader.next(read)) {
    sheets::Row& row = sheet.rows.emplace_back();
    row.take(read, reader.place().offset);
    if (row.size() != sheet.table.heading.size())
      row.reasons.push_back({"", "too_few_cells", "Not as many cells as there are columns."});
  }
}

void tell_rejected(RowsReport& report, const Rows& given, const std::vector<sheets::Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].reasons.empty()) continue;
    RejectedRow& told = report.rejected.emplace_back();
    told.row = given.from + static_cast<std::int64_t>(i);
    for (const Reason& reason : rows[i].reasons)
      told.reasons.push_back({reason.pointer, reason.code, reason.detail, {}});
  }
  report.rows_read = static_cast<std::int64_t>(rows.size());
  report.rows_rejected = static_cast<std::int64_t>(report.rejected.size());
  report.rows_accepted = report.rows_read - report.rows_rejected;
}

Result<RowsReport> load(journal::Unit& unit, const Rows& given, ImportRunId run) {
  const auto csv = table_of(given);
  if (!csv) return csv.error();
  const auto mapping = mapping_of(given);  // the loader looks into it
  const auto settings = policies::settings_of(unit.db);
  const auto loader = loader_of(given.kind, mapping, settings);
  if (loader == nullptr)
    return invalid(
        {{"/kind", "unknown_kind", "Imported are: " + imports::target_kinds() + ", sales-orders"}});
  sheets::Source source = sheets::Source::of_text(given.file, *csv);
  Sheet sheet{.table = {.source = source, .heading = {}, .run_id = run.value}, .rows = {}};
  read_rows(source, {.separator = ',', .encoding = CsvEncoding::utf8}, sheet);
  if (auto begun = loader->begin(sheet.table); !begun) return std::move(begun.error());
  RowsReport report;
  for (std::span<sheets::Row> left = sheet.rows; !left.empty();) {
    const Slice slice = loader->load(unit, left, Rest::none);
    SUPERCARGO_CHECK(slice.taken > 0);
    report.orders += slice.orders;
    left = left.subspan(slice.taken);
  }
  tell_rejected(report, given, sheet.rows);
  return report;
}

Run new_run(journal::Unit& unit, const Rows& given, const std::string& content_key) {
  Run run;
  run.id = unit.make_id<ImportRunId>();
  run.kind = given.kind;
  run.file_name = given.file;
  run.file_hash = content_key;
  run.content_key = content_key;
  run.started_at = run.changed_at = unit.now();
  return run;
}

}  // namespace

Result<RowsReport> try_rows(journal::Unit& unit, const Rows& given) {
  if (auto refusal = refuse_stranger(unit.actor(), given.kind)) return std::move(*refusal);
  return load(unit, given, unit.make_id<ImportRunId>());
}

Result<RowsReport> bring_rows(journal::Unit& unit, const Rows& given) {
  if (auto refusal = refuse_stranger(unit.actor(), given.kind)) return std::move(*refusal);
  const std::string content_key = sheets::digest_of("desk\n" + given.kind + "\n" + given.file_key);
  const auto before = imports::find_run(unit.db, content_key);
  Run run = before ? *before : new_run(unit, given, content_key);
  if (given.from < run.rows_read || run.status == imports::RunStatus::done)
    return invalid({{"/from", "in_already", "These rows of the file are in."}});
  if (given.from > run.rows_read)
    return invalid({{"/from", "rows_left_out", "The rows before these have not come yet."}});
  auto report = load(unit, given, run.id);
  if (!report) return report;
  run.rows_read += report->rows_read;
  run.rows_accepted += report->rows_accepted;
  run.rows_rejected += report->rows_rejected;
  run.orders += report->orders;
  if (given.is_last) run.status = imports::RunStatus::done;
  run.changed_at = unit.now();
  before ? imports::save(unit.db, run) : imports::add(unit.db, run);
  return report;
}

}  // namespace uploads
}  // namespace supercargo

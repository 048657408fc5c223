#include "app/command.h"
#include "app/exports.h"
#include "app/installation.h"
#include "db/stream_file.h"
#include "http/json_object.h"

namespace supercargo::app {
namespace {

// A file of its own, or standard output.
class Destination {
 public:
  explicit Destination(const std::string& file) {
    if (!file.empty()) file_.emplace(file);
  }
  void put(std::string_view bytes) {
    if (file_) return file_->write(bytes);
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
      throw Fault("standard output takes no more");
  }
  void finish() {
    if (file_) file_->finish();
  }

 private:
  std::optional<db::NewFile> file_;
};

std::optional<Problem> refuse_words(const Given& given) {
  std::vector<Reason> reasons;
  const std::string format = given.text("--format");
  const bool is_person = given.text("KIND") == "person-data";
  if (!format.empty() && format != "csv" && format != "json")
    reasons.push_back({"/format", "unknown_choice", "Known are: csv, json"});
  if (is_person && !given.has("--customer"))
    reasons.push_back({"/customer", "missing", "Whose? Name the customer by code or id."});
  if (is_person && format == "csv")
    reasons.push_back({"/format", "unknown_choice", "What is known of a person is one JSON."});
  if (reasons.empty()) return std::nullopt;
  return invalid(std::move(reasons));
}

Result<std::int64_t> write_to(const Given& given, const journal::Query& query,
                              Destination& destination) {
  const auto put = [&](std::string_view bytes) { destination.put(bytes); };
  if (given.text("KIND") == "person-data") {
    const auto document = export_person_data(query, given.text("--customer"));
    if (!document) return document.error();
    put(*document + "\n");
    return 1;
  }
  const bool is_json = given.text("--format") == "json";
  const auto csv = given.has("--importable") ? ExportFormat::importable_csv : ExportFormat::csv;
  return export_listing(
      query, {.kind = given.text("KIND"), .format = is_json ? ExportFormat::json : csv}, put);
}

int export_records(const Given& given) {
  if (const auto problem = refuse_words(given)) return given.refuse(*problem);
  Installation installation(given.settings);
  installation.expect_current_schema();
  const auto tenant = installation.tenant(given.text("--tenant"));
  if (!tenant) return given.refuse(tenant.error());
  const journal::Call call = installation.operator_call(*tenant);
  db::Transaction reading(installation.session(), db::Mode::read, tenant->id.value);
  const journal::Query query{db::Reader(installation.session()), call, installation.services()};
  Destination destination(given.text("--out"));
  const auto records = write_to(given, query, destination);
  if (!records) return given.refuse(records.error());
  reading.commit();
  destination.finish();
  std::fprintf(stderr, "%lld records\n", static_cast<long long>(*records));
  return exits::done;
}

}  // namespace

std::vector<Command> export_commands() {
  static const std::string explanation =
      "KIND is one of: " + export_kinds() +
      ",\nor person-data with --customer: one JSON of everything personal that is known of a\n"
      "customer, now and in the journal, and nothing of anybody else. One state of the database,\n"
      "beside a running server. In CSV a text that a spreadsheet would take for a formula gets a\n"
      "quote in front, which import takes away; with --importable only columns that import takes.\n"
      "  supercargo export customers --importable --out customers.csv\n"
      "  supercargo export person-data --customer C-17 --out c-17.json\n"
      "Exit codes: 0 done, 1 refused, 70 fault.";
  return {{.name = "export",
           .summary = "write a listing as CSV or JSON, or what is known of a person",
           .explanation = explanation.c_str(),
           .parameters = {{"KIND", Takes::place, "what to write", true},
                          {"--format", Takes::value, "csv (the default) or json"},
                          {"--importable", Takes::flag, "only columns that import takes"},
                          {"--customer", Takes::value, "of person-data: code or id"},
                          {"--out", Takes::value, "file to be made, 0600; else standard output"}},
           .run = export_records}};
}

}  // namespace supercargo::app

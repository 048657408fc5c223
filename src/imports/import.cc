#include "imports/import.h"

#include <chrono>

#include "imports/file_import.h"
#include "imports/history_loader.h"
#include "imports/order_loader.h"
#include "imports/record_loader.h"
#include "imports/store.h"
#include "kernel/calendar.h"
#include "kernel/json.h"
#include "policies/store.h"

namespace supercargo::imports {
namespace {

using Clock = std::chrono::steady_clock;

Problem refusal(const char* pointer, const char* code, std::string words) {
  return invalid({{pointer, code, std::move(words)}});
}

policies::Settings settings_of(Desk& desk) {
  db::Transaction transaction(desk.session, db::Mode::read, desk.call().tenant);
  auto settings = policies::settings_of(db::Reader(desk.session));
  transaction.commit();
  return settings;
}

Result<std::unique_ptr<Loader>> loader_for(Desk& desk, const Request& request) {
  const policies::Settings settings = settings_of(desk);
  const sheets::Mapping& mapping = request.mapping;
  if (!mapping.time_zone.empty() && !known_zone(mapping.time_zone))
    return refusal("/source/time_zone", "unknown_zone", "No time zone: " + mapping.time_zone);
  if (request.kind == "sales-orders") {
    if (request.as_history)
      return std::unique_ptr<Loader>(
          std::make_unique<HistoryLoader>(mapping, settings.time_zone, settings.currency));
    return std::unique_ptr<Loader>(
        std::make_unique<OrderLoader>(mapping, settings.time_zone, settings.currency));
  }
  const Target* target = target_of(request.kind);
  if (target == nullptr)
    return refusal("/kind", "unknown_kind", "Imported are: " + target_kinds() + ", sales-orders");
  if (request.as_history)
    return refusal("/as", "unknown_kind", "Only sales orders have a history.");
  return std::unique_ptr<Loader>(
      std::make_unique<RecordLoader>(*target, mapping, settings.time_zone, settings.currency));
}

history::ExactAmount amount_of(const std::string& text) {
  return history::ExactAmount::parse(text).value_or(history::ExactAmount{});
}

void add_run(Report& report, const Run& run) {
  report.rows_read += run.rows_read;
  report.rows_accepted += run.rows_accepted;
  report.rows_rejected += run.rows_rejected;
  report.value_accepted += amount_of(run.value_accepted);
  report.value_rejected += amount_of(run.value_rejected);
  report.orders += run.orders;
  report.credits += run.credits;
}

Result<Done> import_file(Desk& desk, const Request& request, sheets::Source& source,
                         std::int64_t call_id, Report& report) {
  auto loader = loader_for(desk, request);
  if (!loader) return std::move(loader.error());
  FileImport file(desk, request, source, **loader);
  const auto run = file.run(call_id);
  if (!run) return run.error();
  add_run(report, *run);
  if (file.was_done()) report.done_before.push_back(source.name());
  if (const auto path = file.rejects_path(); !path.empty()) report.rejects.push_back(path);
  if (request.rehearsal) {
    report.customers += file.named("customer");
    report.products += file.named("product_code");
    report.catalogue_products += file.named("product");
  }
  return Done{};
}

void count_named_records(Desk& desk, std::int64_t call_id, Report& report) {
  db::Transaction transaction(desk.session, db::Mode::read, desk.call().tenant);
  const db::Reader reader(desk.session);
  report.customers = count_named(reader, call_id, "customer");
  report.products = count_named(reader, call_id, "product_code");
  report.catalogue_products = count_named(reader, call_id, "product");
  transaction.commit();
}

// Everything that can be opened is opened before the first row is taken.
Result<std::vector<sheets::Source>> open_all(const Request& request) {
  std::vector<sheets::Source> sources;
  std::vector<Reason> reasons;
  for (const std::string& path : request.files) {
    auto source = sheets::Source::open(path);
    if (source)
      sources.push_back(std::move(*source));
    else
      reasons.push_back({"/files", source.error().code, source.error().detail});
  }
  if (request.files.size() > 1 && !request.rejects.empty())
    reasons.push_back({"/rejects", "only_for_one", "Several files have a file of rejects each."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  return sources;
}

}  // namespace

Result<Report> import_files(Desk& desk, const Request& request) {
  const auto began = Clock::now();
  Report report;
  report.as_history = request.as_history;
  report.has_orders = request.kind == "sales-orders";
  auto sources = open_all(request);
  if (!sources) return std::move(sources.error());
  const std::int64_t call_id = desk.services.ids.next(desk.call().now);
  for (sheets::Source& source : *sources)
    if (auto done = import_file(desk, request, source, call_id, report); !done)
      return std::move(done.error());
  if (!request.rehearsal) count_named_records(desk, call_id, report);
  report.milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
  return report;
}

Result<Run> get(const journal::Query& query, const RunReference& reference) {
  auto run = find_run(query.db, reference.id);
  if (!run) return not_found("import");
  return std::move(*run);
}

Result<db::Page<Run>> list_imports(const journal::Query& query, const db::ListRequest& request) {
  return list_runs(query.db, request);
}

std::string Report::json() const {
  std::string out = "{";
  const auto member = [&](const char* name, const std::string& value) {
    out.append(out.size() > 1 ? "," : "").append("\"").append(name).append("\":").append(value);
  };
  member("rows_read", std::to_string(rows_read));
  member("rows_accepted", std::to_string(rows_accepted));
  member("rows_rejected", std::to_string(rows_rejected));
  if (as_history) {
    member("value_accepted", json_text(value_accepted.text()));
    member("value_rejected", json_text(value_rejected.text()));
  }
  if (has_orders) member("orders", std::to_string(orders));
  if (as_history) {
    member("credits", std::to_string(credits));
    member("customers", std::to_string(customers));
    member("products", std::to_string(products));
  }
  member("seconds", decimal_text(milliseconds, 3));
  return out + "}";
}

}  // namespace supercargo::imports

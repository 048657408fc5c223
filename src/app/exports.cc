#include "app/exports.h"

#include <array>

#include "approvals/commands.h"
#include "catalog/commands.h"
#include "customers/commands.h"
#include "files/commands.h"
#include "history/queries.h"
#include "kernel/record_json.h"
#include "orders/commands.h"
#include "sheets/record_sheet.h"
#include "stock/warehouse_commands.h"
#include "transfers/commands.h"
#include "warehousing/adjust.h"
#include "warehousing/expect.h"
#include "warehousing/levels.h"
#include "warehousing/receive.h"

namespace supercargo::app {
namespace {

constexpr std::size_t bytes_at_once = 64 << 10;

using Take = std::function<void(void* record)>;

struct Listing {
  const char* kind;
  const Entity& (*entity)();
  std::optional<Problem> (*each)(const journal::Query& query, const Take& take);
};

template <class Record, auto list>
std::optional<Problem> each_of(const journal::Query& query, const Take& take) {
  db::ListRequest request{.limit = db::page_limit_max};
  do {
    auto page = list(query, request);
    if (!page) return std::move(page.error());
    for (Record& record : page->items) take(&record);
    request.after = page->after;
  } while (!request.after.empty());
  return std::nullopt;
}

template <class Record, auto list>
constexpr Listing listing(const char* kind) {
  return {kind, entity<Record>, each_of<Record, list>};
}

constexpr std::array listings{
    listing<customers::Customer, customers::list_customers>("customers"),
    listing<catalog::Product, catalog::list_products>("products"),
    listing<orders::Order, orders::list_orders>("sales-orders"),
    listing<warehousing::StockLine, warehousing::list_stock>("stock"),
    listing<stock::Move, warehousing::list_moves>("stock-moves"),
    listing<stock::Reservation, warehousing::list_reservations>("reservations"),
    listing<stock::Warehouse, stock::list_warehouses>("warehouses"),
    listing<warehousing::Receipt, warehousing::list_stock_receipts>("stock-receipts"),
    listing<warehousing::Adjustment, warehousing::list_stock_adjustments>("stock-adjustments"),
    listing<transfers::Transfer, transfers::list_transfers>("stock-transfers"),
    listing<warehousing::ExpectedReceipt, warehousing::list_expected_receipts>("expected-receipts"),
    listing<approvals::Approval, approvals::list_approvals>("approvals"),
    listing<history::Order, history::list_orders>("history-orders"),
};

const Listing* listing_of(std::string_view kind) {
  for (const Listing& each : listings)
    if (kind == each.kind) return &each;
  return nullptr;
}

// Collects what is small and puts it when it is much.
class Writing {
 public:
  explicit Writing(const Put& put) : put_(put) {}
  std::string& text() { return text_; }
  void pass_on() {
    if (text_.size() >= bytes_at_once) finish();
  }
  void finish() {
    put_(text_);
    text_.clear();
  }

 private:
  const Put& put_;
  std::string text_;
};

Result<std::int64_t> write_csv(const journal::Query& query, const Listing& listing,
                               sheets::Columns columns, const Put& put) {
  sheets::RecordSheet sheet(listing.entity(), columns);
  if (auto problem = listing.each(query, [&](void* record) { sheet.measure(record); }))
    return std::move(*problem);
  Writing out(put);
  sheet.append_heading(out.text());
  std::int64_t count = 0;
  const auto problem = listing.each(query, [&](void* record) {
    sheet.append_row(out.text(), record);
    out.pass_on();
    ++count;
  });
  if (problem) return *problem;
  out.finish();
  return count;
}

Result<std::int64_t> write_json(const journal::Query& query, const Listing& listing,
                                const Put& put) {
  Writing out(put);
  std::int64_t count = 0;
  const auto problem = listing.each(query, [&](void* record) {
    out.text() += count++ == 0 ? "[\n" : ",\n";
    write_record(out.text(), listing.entity(), record);
    out.pass_on();
  });
  if (problem) return *problem;
  out.text() += count == 0 ? "[]\n" : "\n]\n";
  out.finish();
  return count;
}

}  // namespace

std::string export_kinds() {
  std::string kinds;
  for (const Listing& each : listings) kinds.append(kinds.empty() ? "" : ", ").append(each.kind);
  return kinds;
}

Result<std::int64_t> export_listing(const journal::Query& query, const Export& wanted,
                                    const Put& put) {
  const Listing* listing = listing_of(wanted.kind);
  if (listing == nullptr)
    return invalid({{"/kind", "unknown_choice", "Known are: " + export_kinds()}});
  if (wanted.format == ExportFormat::json) return write_json(query, *listing, put);
  const auto columns = wanted.format == ExportFormat::importable_csv ? sheets::Columns::importable
                                                                     : sheets::Columns::shown;
  return write_csv(query, *listing, columns, put);
}

}  // namespace supercargo::app

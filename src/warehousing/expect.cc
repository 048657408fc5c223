#include "warehousing/expect.h"

#include <algorithm>

#include "journal/counter.h"
#include "journal/revision.h"
#include "warehousing/naming.h"

namespace supercargo::warehousing {
namespace {

constexpr std::string_view number_prefix = "ER";

std::vector<stock::StockKey> keys_of(const ExpectedReceipt& before, const ExpectedReceipt& now) {
  std::vector<stock::StockKey> keys;
  for (const ExpectedReceipt* each : {&before, &now})
    for (const ExpectedLine& line : each->lines)
      keys.push_back({each->warehouse_id, line.product_id});
  return keys;
}

enum class Way : std::uint8_t { in, out };

// Only what is confirmed and still to come stands in the plan.
void plan(stock::Snapshot& stock, const ExpectedReceipt& receipt, Way way) {
  if (!receipt.confirmed || receipt.status != ExpectedStatus::expected) return;
  for (const ExpectedLine& line : receipt.lines) {
    if (line.open() == Quantity{}) continue;
    const stock::StockKey key{receipt.warehouse_id, line.product_id};
    stock.expect(key, receipt.date, way == Way::in ? line.open() : -line.open());
  }
}

Known known_for(const db::Reader& reader, const ExpectedReceipt& receipt) {
  std::vector<std::string> skus;
  for (const ExpectedLine& line : receipt.lines) skus.push_back(line.sku);
  return Known::gather(reader, {receipt.warehouse}, skus);
}

std::vector<Reason> resolve(const Known& known, ExpectedReceipt& receipt) {
  std::vector<Reason> reasons;
  check_place(known.warehouse(receipt.warehouse), reasons);
  name_parts(known, receipt, reasons);
  return reasons;
}

Day today_there(const Known& known, const ExpectedReceipt& receipt, Instant now) {
  const auto* warehouse = known.warehouse(receipt.warehouse);
  return warehouse == nullptr ? Day{} : stock::today_at(*warehouse, now);
}

// New lines get the next numbers; a line that is kept keeps what was received of it.
void number_lines(const ExpectedReceipt& before, ExpectedReceipt& now,
                  std::vector<Reason>& reasons) {
  std::int64_t last = 0;
  for (const ExpectedLine& line : before.lines) last = std::max(last, line.line);
  for (std::size_t n = 0; n < now.lines.size(); ++n) {
    ExpectedLine& line = now.lines[n];
    line.receipt_id = now.id;
    if (line.line == 0) {
      line.line = ++last;
      continue;
    }
    const auto is_same = [&](const ExpectedLine& other) { return other.line == line.line; };
    const auto kept = std::find_if(before.lines.begin(), before.lines.end(), is_same);
    const std::string pointer = "/lines/" + std::to_string(n);
    if (kept == before.lines.end() ||
        std::count_if(now.lines.begin(), now.lines.end(), is_same) > 1) {
      reasons.push_back({pointer + "/line", "unknown_line", "There is no such line to keep."});
      continue;
    }
    line.received = kept->received;
    if (line.received > Quantity{} && line.product_id != kept->product_id)
      reasons.push_back({pointer + "/sku", "received_already", "Some of it has come already."});
  }
}

void check_kept(const ExpectedReceipt& before, const ExpectedReceipt& now,
                std::vector<Reason>& reasons) {
  for (const ExpectedLine& line : before.lines) {
    const auto is_same = [&](const ExpectedLine& other) { return other.line == line.line; };
    if (line.received > Quantity{} && std::none_of(now.lines.begin(), now.lines.end(), is_same))
      reasons.push_back({"/lines", "received_already",
                         "Line " + std::to_string(line.line) + " has come in part; keep it."});
  }
}

Problem not_expected_any_more() {
  return {.refusal = Refusal::not_in_this_state,
          .code = "not_in_this_state",
          .detail = "Nothing of it is expected any more.",
          .members = {{"allowed", "[]"}}};
}

std::optional<ExpectedReceipt> find_one(const db::Reader& reader, const std::string& reference) {
  auto found = find_expected(reader, {reference});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

ExpectedReceipt replace_alone(journal::Unit& unit, Replacement replacement) {
  auto stock =
      stock::Snapshot::gather(unit.db, keys_of(replacement.before, replacement.now), unit.now());
  auto saved = replace_announced(unit, stock, std::move(replacement));
  stock.write(unit.db, unit.services().ids, unit.now());
  return saved;
}

}  // namespace

bool nothing_open(const ExpectedReceipt& receipt) {
  return std::all_of(receipt.lines.begin(), receipt.lines.end(),
                     [](const ExpectedLine& line) { return line.open() == Quantity{}; });
}

ExpectedReceipt replace_announced(journal::Unit& unit, stock::Snapshot& stock,
                                  Replacement replacement) {
  ExpectedReceipt now = std::move(replacement.now);
  now.revision = replacement.before.revision + 1;
  now.changed_at = unit.now();
  plan(stock, replacement.before, Way::out);
  plan(stock, now, Way::in);
  save(unit.db, now);
  unit.tell(journal::changed(replacement.fact, replacement.before, now));
  return now;
}

Result<ExpectedReceipt> announce(journal::Unit& unit, const ExpectedReceipt& given) {
  ExpectedReceipt receipt = given;
  const Known known = known_for(unit.db, receipt);
  auto reasons = resolve(known, receipt);
  check_date(receipt.date, today_there(known, receipt, unit.now()), reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  receipt.id = unit.make_id<ExpectedReceiptId>();
  number_lines({}, receipt, reasons);
  const int year = day_in_utc(unit.now()).year();
  receipt.number = journal::human_number(
      number_prefix, year,
      journal::take_numbers(unit.db, journal::yearly_counter(number_prefix, year), 1));
  receipt.revision = 1;
  receipt.created_at = receipt.changed_at = unit.now();
  auto stock = stock::Snapshot::gather(unit.db, keys_of({}, receipt), unit.now());
  plan(stock, receipt, Way::in);
  add(unit.db, receipt);
  stock.write(unit.db, unit.services().ids, unit.now());
  unit.tell(journal::created("expected_receipt_announced", receipt));
  return receipt;
}

Result<ExpectedReceipt> change_announced(journal::Unit& unit, const Patch& patch) {
  const auto before = find_one(unit.db, patch.id);
  if (!before) return not_found("expected receipt");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  if (before->status != ExpectedStatus::expected) return not_expected_any_more();
  auto after = patched(*before, patch);
  if (!after) return after;
  const Known known = known_for(unit.db, *after);
  auto reasons = resolve(known, *after);
  number_lines(*before, *after, reasons);
  check_kept(*before, *after, reasons);
  if (after->date != before->date)
    check_date(after->date, today_there(known, *after, unit.now()), reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  if (nothing_open(*after)) after->status = ExpectedStatus::received;
  return replace_alone(unit, {"expected_receipt_changed", *before, std::move(*after)});
}

Result<ExpectedReceipt> cancel_announced(journal::Unit& unit, const DocumentReference& reference) {
  const auto before = find_one(unit.db, reference.id);
  if (!before) return not_found("expected receipt");
  const auto given = reference.revision == 0 ? std::nullopt : std::optional(reference.revision);
  if (auto conflict = journal::revision_conflict(unit.db, *before, given))
    return std::move(*conflict);
  if (before->status != ExpectedStatus::expected) return not_expected_any_more();
  ExpectedReceipt after = *before;
  after.status = ExpectedStatus::cancelled;
  return replace_alone(unit, {"expected_receipt_cancelled", *before, std::move(after)});
}

Result<ExpectedReceipt> get_expected(const journal::Query& query,
                                     const DocumentReference& reference) {
  auto receipt = find_one(query.db, reference.id);
  if (!receipt) return not_found("expected receipt");
  return std::move(*receipt);
}

Result<db::Page<ExpectedReceipt>> list_expected_receipts(const journal::Query& query,
                                                         const db::ListRequest& request) {
  return list_expected(query.db, request);
}

}  // namespace supercargo::warehousing

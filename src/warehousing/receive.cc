#include "warehousing/receive.h"

#include <map>
#include <optional>

#include "journal/counter.h"
#include "stock/snapshot.h"
#include "warehousing/expect.h"
#include "warehousing/naming.h"

namespace supercargo::warehousing {
namespace {

constexpr std::string_view number_prefix = "RC";

// Gather, decide, write, each for all receipts of the batch.
class Receiving {
 public:
  Receiving(journal::Batch& batch, std::span<const Receipt> given)
      : batch_(batch), given_(given), known_(gather_known()) {
    gather_announced();
  }

  std::vector<Result<Receipt>> results() {
    std::vector<Result<Receipt>> results;
    std::int64_t accepted = 0;
    for (const Receipt& each : given_) {
      results.push_back(decide(each));
      if (results.back()) ++accepted;
    }
    if (accepted > 0) write(results, accepted);
    return results;
  }

 private:
  Known gather_known() const {
    std::vector<std::string> places;
    std::vector<std::string> skus;
    for (const Receipt& each : given_) {
      places.push_back(each.warehouse);
      for (const ReceiptLine& line : each.lines) skus.push_back(line.sku);
    }
    return Known::gather(batch_.db, places, skus);
  }

  void gather_announced() {
    std::vector<std::string> references;
    for (const Receipt& each : given_)
      if (!each.expected_receipt.empty()) references.push_back(each.expected_receipt);
    for (ExpectedReceipt& each : find_expected(batch_.db, references)) {
      const ExpectedReceiptId id = each.id;
      announced_ids_[each.number] = id;
      announced_ids_[text(id)] = id;
      announced_[id] = {each, std::move(each), {}};
    }
  }

  struct Announced {
    ExpectedReceipt before;
    ExpectedReceipt now;
    std::optional<std::size_t> changed_by;  // the first receipt that fulfils some of it
  };
  Announced* announced(const std::string& reference) {
    const auto at = announced_ids_.find(reference);
    return at == announced_ids_.end() ? nullptr : &announced_[at->second];
  }

  Result<Receipt> decide(const Receipt& given) {
    std::vector<Reason> reasons;
    Receipt receipt = given;
    const auto* warehouse = known_.warehouse(given.warehouse);
    check_place(warehouse, reasons);
    name_parts(known_, receipt, reasons);
    if (!given.expected_receipt.empty()) check_announced(given, warehouse, reasons);
    if (!reasons.empty()) return invalid(std::move(reasons));
    return receipt;
  }

  void check_announced(const Receipt& given, const stock::Warehouse* warehouse,
                       std::vector<Reason>& reasons) {
    const Announced* known = announced(given.expected_receipt);
    if (known == nullptr) {
      reasons.push_back(
          {"/expected_receipt", "unknown_expected_receipt", "There is no such expected receipt."});
    } else if (known->now.status == ExpectedStatus::cancelled) {
      reasons.push_back({"/expected_receipt", "cancelled", "It was cancelled."});
    } else if (warehouse != nullptr && known->now.warehouse_id != warehouse->id) {
      reasons.push_back({"/expected_receipt", "other_warehouse", "It is for another warehouse."});
    }
  }

  void write(std::vector<Result<Receipt>>& results, std::int64_t accepted) {
    const Instant now = batch_.call(0).now;
    const int year = day_in_utc(now).year();
    auto number =
        journal::take_numbers(batch_.db, journal::yearly_counter(number_prefix, year), accepted);
    auto stock = stock::Snapshot::gather(batch_.db, keys(results), now);
    std::vector<Receipt> receipts;
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (!results[i]) continue;
      Receipt& receipt = *results[i];
      complete(i, receipt, journal::human_number(number_prefix, year, number++));
      book(receipt, stock);
      fulfil(i, receipt);
      batch_.unit(i).tell(journal::created("stock_received", receipt));
      receipts.push_back(receipt);
    }
    add(batch_.db, receipts);
    for (auto& [id, each] : announced_) {
      if (!each.changed_by) continue;
      auto unit = batch_.unit(*each.changed_by);
      replace_announced(unit, stock, {"expected_receipt_received", each.before, each.now});
    }
    auto unit = batch_.unit(0);
    stock.write(batch_.db, unit.services().ids, now);
  }

  std::vector<stock::StockKey> keys(const std::vector<Result<Receipt>>& results) const {
    std::vector<stock::StockKey> keys;
    for (const Result<Receipt>& each : results) {
      if (!each) continue;
      for (const ReceiptLine& line : each->lines)
        keys.push_back({each->warehouse_id, line.product_id});
    }
    for (const auto& [id, each] : announced_)
      for (const ExpectedLine& line : each.now.lines)
        keys.push_back({each.now.warehouse_id, line.product_id});
    return keys;
  }

  void complete(std::size_t i, Receipt& receipt, std::string number) {
    auto unit = batch_.unit(i);
    receipt.id = unit.make_id<ReceiptId>();
    receipt.number = std::move(number);
    receipt.received_by = unit.actor().person;
    receipt.revision = 1;
    receipt.created_at = unit.now();
    if (const Announced* known = announced(receipt.expected_receipt))
      receipt.expected_receipt = known->now.number;
  }

  static void book(const Receipt& receipt, stock::Snapshot& stock) {
    for (const ReceiptLine& line : receipt.lines) {
      const bool booked = stock.book({.warehouse_id = receipt.warehouse_id,
                                      .product_id = line.product_id,
                                      .kind = stock::MoveKind::receipt,
                                      .quantity = line.quantity,
                                      .document_id = receipt.id.value,
                                      .reference = receipt.number,
                                      .lot = line.lot,
                                      .person = receipt.received_by,
                                      .at = receipt.created_at});
      SUPERCARGO_CHECK(booked);  // more breaks no promise
    }
  }

  // Counts what came against what was announced: line by line, what is left over to the last one.
  void fulfil(std::size_t i, const Receipt& receipt) {
    Announced* known = announced(receipt.expected_receipt);
    if (known == nullptr) return;
    if (!known->changed_by) known->changed_by = i;
    for (const ReceiptLine& came : receipt.lines) {
      Quantity left = came.quantity;
      ExpectedLine* last = nullptr;
      for (ExpectedLine& line : known->now.lines) {
        if (line.product_id != came.product_id) continue;
        const Quantity taken = std::min(left, line.open());
        line.received += taken;
        left -= taken;
        last = &line;
      }
      if (last != nullptr) last->received += left;
    }
    if (nothing_open(known->now)) known->now.status = ExpectedStatus::received;
  }

  journal::Batch& batch_;
  std::span<const Receipt> given_;
  Known known_;
  std::map<std::string, ExpectedReceiptId> announced_ids_;
  std::map<ExpectedReceiptId, Announced> announced_;
};

}  // namespace

std::vector<Result<Receipt>> receive(journal::Batch& batch, std::span<const Receipt> given) {
  return Receiving(batch, given).results();
}

Result<Receipt> put_stock(journal::Unit& unit, const PutStock& given) {
  return std::move(put_all_stock(unit, {&given, 1}).front());
}

std::vector<Result<Receipt>> put_all_stock(journal::Unit& unit, std::span<const PutStock> given) {
  std::vector<Receipt> receipts;
  for (const PutStock& each : given)
    receipts.push_back({.warehouse = each.warehouse,
                        .reference = each.reference,
                        .lines = {{.sku = each.sku, .quantity = each.quantity, .lot = each.lot}}});
  journal::Batch batch(unit, receipts.size());
  return receive(batch, receipts);
}

Result<Receipt> get_receipt(const journal::Query& query, const DocumentReference& reference) {
  auto receipt = find_receipt(query.db, reference.id);
  if (!receipt) return not_found("stock receipt");
  return std::move(*receipt);
}

Result<db::Page<Receipt>> list_stock_receipts(const journal::Query& query,
                                              const db::ListRequest& request) {
  return list_receipts(query.db, request);
}

}  // namespace supercargo::warehousing

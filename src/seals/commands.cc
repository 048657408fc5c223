#include "seals/commands.h"

#include <algorithm>

#include "agreements/beside.h"
#include "files/store.h"
#include "notices/store.h"
#include "orders/store.h"
#include "policies/store.h"
#include "seals/store.h"

namespace supercargo::seals {
namespace {

bool is_of_a_seal(rights::Exemption exemption) {
  return exemption == rights::Exemption::sealed_hygiene ||
         exemption == rights::Exemption::sealed_recording;
}

// Without having been told he keeps his right (Art. 6(1)(k)).
bool was_told(const db::Reader& reader, const orders::Order& order, std::int64_t line) {
  const auto told = notices::store::of_order(reader, order.id);
  if (told.empty()) return false;
  const auto& exemptions = told.back().exemptions;
  return std::any_of(exemptions.begin(), exemptions.end(), [&](const auto& each) {
    return each.line == line && is_of_a_seal(each.exemption);
  });
}

void check_line(const journal::Unit& unit, const orders::Order& order, std::int64_t number,
                std::vector<Reason>& reasons) {
  const auto line = std::find_if(order.lines.begin(), order.lines.end(),
                                 [&](const orders::Line& each) { return each.line == number; });
  if (line == order.lines.end())
    return reasons.push_back({"/line", "unknown_line", "The order has no such line."});
  if (line->quantities.delivered == Quantity{})
    reasons.push_back({"/line", "not_delivered", "Nothing of it has arrived."});
  if (!was_told(unit.db, order, number)) {
    reasons.push_back({"/line", "not_told_of_seal",
                       "The consumer was not told before the contract that its seal ends his "
                       "right: he keeps it."});
  }
  const auto before = store::of_order(unit.db, order.id);
  if (std::any_of(before.begin(), before.end(),
                  [&](const BrokenSeal& each) { return each.line == number; }))
    reasons.push_back({"/line", "recorded_already", "That is on record already."});
}

}  // namespace

Result<BrokenSeal> record(journal::Unit& unit, const Record& wanted) {
  const auto order = orders::find(unit.db, wanted.id);
  if (!order) return not_found("sales order");
  const Day today = local_day(unit.now(), policies::calendar_of(policies::settings_of(unit.db)));
  std::vector<Reason> reasons;
  check_line(unit, *order, wanted.line, reasons);
  if (wanted.found_on > today)
    reasons.push_back({"/found_on", "in_the_future", "That day is yet to come."});
  const auto evidence = parse<AttachmentId>(wanted.evidence);
  if (!wanted.evidence.empty() && (!evidence || !files::find(unit.db, *evidence)))
    reasons.push_back({"/evidence", "unknown_attachment", "There is no such file."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  const BrokenSeal seal{.id = unit.make_id<BrokenSealId>(),
                        .sales_order = order->id,
                        .sales_order_number = order->number,
                        .line = wanted.line,
                        .found_on = wanted.found_on ? wanted.found_on : today,
                        .words = wanted.words,
                        .evidence = wanted.evidence,
                        .recorded_by = unit.actor().person,
                        .recorded_at = unit.now(),
                        .party_id = order->customer_id.value,
                        .revision = 1};
  store::add(unit.db, seal);
  unit.tell(journal::created("seal_broken", seal, seal.party_id));
  agreements::tell_on_order(unit, *order,
                            {.fact = "sales_order_seal_broken",
                             .record = entity<BrokenSeal>().name,
                             .record_id = text(seal.id),
                             .field = "words",
                             .words = seal.words});
  return seal;
}

Result<BrokenSeal> get(const journal::Query& query, const BrokenSealReference& reference) {
  auto seal = store::find(query.db, reference.id);
  if (!seal) return not_found("broken seal");
  return std::move(*seal);
}

Result<db::Page<BrokenSeal>> list_seals(const journal::Query& query,
                                        const db::ListRequest& request) {
  return store::list(query.db, agreements::with_order_ids(query.db, request));
}

}  // namespace supercargo::seals

#include "quotations/keeping.h"

#include "journal/revision.h"
#include "policies/store.h"
#include "quotations/rules.h"
#include "quotations/store.h"
#include "stock/snapshot.h"

namespace supercargo::quotations {

std::optional<Quotation> as_seen(const journal::Actor& actor, std::optional<Quotation> found) {
  if (!found || !actor.portal()) return found;
  const bool is_open_to_him = found->status == Status::sent || found->status == Status::accepted ||
                              found->status == Status::declined || found->status == Status::expired;
  if (found->customer_id.value != actor.party || !is_open_to_him) return std::nullopt;
  std::erase_if(found->revisions, [](const Revision& each) { return !each.sent_at; });
  return found;
}

Result<Quotation> unchanged(const journal::Unit& unit, const std::string& id,
                            std::optional<std::int64_t> revision) {
  auto found = as_seen(unit.actor(), find(unit.db, id));
  if (!found) return not_found("quotation");
  if (auto conflict = journal::revision_conflict(unit.db, *found, revision))
    return std::move(*conflict);
  return std::move(*found);
}

Quotation saved(journal::Unit& unit, const char* fact, const Quotation& before, Quotation after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return after;
}

Calendar calendar_here(const journal::Unit& unit) {
  return policies::calendar_of(policies::settings_of(unit.db));
}

void release_goods(journal::Unit& unit, const Quotation& quotation) {
  if (quotation.holds_goods)
    stock::release_all(unit.db, unit.services().ids, quotation.id.value, unit.now());
}

}  // namespace supercargo::quotations

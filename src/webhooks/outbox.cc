#include "webhooks/outbox.h"

#include <algorithm>

#include "journal/event.h"
#include "webhooks/rules.h"
#include "webhooks/store.h"

namespace supercargo::webhooks {
namespace {

void drop(Delivery& delivery, const char* reason, Instant now) {
  delivery.status = DeliveryStatus::dropped;
  delivery.failure = reason;
  delivery.next_attempt_at = {};
  delivery.ended_at = now;
}

// What still waits when the record changes again within a second need not be told by itself: the
// receiver is behind, and the newer event lets it read the record again (security 8).
void coalesce(journal::Unit& unit, std::vector<Delivery>& deliveries) {
  const Delivery& any = deliveries.front();
  for (Delivery& earlier : store::waiting(unit.db, any.record_id, any.happened_at - told_every)) {
    const auto newer =
        std::find_if(deliveries.begin(), deliveries.end(),
                     [&](const Delivery& each) { return each.webhook_id == earlier.webhook_id; });
    if (newer == deliveries.end() || newer->seq <= earlier.seq) continue;
    newer->also = with_event(std::move(earlier.also), earlier.event);
    drop(earlier, "coalesced", unit.now());
    store::save(unit.db, earlier);
  }
}

}  // namespace

void Outbox::handle(journal::Unit& unit, const journal::Entry& entry) {
  Known& known = known_[unit.tenant()];
  const bool was_missed = known.seq + 1 != entry.seq;
  if (was_missed || entry.record == entity<Webhook>().name) known.active = store::active(unit.db);
  known.seq = entry.seq;
  const std::string event = journal::event_type(entry.record, entry.name);
  const std::int64_t hop = hop_of(entry.request_id) + 1;
  std::vector<Delivery> deliveries;
  for (const Webhook& webhook : known.active) {
    // What was before it, and what happens to itself, is not for it.
    if (entry.at < webhook.created_at || entry.record_id == webhook.id.value) continue;
    if (!hears(webhook.events, event)) continue;
    deliveries.push_back({.id = unit.make_id<WebhookDeliveryId>(),
                          .webhook_id = webhook.id,
                          .seq = entry.seq,
                          .record_id = entry.record_id,
                          .happened_at = entry.at,
                          .event = event,
                          .next_attempt_at = unit.now(),
                          .created_at = unit.now()});
    if (hop > hops_max) drop(deliveries.back(), "too_many_hops", unit.now());
  }
  if (deliveries.empty()) return;
  if (hop <= hops_max) coalesce(unit, deliveries);
  store::add(unit.db, deliveries);
}

}  // namespace supercargo::webhooks

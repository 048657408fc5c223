#include "webhooks/outbox.h"

#include "journal/event.h"
#include "webhooks/rules.h"
#include "webhooks/store.h"

namespace supercargo::webhooks {

void Outbox::handle(journal::Unit& unit, const journal::Entry& entry) {
  Known& known = known_[unit.tenant()];
  const bool was_missed = known.seq + 1 != entry.seq;
  if (was_missed || entry.record == entity<Webhook>().name) known.active = store::active(unit.db);
  known.seq = entry.seq;
  const std::string event = journal::event_type(entry.record, entry.name);
  std::vector<Delivery> deliveries;
  for (const Webhook& webhook : known.active) {
    // What was before it, and what happens to itself, is not for it.
    if (entry.at < webhook.created_at || entry.record_id == webhook.id.value) continue;
    if (!hears(webhook.events, event)) continue;
    deliveries.push_back({.id = unit.make_id<WebhookDeliveryId>(),
                          .webhook_id = webhook.id,
                          .seq = entry.seq,
                          .event = event,
                          .next_attempt_at = unit.now(),
                          .created_at = unit.now()});
  }
  if (!deliveries.empty()) store::add(unit.db, deliveries);
}

}  // namespace supercargo::webhooks

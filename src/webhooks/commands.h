// The verbs on webhooks and their deliveries, for administrators, and the reads.
#pragma once

#include <optional>

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "webhooks/webhook.h"

namespace supercargo::webhooks {

// Its secret stands in the answer and nowhere else.
Result<Webhook> create(journal::Unit& unit, const Webhook& given);
// A merge patch. Disabled, it hears nothing and what waits is dropped; active again, it hears on.
Result<Webhook> change(journal::Unit& unit, const Patch& patch);
// A new secret, in the answer; the one before it signs beside it for 24 hours.
Result<Webhook> rotate(journal::Unit& unit, const WebhookReference& reference);
Result<Done> remove(journal::Unit& unit, const WebhookReference& reference);
// Sent once more, with the id it had, after it was delivered, failed or dropped.
Result<Delivery> replay(journal::Unit& unit, const DeliveryReference& reference);

Result<Webhook> get(const journal::Query& query, const WebhookReference& reference);
Result<db::Page<Webhook>> list_webhooks(const journal::Query& query,
                                        const db::ListRequest& request);
Result<Delivery> get_delivery(const journal::Query& query, const DeliveryReference& reference);
Result<db::Page<Delivery>> list_deliveries(const journal::Query& query,
                                           const db::ListRequest& request);

// By itself: why it is told no more.
void disable(journal::Unit& unit, const Webhook& before, const char* reason);

// The secrets that sign now, the newest first; none when they were sealed with another master key
// (security.md 5: then they are made anew).
std::vector<std::string> secrets_of(const journal::Unit& unit, const Webhook& webhook);

// Ends what the log of deliveries keeps too long; true when more is left.
bool forget_old(journal::Unit& unit);

}  // namespace supercargo::webhooks

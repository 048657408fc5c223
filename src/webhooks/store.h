// All SQL of webhooks, their deliveries, and which of them fail.
#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "webhooks/webhook.h"

namespace supercargo::webhooks::store {

std::optional<Webhook> find(const db::Reader& reader, WebhookId id);
// Those that are active, at most as many as a tenant may have.
std::vector<Webhook> active(const db::Reader& reader);
std::int64_t count(const db::Reader& reader);
Result<db::Page<Webhook>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Webhook& webhook);
void save(db::Writer& writer, const Webhook& webhook);
void remove(db::Writer& writer, WebhookId id);

std::optional<Delivery> find(const db::Reader& reader, WebhookDeliveryId id);
Result<db::Page<Delivery>> list_deliveries(const db::Reader& reader,
                                           const db::ListRequest& request);
// About a record and never begun, from that instant on; at most one to a webhook.
std::vector<Delivery> waiting(const db::Reader& reader, std::int64_t record_id, Instant since);
// Leaves those of an entry that a webhook has already.
void add(db::Writer& writer, const std::vector<Delivery>& deliveries);
void save(db::Writer& writer, const Delivery& delivery);
bool any_due(const db::Reader& reader, Instant now);
std::vector<Delivery> due(const db::Reader& reader, WebhookId webhook, Instant now,
                          std::int64_t most);
// How many are under way to each webhook.
std::vector<std::tuple<WebhookId, std::int64_t>> under_way(const db::Reader& reader, Instant now);
// What was not delivered yet never will be.
void drop_pending(db::Writer& writer, WebhookId webhook, Instant now);
// Ended ones before that id, at most so many; returns how many.
std::int64_t forget_ended(db::Writer& writer, std::int64_t before_id, std::int64_t most);

struct Failing {
  WebhookId webhook_id;
  Instant quiet_until;  // it asked to be left alone so long
};
std::optional<Instant> failing_since(const db::Reader& reader, WebhookId webhook);
std::vector<Failing> failing(const db::Reader& reader);
// The first failure counts: a later one leaves the row as it is.
void mark_failing(db::Writer& writer, WebhookId webhook, Instant now);
// Nothing is begun before then.
void keep_quiet(db::Writer& writer, WebhookId webhook, Instant until);
void mark_answering(db::Writer& writer, WebhookId webhook);

}  // namespace supercargo::webhooks::store

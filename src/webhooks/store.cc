#include "webhooks/store.h"

namespace supercargo::webhooks::store {

std::optional<Webhook> find(const db::Reader& reader, WebhookId id) {
  return reader.row<Webhook>(
      "SELECT {fields} FROM webhook WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::vector<Webhook> active(const db::Reader& reader) {
  return reader.rows<Webhook>(
      "SELECT {fields} FROM webhook WHERE tenant_id = $1 AND status = 'active' "
      "ORDER BY id LIMIT 50");
}

std::int64_t count(const db::Reader& reader) {
  return reader.value<std::int64_t>("SELECT COUNT(*) FROM webhook WHERE tenant_id = $1").value();
}

Result<db::Page<Webhook>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Webhook>(reader, request);
}

void add(db::Writer& writer, const Webhook& webhook) { writer.insert_row(webhook); }
void save(db::Writer& writer, const Webhook& webhook) { writer.update_row(webhook); }
void remove(db::Writer& writer, WebhookId id) {
  writer.run("DELETE FROM webhook WHERE tenant_id = $1 AND id = $2", id);
}

std::optional<Delivery> find(const db::Reader& reader, WebhookDeliveryId id) {
  return reader.row<Delivery>(
      "SELECT {fields} FROM webhook_delivery WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

Result<db::Page<Delivery>> list_deliveries(const db::Reader& reader,
                                           const db::ListRequest& request) {
  return db::page<Delivery>(reader, request);
}

std::vector<Delivery> waiting(const db::Reader& reader, std::int64_t record_id, Instant since) {
  return reader.rows<Delivery>(
      "SELECT {fields} FROM webhook_delivery WHERE tenant_id = $1 AND record_id = $2 "
      "AND status = 'pending' AND attempts = 0 AND happened_at > $3 ORDER BY id LIMIT 50",
      record_id, since);
}

void add(db::Writer& writer, const std::vector<Delivery>& deliveries) {
  writer.insert_missing_rows(deliveries);
}

void save(db::Writer& writer, const Delivery& delivery) { writer.update_row(delivery); }

bool any_due(const db::Reader& reader, Instant now) {
  return reader
      .value<std::int64_t>(
          "SELECT id FROM webhook_delivery WHERE tenant_id = $1 AND next_attempt_at <= $2 LIMIT 1",
          now)
      .has_value();
}

std::vector<Delivery> due(const db::Reader& reader, WebhookId webhook, Instant now,
                          std::int64_t most) {
  return reader.rows<Delivery>(
      "SELECT {fields} FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2 "
      "AND next_attempt_at <= $3 ORDER BY next_attempt_at, id LIMIT $4",
      webhook, now, most);
}

std::vector<std::tuple<WebhookId, std::int64_t>> under_way(const db::Reader& reader, Instant now) {
  return reader.values<WebhookId, std::int64_t>(
      "SELECT webhook_id, COUNT(*) FROM webhook_delivery WHERE tenant_id = $1 "
      "AND status = 'sending' AND next_attempt_at > $2 GROUP BY webhook_id",
      now);
}

void drop_pending(db::Writer& writer, WebhookId webhook, Instant now) {
  writer.run(
      "UPDATE webhook_delivery SET status = 'dropped', next_attempt_at = NULL, ended_at = $3 "
      "WHERE tenant_id = $1 AND webhook_id = $2 AND next_attempt_at IS NOT NULL",
      webhook, now);
}

std::int64_t forget_ended(db::Writer& writer, std::int64_t before_id, std::int64_t most) {
  return writer.run(
      "DELETE FROM webhook_delivery WHERE tenant_id = $1 AND id IN (SELECT id FROM "
      "webhook_delivery WHERE tenant_id = $1 AND id < $2 AND next_attempt_at IS NULL "
      "ORDER BY id LIMIT $3)",
      before_id, most);
}

std::optional<Instant> failing_since(const db::Reader& reader, WebhookId webhook) {
  return reader.value<Instant>(
      "SELECT since FROM webhook_failing WHERE tenant_id = $1 AND webhook_id = $2 LIMIT 1",
      webhook);
}

std::vector<Failing> failing(const db::Reader& reader) {
  std::vector<Failing> found;
  for (const auto& [id, until] : reader.values<WebhookId, Instant>(
           "SELECT webhook_id, quiet_until FROM webhook_failing WHERE tenant_id = $1 LIMIT 50"))
    found.push_back({id, until});
  return found;
}

void mark_failing(db::Writer& writer, WebhookId webhook, Instant now) {
  writer.run(
      "INSERT INTO webhook_failing (tenant_id, webhook_id, since) VALUES ($1, $2, $3) "
      "ON CONFLICT DO NOTHING",
      webhook, now);
}

void keep_quiet(db::Writer& writer, WebhookId webhook, Instant until) {
  writer.run("UPDATE webhook_failing SET quiet_until = $3 WHERE tenant_id = $1 AND webhook_id = $2",
             webhook, until);
  writer.run(
      "UPDATE webhook_delivery SET next_attempt_at = $3 WHERE tenant_id = $1 AND webhook_id = $2 "
      "AND status = 'pending' AND next_attempt_at < $3",
      webhook, until);
}

void mark_answering(db::Writer& writer, WebhookId webhook) {
  writer.run("DELETE FROM webhook_failing WHERE tenant_id = $1 AND webhook_id = $2", webhook);
}

}  // namespace supercargo::webhooks::store

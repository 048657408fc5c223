#include "webhooks/commands.h"

#include "journal/revision.h"
#include "journal/seal.h"
#include "webhooks/rules.h"
#include "webhooks/signature.h"
#include "webhooks/store.h"

namespace supercargo::webhooks {
namespace {

using journal::Query;
using journal::Unit;

std::string place_of(const Unit& unit, WebhookId id) {
  return std::to_string(unit.tenant()) + "|webhook|" + text(id) + "|secret";
}

void give_secret(Unit& unit, Webhook& webhook) {
  webhook.secret = new_secret();
  webhook.sealed = {unit.services().sealer.seal_secret(webhook.secret, place_of(unit, webhook.id))};
}

void save_changed(Unit& unit, const char* fact, const Webhook& before, Webhook& after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  store::save(unit.db, after);
  unit.tell(journal::changed(fact, before, after));
}

Problem not_now(const char* allowed, const char* detail) {
  return {Refusal::not_in_this_state, "not_in_this_state", detail, {}, {{"allowed", allowed}}};
}

}  // namespace

Result<Webhook> create(Unit& unit, const Webhook& given) {
  auto reasons = check_webhook(given);
  if (store::count(unit.db) >= webhooks_max)
    reasons.push_back({"", "too_many_webhooks", "Delete a webhook that is not needed first."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Webhook webhook = given;
  webhook.id = unit.make_id<WebhookId>();
  webhook.revision = 1;
  webhook.created_at = webhook.changed_at = unit.now();
  give_secret(unit, webhook);
  store::add(unit.db, webhook);
  unit.tell(journal::created("webhook_created", webhook));
  return webhook;
}

Result<Webhook> change(Unit& unit, const Patch& patch) {
  const auto id = parse<WebhookId>(patch.id);
  const auto before = id ? store::find(unit.db, *id) : std::nullopt;
  if (!before) return not_found("webhook");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = check_webhook(*after); !reasons.empty()) return invalid(std::move(reasons));
  if (after->status == WebhookStatus::disabled) {
    store::drop_pending(unit.db, before->id, unit.now());
  } else if (before->status == WebhookStatus::disabled) {
    after->disabled_for.clear();
    store::mark_answering(unit.db, before->id);
  }
  save_changed(unit, "webhook_changed", *before, *after);
  return after;
}

Result<Webhook> rotate(Unit& unit, const WebhookReference& reference) {
  const auto before = store::find(unit.db, reference.id);
  if (!before) return not_found("webhook");
  Webhook after = *before;
  after.sealed_before = before->sealed;
  after.before_until = unit.now() + secret_overlap;
  give_secret(unit, after);
  save_changed(unit, "webhook_secret_rotated", *before, after);
  return after;
}

Result<Done> remove(Unit& unit, const WebhookReference& reference) {
  const auto before = store::find(unit.db, reference.id);
  if (!before) return not_found("webhook");
  store::drop_pending(unit.db, before->id, unit.now());
  store::mark_answering(unit.db, before->id);
  store::remove(unit.db, before->id);
  Webhook after = *before;
  ++after.revision;
  unit.tell(journal::changed("webhook_deleted", *before, after));
  return Done{};
}

Result<Delivery> replay(Unit& unit, const DeliveryReference& reference) {
  auto delivery = store::find(unit.db, reference.id);
  if (!delivery) return not_found("delivery");
  const auto webhook = store::find(unit.db, delivery->webhook_id);
  if (!webhook || webhook->status != WebhookStatus::active)
    return not_now("[]", "The webhook is not active.");
  if (delivery->next_attempt_at) return not_now("[]", "It is on its way.");
  delivery->status = DeliveryStatus::pending;
  delivery->attempts = 0;
  delivery->next_attempt_at = unit.now();
  delivery->ended_at = {};
  store::save(unit.db, *delivery);
  unit.tell({.name = "webhook_delivery_replayed",
             .record = "webhook",
             .record_id = webhook->id.value,
             .prefix = WebhookId::prefix,
             .revision = webhook->revision,
             .changes = {{"delivery", "null", '"' + text(delivery->id) + '"'}}});
  return std::move(*delivery);
}

Result<Webhook> get(const Query& query, const WebhookReference& reference) {
  auto webhook = store::find(query.db, reference.id);
  if (!webhook) return not_found("webhook");
  return std::move(*webhook);
}

Result<db::Page<Webhook>> list_webhooks(const Query& query, const db::ListRequest& request) {
  return store::list(query.db, request);
}

Result<Delivery> get_delivery(const Query& query, const DeliveryReference& reference) {
  auto delivery = store::find(query.db, reference.id);
  if (!delivery) return not_found("delivery");
  return std::move(*delivery);
}

Result<db::Page<Delivery>> list_deliveries(const Query& query, const db::ListRequest& request) {
  return store::list_deliveries(query.db, request);
}

void disable(Unit& unit, const Webhook& before, const char* reason) {
  if (before.status == WebhookStatus::disabled) return;
  Webhook after = before;
  after.status = WebhookStatus::disabled;
  after.disabled_for = reason;
  store::drop_pending(unit.db, before.id, unit.now());
  save_changed(unit, "webhook_disabled", before, after);
}

std::vector<std::string> secrets_of(const Unit& unit, const Webhook& webhook) {
  const auto& sealer = unit.services().sealer;
  const std::string place = place_of(unit, webhook.id);
  std::vector<std::string> secrets;
  if (const auto secret = sealer.open_secret(webhook.sealed.data, place))
    secrets.push_back(*secret);
  if (webhook.before_until <= unit.now()) return secrets;
  if (const auto before = sealer.open_secret(webhook.sealed_before.data, place))
    secrets.push_back(*before);
  return secrets;
}

bool forget_old(Unit& unit) {
  constexpr std::int64_t at_a_time = 1000;
  const std::int64_t before = id_at(unit.now() - log_kept, 0);
  return store::forget_ended(unit.db, before, at_a_time) == at_a_time;
}

}  // namespace supercargo::webhooks

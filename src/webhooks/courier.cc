#include "webhooks/courier.h"

#include <algorithm>

#include "db/transaction.h"
#include "journal/entry_store.h"
#include "journal/event.h"
#include "journal/own_work.h"
#include "kernel/json.h"
#include "webhooks/commands.h"
#include "webhooks/rules.h"
#include "webhooks/signature.h"
#include "webhooks/store.h"

namespace supercargo::webhooks {
namespace {

using journal::Unit;

// Longer than any request may take; a process that died is replaced after it.
constexpr Duration lease_length = std::chrono::minutes(1);

constexpr std::int64_t at_once_max = 20;
constexpr std::int64_t at_once_to_a_host_max = 4;

// How much more may be under way, to whom.
class Room {
 public:
  Room(const db::Reader& reader, const std::vector<Webhook>& webhooks, Instant now)
      : now_(now), failing_(store::failing(reader)) {
    for (const auto& [id, count] : store::under_way(reader, now)) {
      in_all_ += count;
      to_webhook_[id] = count;
    }
    for (const Webhook& webhook : webhooks)
      to_host_[host_of(webhook.url)] += to_webhook_[webhook.id];
  }
  std::int64_t left(const Webhook& webhook) {
    const auto found = std::find_if(failing_.begin(), failing_.end(), [&](const auto& each) {
      return each.webhook_id == webhook.id;
    });
    const bool fails = found != failing_.end();
    if (fails && found->quiet_until > now_) return 0;
    const std::int64_t own = (fails ? 1 : at_once_to_a_host_max) - to_webhook_[webhook.id];
    const std::int64_t host = at_once_to_a_host_max - to_host_[host_of(webhook.url)];
    return std::max<std::int64_t>(0, std::min({own, host, at_once_max - in_all_}));
  }
  void take(const Webhook& webhook) {
    ++in_all_;
    ++to_webhook_[webhook.id];
    ++to_host_[host_of(webhook.url)];
  }

 private:
  Instant now_;
  std::vector<store::Failing> failing_;
  std::int64_t in_all_ = 0;
  std::map<WebhookId, std::int64_t> to_webhook_;
  std::map<std::string, std::int64_t> to_host_;
};

std::string json_texts(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& each : texts)
    json.append(json.size() > 1 ? "," : "").append(json_text(each));
  return json + "]";
}

outbound::Request request_for(const Unit& unit, const Webhook& webhook, const Delivery& delivery,
                              const std::vector<std::string>& secrets) {
  const auto entries = journal::entries_after(unit.db, delivery.seq - 1, 1);
  SUPERCARGO_CHECK(!entries.empty() && entries.front().seq == delivery.seq);
  std::string body = journal::event_json(entries.front());
  if (!delivery.also.empty()) {
    body.pop_back();  // the closing brace
    body.append(",\"also\":").append(json_texts(delivery.also)).append("}");
  }
  const std::string id = text(delivery.id);
  const std::int64_t seconds = unit.now().us / 1'000'000;
  std::string signatures;
  for (const std::string& secret : secrets) {
    if (!signatures.empty()) signatures += ' ';
    signatures += signature(secret, {id, seconds, body});
  }
  return {.url = webhook.url,
          .headers = {"content-type: application/json", "user-agent: Supercargo",
                      "webhook-id: " + id, "webhook-timestamp: " + std::to_string(seconds),
                      "webhook-signature: " + signatures,
                      "supercargo-hop: " + std::to_string(hop_of(entries.front().request_id) + 1)},
          .body = std::move(body)};
}

struct Ended {
  Delivery delivery;  // as it was taken
  outbound::Outcome outcome;
};

// What one answer means for the webhook itself.
void judge_webhook(Unit& unit, const Webhook& webhook, Verdict verdict, Duration quiet) {
  if (verdict == Verdict::delivered) return store::mark_answering(unit.db, webhook.id);
  if (verdict == Verdict::gone) return disable(unit, webhook, "gone");
  store::mark_failing(unit.db, webhook.id, unit.now());
  if (quiet > Duration{}) store::keep_quiet(unit.db, webhook.id, unit.now() + quiet);
  const auto since = store::failing_since(unit.db, webhook.id);
  if (since && unit.now() - *since >= failing_max) disable(unit, webhook, "failing");
}

void write_down(Unit& unit, const Ended& ended) {
  auto delivery = store::find(unit.db, ended.delivery.id);
  // Dropped meanwhile, or our lease ended and somebody else has it.
  if (!delivery || delivery->status != DeliveryStatus::sending ||
      delivery->attempts != ended.delivery.attempts)
    return;
  const Verdict verdict = judge(ended.outcome, delivery->attempts);
  delivery->last_code = ended.outcome.status;
  delivery->failure = failure_word(ended.outcome);
  delivery->reply = excerpt(ended.outcome.body);
  const Duration quiet = pause_asked_for(ended.outcome);
  if (verdict == Verdict::again) {
    delivery->status = DeliveryStatus::pending;
    const Duration pause = pause_after(delivery->attempts, random_jitter(jitter_max));
    delivery->next_attempt_at = unit.now() + std::max(pause, quiet);
  } else {
    delivery->status =
        verdict == Verdict::delivered ? DeliveryStatus::delivered : DeliveryStatus::failed;
    delivery->next_attempt_at = {};
    delivery->ended_at = unit.now();
  }
  store::save(unit.db, *delivery);
  if (const auto webhook = store::find(unit.db, delivery->webhook_id))
    judge_webhook(unit, *webhook, verdict, quiet);
}

}  // namespace

// Another webhook is the first each time, so that none is always the last.
std::vector<Webhook> Courier::in_turn(std::vector<Webhook> webhooks) {
  if (webhooks.empty()) return webhooks;
  const auto first = static_cast<std::ptrdiff_t>(turn_++ % webhooks.size());
  std::rotate(webhooks.begin(), webhooks.begin() + first, webhooks.end());
  return webhooks;
}

int Courier::begin_due(std::int64_t tenant) {
  {
    // Most often nothing is due; that costs nobody the write lock.
    db::Transaction looking(parts_.session, db::Mode::read, tenant);
    const bool any = store::any_due(db::Reader(parts_.session), parts_.clock.now());
    looking.commit();
    if (!any) return 0;
  }
  std::vector<Letter> letters;
  journal::work_by_itself(parts_, tenant, [&](Unit& unit) { letters = take_due(unit); });
  for (const Letter& letter : letters) {
    parts_.client.begin(letter.delivery.id.value, letter.request);
    under_way_[letter.delivery.id.value] = {tenant, letter.delivery};
  }
  return static_cast<int>(letters.size());
}

std::vector<Courier::Letter> Courier::take_due(Unit& unit) {
  const auto webhooks = in_turn(store::active(unit.db));
  Room room(unit.db, webhooks, unit.now());
  std::vector<Letter> letters;
  for (const Webhook& webhook : webhooks) {
    const std::int64_t left = room.left(webhook);
    const auto secrets = left > 0 ? secrets_of(unit, webhook) : std::vector<std::string>();
    if (secrets.empty()) continue;
    for (Delivery& delivery : store::due(unit.db, webhook.id, unit.now(), left)) {
      delivery.status = DeliveryStatus::sending;
      delivery.next_attempt_at = unit.now() + lease_length;
      ++delivery.attempts;
      store::save(unit.db, delivery);
      room.take(webhook);
      letters.push_back({delivery, request_for(unit, webhook, delivery, secrets)});
    }
  }
  return letters;
}

int Courier::finish(std::chrono::milliseconds wait_max) {
  std::map<std::int64_t, std::vector<Ended>> by_tenant;
  int count = 0;
  for (auto& [ticket, outcome] : parts_.client.finished(wait_max)) {
    Sent& sent = under_way_.at(ticket);
    by_tenant[sent.tenant].push_back({std::move(sent.delivery), std::move(outcome)});
    under_way_.erase(ticket);
    ++count;
  }
  for (const auto& [tenant, all] : by_tenant) {
    journal::work_by_itself(parts_, tenant, [&, &all = all](Unit& unit) {
      for (const Ended& ended : all) write_down(unit, ended);
    });
  }
  return count;
}

}  // namespace supercargo::webhooks

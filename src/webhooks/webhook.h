// A webhook: an address outside that is told by a signed post when something happened; and a
// delivery: one event on its way there (security.md 5 "Webhooks").
#pragma once

#include <string>
#include <vector>

#include "kernel/fields.h"

namespace supercargo {

struct WebhookTag {
  static constexpr char prefix[] = "whk";
};
using WebhookId = Id<WebhookTag>;
struct WebhookDeliveryTag {
  static constexpr char prefix[] = "whd";
};
using WebhookDeliveryId = Id<WebhookDeliveryTag>;

namespace webhooks {

enum class WebhookStatus : std::uint8_t { active, disabled };

struct Webhook {
  WebhookId id = {};
  std::string url = {};
  std::string description = {};
  std::vector<std::string> events = {};  // sales_order.confirmed, sales_order.*, *
  WebhookStatus status = WebhookStatus::active;
  std::string disabled_for = {};  // what ended it by itself: gone, failing
  std::string secret = {};        // shown when it was just made, kept nowhere
  Bytes sealed = {};              // the secret
  Bytes sealed_before = {};       // the one before it, good until `before_until`
  Instant before_until = {};
  std::int64_t revision = 0;
  Instant created_at = {};
  Instant changed_at = {};
};

enum class DeliveryStatus : std::uint8_t {
  pending,
  sending,
  delivered,
  failed,   // after its last attempt
  dropped,  // the webhook was disabled or deleted meanwhile, or `failure` says why
};

struct Delivery {
  WebhookDeliveryId id = {};  // also what the receiver tells repetitions by: never another
  WebhookId webhook_id = {};
  std::int64_t seq = 0;  // the journal's entry
  std::int64_t record_id = 0;
  Instant happened_at = {};
  std::string event = {};
  // Earlier events of the record, within a second, that this one stands for.
  std::vector<std::string> also = {};
  DeliveryStatus status = DeliveryStatus::pending;
  std::int64_t attempts = 0;
  std::int64_t last_code = 0;
  std::string failure = {};
  std::string reply = {};  // the beginning of what came back
  Instant next_attempt_at = {};
  Instant created_at = {};
  Instant ended_at = {};
};

// How a request names one of them.
struct WebhookReference {
  WebhookId id = {};
};
struct DeliveryReference {
  WebhookDeliveryId id = {};
};

}  // namespace webhooks
}  // namespace supercargo

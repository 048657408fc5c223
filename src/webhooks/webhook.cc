#include "webhooks/webhook.h"

#include "webhooks/rules.h"

namespace supercargo {

using webhooks::Delivery;
using webhooks::Webhook;

namespace {

constexpr const char* webhook_statuses[] = {"active", "disabled"};
constexpr const char* delivery_statuses[] = {"pending", "sending", "delivered", "failed",
                                             "dropped"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules kept{.access = Access::hidden};

}  // namespace

template <>
Choices choices<webhooks::WebhookStatus>() {
  return {webhook_statuses, std::size(webhook_statuses)};
}
template <>
Choices choices<webhooks::DeliveryStatus>() {
  return {delivery_statuses, std::size(delivery_statuses)};
}

namespace {

constexpr Field webhook_fields[] = {
    field<&Webhook::id>("id", shown),
    field<&Webhook::url>("url", {.required = true,
                                 .personal = Personal::none,
                                 .max = 2000,
                                 .valid = webhooks::is_url,
                                 .refusal = "not_a_url",
                                 .about = "Where events are posted: https://…"}),
    field<&Webhook::description>("description", {.personal = Personal::none}),
    field<&Webhook::events>(
        "events",
        {.required = true,
         .max = 100,
         .about = "Which events: sales_order.confirmed, all of a record by sales_order.*, all "
                  "by *."}),
    field<&Webhook::status>("status", {.filter = true}),
    field<&Webhook::disabled_for>(
        "disabled_for",
        {.access = Access::read_only,
         .personal = Personal::none,
         .about = "Why it was disabled by itself: gone (the receiver answered 410) or failing."}),
    field<&Webhook::secret>("secret",
                            {.access = Access::read_only,
                             .personal = Personal::none,
                             .stored = Stored::nowhere,
                             .about = "What posts are signed with; shown once, when it was made."}),
    field<&Webhook::sealed>("sealed", kept),
    field<&Webhook::sealed_before>("sealed_before", kept),
    field<&Webhook::before_until>("before_until",
                                  {.access = Access::read_only,
                                   .about = "Until then posts are signed with the secret before "
                                            "the last rotation too."}),
    field<&Webhook::revision>("revision", shown),
    field<&Webhook::created_at>("created_at", shown),
    field<&Webhook::changed_at>("changed_at", shown),
};

constexpr Field delivery_fields[] = {
    field<&Delivery::id>("id", {.access = Access::read_only,
                                .about = "Stands in the header webhook-id of every attempt."}),
    field<&Delivery::webhook_id>("webhook_id", {.access = Access::read_only, .filter = true}),
    field<&Delivery::seq>("seq", {.access = Access::read_only, .about = "The journal's entry."}),
    field<&Delivery::record_id>("record_id", kept),
    field<&Delivery::happened_at>("happened_at", kept),
    field<&Delivery::event>("event", shown),
    field<&Delivery::also>(
        "also", {.access = Access::read_only,
                 .about = "Earlier events of the record, within a second, that waited too: this "
                          "one stands for them."}),
    field<&Delivery::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Delivery::attempts>("attempts", shown),
    field<&Delivery::last_code>(
        "last_code", {.access = Access::read_only, .about = "The last HTTP status; 0: none came."}),
    field<&Delivery::failure>("failure", shown),
    field<&Delivery::reply>("reply", {.access = Access::read_only,
                                      .personal = Personal::none,
                                      .multiline = true,
                                      .max = 1024,
                                      .about = "The beginning of the last answer."}),
    field<&Delivery::next_attempt_at>("next_attempt_at", shown),
    field<&Delivery::created_at>("created_at", shown),
    field<&Delivery::ended_at>("ended_at", shown),
};

constexpr Field webhook_reference_fields[] = {field<&webhooks::WebhookReference::id>("id")};
constexpr Field delivery_reference_fields[] = {field<&webhooks::DeliveryReference::id>("id")};

}  // namespace

template <>
const Entity& entity<Webhook>() {
  static constexpr Entity described = describe<Webhook>("webhook", "webhook", webhook_fields);
  return described;
}
template <>
const Entity& entity<Delivery>() {
  static constexpr Entity described =
      describe<Delivery>("webhook_delivery", "webhook_delivery", delivery_fields);
  return described;
}
template <>
const Entity& entity<webhooks::WebhookReference>() {
  static constexpr Entity described =
      describe<webhooks::WebhookReference>("webhook_reference", "", webhook_reference_fields);
  return described;
}
template <>
const Entity& entity<webhooks::DeliveryReference>() {
  static constexpr Entity described = describe<webhooks::DeliveryReference>(
      "webhook_delivery_reference", "", delivery_reference_fields);
  return described;
}

}  // namespace supercargo

// What a webhook must be like, what it hears, and what an answer means for its delivery. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"
#include "outbound/client.h"
#include "webhooks/webhook.h"

namespace supercargo::webhooks {

inline constexpr std::int64_t webhooks_max = 50;  // of one tenant (security.md 8)
inline constexpr Duration secret_overlap = std::chrono::hours(24);
inline constexpr Duration failing_max = std::chrono::hours(5 * 24);
inline constexpr Duration told_every = std::chrono::seconds(1);    // of one record, when behind
inline constexpr std::int64_t hops_max = 3;                        // security.md 8
inline constexpr Duration log_kept = std::chrono::hours(30 * 24);  // security.md 7 "Retention"

// http or https, a host, nothing in front of it. Whether it may be called is judged when it is.
bool is_url(std::string_view text);
std::string host_of(std::string_view url);

// Every reason against it beyond what each field says for itself; empty: none.
std::vector<Reason> check_webhook(const Webhook& webhook);
bool hears(const std::vector<std::string>& events, std::string_view event);

// Through how many systems' webhooks a call has come, as its request id says (http/gate).
std::int64_t hop_of(std::string_view request_id);
// The list with the event in it, once.
std::vector<std::string> with_event(std::vector<std::string> events, const std::string& event);

enum class Verdict : std::uint8_t {
  delivered,
  again,
  given_up,
  gone,  // the receiver wants no more: 410
};
// `attempts` counts the one that was just answered.
Verdict judge(const outbound::Outcome& outcome, std::int64_t attempts);

// Before the next attempt, after so many: 5 s to 24 h, `jitter` thousandths more or less.
Duration pause_after(std::int64_t attempts, std::int64_t jitter);
inline constexpr std::int64_t jitter_max = 200;
// What the receiver asks for when it has too much to do, at most a day; zero: nothing.
Duration pause_asked_for(const outbound::Outcome& outcome);

// What the tenant is told: a word, nothing about the network within.
const char* failure_word(const outbound::Outcome& outcome);
// The beginning of an answer as text, at most a kibibyte.
std::string excerpt(std::string_view reply);

}  // namespace supercargo::webhooks

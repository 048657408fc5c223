#include "http/rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "http/reply.h"

namespace supercargo::http {
namespace {

enum CallerKind : std::uint8_t { anonymous, stranger, principal_of_tenant };

constexpr std::int64_t second_us = 1'000'000;

std::int64_t seconds_up(std::int64_t us) { return (us + second_us - 1) / second_us; }

}  // namespace

InFlight& InFlight::operator=(InFlight&& other) noexcept {
  InFlight left(std::move(*this));
  rates_ = std::exchange(other.rates_, nullptr);
  key_ = other.key_;
  return *this;
}

InFlight::~InFlight() {
  if (rates_ != nullptr) rates_->leave(key_);
}

std::size_t Rates::CallerHash::operator()(const Caller& caller) const {
  const std::string_view bytes(reinterpret_cast<const char*>(caller.who.data()), caller.who.size());
  return std::hash<std::string_view>()(bytes) ^ caller.kind;
}

std::int64_t& Rates::bucket(const Caller& caller) {
  if (const auto found = young_.find(caller); found != young_.end()) return found->second;
  if (young_.size() >= settings_.callers_max / 2) old_ = std::exchange(young_, {});
  const auto known = old_.find(caller);
  const std::int64_t full_at = known == old_.end() ? 0 : known->second;
  return young_[caller] = full_at;
}

Allowance Rates::take(const Caller& caller, const Rate& rate, Instant now, std::int64_t tokens) {
  Allowance allowance{.rate = rate};
  if (rate.per_s <= 0) return allowance;
  const std::int64_t token_us = second_us / rate.per_s;
  const std::int64_t whole_us = token_us * std::max<std::int64_t>(rate.burst, 1);
  const std::lock_guard lock(mutex_);
  std::int64_t& full_at = bucket(caller);
  // No bucket is emptier than empty: one that says so met a clock that was put back since.
  full_at = std::min(full_at, now.us + whole_us);
  const std::int64_t used_us = std::max<std::int64_t>(full_at - now.us, 0);
  allowance.granted = used_us + token_us <= whole_us;
  if (allowance.granted) {
    full_at = now.us + used_us + tokens * token_us;
    allowance.remaining = (whole_us - (full_at - now.us)) / token_us;
    allowance.reset_s = seconds_up(full_at - now.us);
  } else {
    allowance.reset_s = seconds_up(used_us + token_us - whole_us);
  }
  return allowance;
}

Allowance Rates::take_anonymous(const Address& peer, Instant now) {
  auto allowance = take({anonymous, subscriber_network(peer)}, settings_.anonymous, now, 1);
  allowance.policy = "network";
  return allowance;
}

Allowance Rates::stranger_may_try(const Address& peer, Instant now) {
  auto allowance = take({stranger, subscriber_network(peer)}, settings_.strangers, now, 0);
  allowance.policy = "network";
  return allowance;
}

void Rates::charge_stranger(const Address& peer, Instant now) {
  take({stranger, subscriber_network(peer)}, settings_.strangers, now, 1);
}

Allowance Rates::take(const Principal& principal, Instant now) {
  Caller caller{principal_of_tenant, {}};
  std::memcpy(caller.who.data(), &principal.tenant, sizeof principal.tenant);
  std::memcpy(caller.who.data() + sizeof principal.tenant, &principal.id, sizeof principal.id);
  auto allowance = take(caller, {principal.rate_per_s, principal.rate_burst}, now, 1);
  allowance.policy = principal.actor.kind == journal::ActorKind::key ? "key" : "session";
  return allowance;
}

bool Rates::enter(const Principal& principal, InFlight& place) {
  if (principal.actor.kind != journal::ActorKind::key) return true;
  const std::lock_guard lock(mutex_);
  int& under_way = in_flight_[principal.id];
  if (under_way >= settings_.key_in_flight_max) return false;
  ++under_way;
  place = InFlight(*this, principal.id);
  return true;
}

void Rates::leave(std::int64_t key) {
  const std::lock_guard lock(mutex_);
  const auto found = in_flight_.find(key);
  if (found != in_flight_.end() && --found->second == 0) in_flight_.erase(found);
}

std::size_t Rates::callers() const {
  const std::lock_guard lock(mutex_);
  return young_.size() + old_.size();
}

void add_rate_limit(Response& response, const Allowance& allowance) {
  const Rate& rate = allowance.rate;
  if (rate.per_s <= 0) return;
  const std::int64_t window_s = std::max<std::int64_t>(rate.burst / rate.per_s, 1);
  response.headers.emplace_back(
      "RateLimit-Policy",
      fmt::format("\"{}\";q={};w={}", allowance.policy, rate.per_s * window_s, window_s));
  response.headers.emplace_back("RateLimit", fmt::format("\"{}\";r={};t={}", allowance.policy,
                                                         allowance.remaining, allowance.reset_s));
}

Response too_many_reply(const Allowance& allowance) {
  auto response = fixed_reply({429, "too_many_requests", "Come again after Retry-After seconds."});
  const auto wait_s = std::max<std::int64_t>(allowance.reset_s, 1);
  response.headers.emplace_back("Retry-After", std::to_string(wait_s));
  add_rate_limit(response, allowance);
  return response;
}

}  // namespace supercargo::http

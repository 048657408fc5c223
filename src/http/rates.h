// How often somebody may come (security 2.1 "rates"): token buckets in memory, one for each network
// or principal, and a count of requests under way for each key. Bounded, thread-safe; the time is
// handed in.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "http/message.h"
#include "http/network.h"
#include "http/principal.h"

namespace supercargo::http {

struct Rate {
  std::int64_t per_s = 0;  // 0: as often as one likes
  std::int64_t burst = 0;
};

struct RateSettings {
  Rate anonymous{10, 50};  // requests without a credential, a network
  Rate strangers{10, 50};  // credentials that nobody knows, a network
  int key_in_flight_max = 64;
  std::size_t callers_max = 100'000;  // remembered; those not seen longest are forgotten first
};

// What a bucket said. `remaining` and `reset_s` become the RateLimit fields.
struct Allowance {
  bool granted = true;
  Rate rate;
  std::int64_t remaining = 0;
  std::int64_t reset_s = 0;  // until the bucket is full, or of an empty one until the next token
  const char* policy = "";
};

class Rates;

// One request under way; given back when it goes.
class InFlight {
 public:
  InFlight() = default;
  InFlight(Rates& rates, std::int64_t key) : rates_(&rates), key_(key) {}
  InFlight(InFlight&& other) noexcept
      : rates_(std::exchange(other.rates_, nullptr)), key_(other.key_) {}
  InFlight& operator=(InFlight&& other) noexcept;
  ~InFlight();

 private:
  Rates* rates_ = nullptr;
  std::int64_t key_ = 0;
};

class Rates {
 public:
  explicit Rates(const RateSettings& settings) : settings_(settings) {}

  Allowance take_anonymous(const Address& peer, Instant now);
  // A look-up of an unknown credential is charged after it failed; a network that has used up its
  // guesses is turned away before the next one.
  Allowance stranger_may_try(const Address& peer, Instant now);
  void charge_stranger(const Address& peer, Instant now);
  Allowance take(const Principal& principal, Instant now);
  // False when the key has as many under way as it may.
  [[nodiscard]] bool enter(const Principal& principal, InFlight& place);

  std::size_t callers() const;  // remembered now

 private:
  friend class InFlight;
  struct Caller {
    std::uint8_t kind = 0;
    std::array<std::uint8_t, 16> who{};
    bool operator==(const Caller&) const = default;
  };
  struct CallerHash {
    std::size_t operator()(const Caller& caller) const;
  };
  using Buckets = std::unordered_map<Caller, std::int64_t, CallerHash>;

  Allowance take(const Caller& caller, const Rate& rate, Instant now, std::int64_t tokens);
  std::int64_t& bucket(const Caller& caller);
  void leave(std::int64_t key);

  const RateSettings settings_;
  mutable std::mutex mutex_;
  // Each bucket is the time at which it will be full again. Two generations: when the young one has
  // half of what may be remembered, the old one is forgotten.
  Buckets young_;
  Buckets old_;
  std::unordered_map<std::int64_t, int> in_flight_;
};

// RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers); nothing when no rate
// holds.
void add_rate_limit(Response& response, const Allowance& allowance);
// 429 with fixed words.
Response too_many_reply(const Allowance& allowance);

}  // namespace supercargo::http

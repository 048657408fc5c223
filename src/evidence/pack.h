// An evidence pack: everything that stands about one order, in one file that can be checked without
// us (domain 2.6, BE3). The record says who had which one made of what; the file itself is handed
// out and not kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/order.h"

namespace supercargo {

struct PackTag {
  static constexpr char prefix[] = "pck";
};
using PackId = Id<PackTag>;

namespace evidence {

// What it is wanted for; the reference says which one.
enum class Purpose : std::uint8_t { dispute, complaint, audit, assessment, other };

struct Pack {
  PackId id;
  OrderId sales_order;
  std::string sales_order_number;
  Purpose purpose = Purpose::other;
  std::string reference;
  bool redacted = false;
  std::string manifest_hash;  // SHA-256 of the manifest, which names the hash of every file
  std::string signing_key;    // the public key by which the manifest is signed
  std::int64_t files = 0;
  std::int64_t size_bytes = 0;
  std::int64_t chain_seq = 0;  // the journal's last entry when it was made
  PersonId made_by;
  Instant made_at;
  std::int64_t revision = 1;
};

struct PackReference {
  std::string id;
};

struct Make {
  std::string id;       // of the order, or its number
  bool redact = false;  // without personal data of others than the customer
  std::optional<Purpose> purpose;
  std::string reference;  // the complaint's or the sample's own number
  std::string language;   // of the summary: en, zh-Hant, zh-Hans; else the customer's
  std::string paper;      // a4, letter; else the company's
};

// Of each of several orders one, for a sample or for a complaint about more than one.
struct MakeSample {
  std::vector<std::string> sales_orders;  // by id or number
  bool redact = false;
  std::optional<Purpose> purpose;
  std::string reference;
  std::string language;
  std::string paper;
};
inline constexpr std::size_t sample_orders_max = 20;

}  // namespace evidence
}  // namespace supercargo

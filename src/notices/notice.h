// What a consumer was told before the contract, exactly as it was put to him: kept for ever with
// the content of the order it was about, when and how he was told, and what he may not withdraw
// from (domain 2.0 G9, A1.5). Appended, never changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "letterheads/letterhead.h"
#include "orders/order.h"
#include "rights/jurisdiction.h"

namespace supercargo {

struct ConsumerNoticeTag {
  static constexpr char prefix[] = "ntc";
};
using ConsumerNoticeId = Id<ConsumerNoticeTag>;

namespace notices {

// A line that may not be withdrawn from, as told.
struct ToldExemption {
  std::int64_t line = 0;
  rights::Exemption exemption = rights::Exemption::bespoke;
  std::string reason;
};

struct Notice {
  ConsumerNoticeId id;
  OrderId sales_order;
  std::string sales_order_number;
  CustomerId customer_id;
  std::int64_t version = 0;  // of the order's content, and its hash
  std::string content_hash;
  rights::Jurisdiction jurisdiction = rights::Jurisdiction::other;
  printing::Language language = printing::Language::english;
  std::string channel;  // link, phone …
  std::string contact;  // who was told
  std::string text;     // all of it
  std::string text_hash;
  std::vector<ToldExemption> exemptions;
  Instant shown_at;
  std::string link_seed;  // hidden: what the token of the consumer's own page is derived from
  Bytes token_hash;       // hidden
  PersonId given_by;
  std::int64_t revision = 1;
  Instant created_at;
};

struct NoticeReference {
  ConsumerNoticeId id;
};

}  // namespace notices
}  // namespace supercargo

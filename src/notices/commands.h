// Telling a consumer what the law asks before the contract, and keeping that he was told. And the
// reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "notices/notice.h"
#include "notices/rules.h"

namespace supercargo::notices {

// What has to be told of the order as it stands; nothing when its customer is no consumer.
std::optional<Information> information_of(const db::Reader& reader, const orders::Order& order,
                                          printing::Language language, Instant now);
// The same in the customer's own language.
std::optional<Information> information_of(const db::Reader& reader, const orders::Order& order,
                                          Instant now);

// What is kept about withdrawing from the goods of an order, and whose law protects its customer.
GoodsById goods_of(const db::Reader& reader, const orders::Order& order);
std::optional<rights::Jurisdiction> law_kept_for(const db::Reader& reader,
                                                 const orders::Order& order);

// The consumer has been told: kept, once for each content of the order, and confirmed to him on a
// durable medium soon after. Nothing is kept for other customers; refused with every reason when
// something is missing or may not be said so.
struct Give {
  std::string contact;
  std::string channel;
  std::optional<printing::Language> language = {};
  Instant shown_at = {};  // now unless given
};
std::optional<Problem> give(journal::Unit& unit, const orders::Order& order, const Give& given);

// The job that comes due when one was given; its subject is the notice.
inline constexpr char confirm_job[] = "confirm_to_consumer";
// The token of the consumer's own page: nobody keeps it.
std::string token_of(const journal::Sealer& sealer, std::int64_t tenant, const Notice& notice);

Result<Notice> get(const journal::Query& query, const NoticeReference& reference);
Result<db::Page<Notice>> list_notices(const journal::Query& query, const db::ListRequest& given);

}  // namespace supercargo::notices

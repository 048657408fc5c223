// What waits, as the slices to the left keep it: reads over their tables, each a page by an index.
// An owner of 0 is everybody.
#pragma once

#include <vector>

#include "approvals/approval.h"
#include "db/reader.h"
#include "followups/follow_up.h"
#include "handovers/handover.h"
#include "hindrances/hindrance.h"
#include "orders/order.h"
#include "questions/question.h"
#include "shipments/shipment.h"
#include "stock/reservation.h"
#include "worklists/place.h"
#include "worklists/rules.h"

namespace supercargo::worklists {

// A page of one list: whose, from where on, how many.
struct Slice {
  PersonId owner;
  Place after;
  std::int64_t limit = 0;
};

// Orders on which nothing has happened since, the first received first; heads alone.
std::vector<orders::Order> stuck_orders(const db::Reader& reader, const StuckSince& since,
                                        const Slice& slice);
// What holds confirmed orders back, by order and record.
std::vector<hindrances::Hindrance> holds_on_orders(const db::Reader& reader, const Slice& slice);
std::vector<orders::Order> heads_of(const db::Reader& reader,
                                    const std::vector<std::int64_t>& order_ids);
// With their lines.
std::vector<orders::Order> orders_with_lines(const db::Reader& reader,
                                             const std::vector<std::int64_t>& order_ids);

// Which orders owe something that was first promised for a day before today, by that day. Those of
// which nothing was delivered are a stage of their own (domain 2.6, BM3).
enum class Delivered : std::uint8_t { nothing, part };
std::vector<Place> late_orders(const db::Reader& reader, Day today, Delivered delivered,
                               const Slice& slice);
// Claims that wait for goods, the oldest promise first.
std::vector<stock::Reservation> waiting_claims(const db::Reader& reader, const Slice& slice);

std::vector<followups::FollowUp> follow_ups_due(const db::Reader& reader, Instant until,
                                                const Slice& slice);
// Those that have come to the manager, the one first that was due first.
std::vector<followups::FollowUp> follow_ups_escalated(const db::Reader& reader, const Slice& slice);
// Delivered, and nobody has verified the proof; the first delivered first. Their owner is their
// first order's. Heads alone.
std::vector<shipments::Shipment> unverified_shipments(const db::Reader& reader, const Slice& slice);
std::vector<questions::Question> questions_due(const db::Reader& reader, Instant until,
                                               const Slice& slice);
// Offers of orders without an answer, the oldest first. Their owner is whom they are offered to.
std::vector<handovers::Handover> handovers_offered(const db::Reader& reader, const Slice& slice);
// Of all that wait for a decision, the oldest first. Their owner is who asked for it.
std::vector<approvals::Approval> pending_approvals(const db::Reader& reader, const Slice& slice);

}  // namespace supercargo::worklists

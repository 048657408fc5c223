#include "quotations/answering.h"

#include "approvals/store.h"
#include "followups/commands.h"
#include "jobs/job.h"
#include "kernel/json.h"
#include "orders/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "orders/surroundings.h"
#include "quotations/commands.h"
#include "quotations/rules.h"
#include "quotations/store.h"

namespace supercargo::quotations {
namespace {

using journal::Unit;

bool is_over(const Unit& unit, const Quotation& quotation) {
  return end_of(quotation.valid_until, calendar_here(unit)) <= unit.now();
}

Problem over() {
  return invalid({{"", "quotation_expired", "It is over: the customer gets a new revision."}});
}

// What of the goods can be promised is kept under this owner's id, a quotation's or an order's, and
// instead of what either of them held.
void keep_goods(Unit& unit, const orders::Order& order, std::int64_t owner, Instant until) {
  const auto around = orders::Surroundings::of_orders(unit.db, {order}, unit.now());
  std::vector<stock::Claim> claims;
  for (const orders::Line& line : order.lines) {
    for (stock::Claim claim : around.stock_claims(order, line)) {
      claim.order_id = owner;
      claims.push_back(claim);
    }
  }
  if (unit.now() < until)
    stock::hold_again(unit.db, unit.services().ids, claims, {unit.now(), until});
}

// The goods of a revision as they are known now; nothing when one of them cannot be sold any more.
Result<orders::Order> assembled(Unit& unit, const orders::Place& place) {
  const auto around = orders::Surroundings::of_requests(unit.db, std::span(&place, 1), unit.now(),
                                                        unit.services().shelf);
  return orders::assemble(place, around, unit.now());
}

// Who approved these prices for the quotation approved them for the order of the same content.
void carry_approvals(Unit& unit, const Quotation& quotation, orders::Order& order) {
  std::vector<approvals::Approval> carried;
  for (const approvals::Approval& given : quotation.approvals) {
    const bool is_given = given.status == approvals::Status::approved &&
                          given.subject_hash == quotation.accepted_hash;
    if (!is_given || order.content_hash != quotation.accepted_hash) continue;
    approvals::Approval& approval = carried.emplace_back(given);
    approval.id = unit.make_id<ApprovalId>();
    approval.subject = text(order.id);
    approval.subject_kind = entity<orders::Order>().name;
    approval.subject_id = order.id.value;
    approval.subject_prefix = OrderId::prefix;
    approval.revision = 1;
    unit.tell(journal::created("approval_carried_over", approval, approval.party_id));
  }
  approvals::add(unit.db, carried);
  order.approvals.insert(order.approvals.end(), carried.begin(), carried.end());
}

// The order tells what it was made from; whoever looks after the quotation looks after it.
void tell_origin(Unit& unit, const Quotation& quotation, orders::Order& order) {
  const orders::Order before = order;
  order.owner = quotation.owner;
  ++order.revision;
  order.changed_at = unit.now();
  orders::save(unit.db, {before}, {order});
  journal::Fact fact =
      journal::changed("sales_order_made_from_quotation", before, order, order.customer_id.value);
  fact.changes.push_back({"quotation", "null", json_text(quotation.number)});
  fact.changes.push_back({"quotation_version", "null", std::to_string(quotation.accepted_version)});
  fact.changes.push_back({"content_hash", "null", json_text(quotation.accepted_hash)});
  unit.tell(std::move(fact));
}

// Nobody of us stood by when the customer accepted or declined himself.
void follow_up(Unit& unit, const Quotation& quotation, const std::string& what) {
  followups::open(unit, {.subject = text(quotation.id),
                         .subject_kind = entity<Quotation>().name,
                         .subject_id = quotation.id.value,
                         .cause = followups::Cause::quotation_answered,
                         .detail = quotation.signed_name + ' ' + what,
                         .owner = quotation.owner,
                         .party_id = quotation.customer_id.value});
}

void sign(Unit& unit, Quotation& quotation, const Signature& by) {
  quotation.signed_name = by.name;
  quotation.answered_from = by.from;
  quotation.answered_through = by.through;
  quotation.answered_at = unit.now();
  if (by.through == Through::staff) quotation.answered_by = unit.actor().person;
}

Signature signature_of(const Unit& unit, const std::string& name, orders::Channel channel) {
  if (!unit.actor().portal()) return {.name = name, .from = {}, .channel = channel};
  return {.name = name, .from = {}, .through = Through::portal, .channel = orders::Channel::web};
}

}  // namespace

Result<Quotation> open_to_customer(Unit& unit, const Quotation& before, const Sent& how) {
  const auto status = after(before.status, Verb::send);
  if (!status) return not_in_this_state(before);
  if (is_over(unit, before)) return over();
  Quotation quotation = before;
  quotation.status = *status;
  quotation.sent_at = unit.now();
  quotation.holds_goods = how.hold_goods;
  Revision& revision = quotation.revisions.back();
  revision.sent_at = unit.now();
  revision.mail = how.mail;
  revision.to = how.to;
  revision.language = how.language;
  revision.token_hash = how.token_hash;
  const Instant end = end_of(quotation.valid_until, calendar_here(unit));
  if (how.hold_goods) {
    const auto order = assembled(unit, place_of(quotation, revision));
    if (!order) return order.error();
    keep_goods(unit, *order, quotation.id.value, held_until(unit.now(), end));
  }
  save(unit.db, revision);
  jobs::cancel(unit, expiry_job, quotation.id.value);
  jobs::schedule(unit, {.kind = expiry_job, .subject = quotation.id.value, .due_at = end});
  return saved(unit, "quotation_sent", before, std::move(quotation));
}

Result<Quotation> accepted(Unit& unit, const Quotation& before, const Signature& by) {
  const auto status = after(before.status, Verb::accept);
  if (!status) return not_in_this_state(before);
  if (is_over(unit, before)) return over();
  Quotation quotation = before;
  quotation.status = *status;
  sign(unit, quotation, by);
  quotation.accepted_version = before.version;
  quotation.accepted_hash = standing(before).content_hash;
  orders::Place place = place_of(before, standing(before));
  place.channel = by.channel;
  if (const auto order = assembled(unit, place); !order) return order.error();
  release_goods(unit, before);
  journal::Batch batch(unit, 1);
  auto order = std::move(orders::place(batch, std::span(&place, 1)).front());
  if (!order) return std::move(order.error());
  quotation.sales_order = order->id;
  quotation.sales_order_number = order->number;
  if (before.holds_goods)
    keep_goods(unit, *order, order->id.value,
               held_until(before.sent_at, end_of(before.valid_until, calendar_here(unit))));
  quotation.holds_goods = false;
  carry_approvals(unit, quotation, *order);
  tell_origin(unit, quotation, *order);
  jobs::cancel(unit, expiry_job, quotation.id.value);
  if (by.through != Through::staff)
    follow_up(unit, quotation,
              "accepted quotation " + quotation.number + ": order " + order->number + '.');
  return saved(unit, "quotation_accepted", before, std::move(quotation));
}

Quotation declined(Unit& unit, const Quotation& before, const Signature& by,
                   const std::string& reason) {
  Quotation quotation = before;
  quotation.status = *after(before.status, Verb::decline);
  quotation.reason = reason;
  sign(unit, quotation, by);
  release_goods(unit, before);
  quotation.holds_goods = false;
  jobs::cancel(unit, expiry_job, quotation.id.value);
  if (by.through != Through::staff)
    follow_up(unit, quotation, "declined quotation " + quotation.number + ": " + reason);
  return saved(unit, "quotation_declined", before, std::move(quotation));
}

Result<Quotation> accept(Unit& unit, const Accept& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (wanted.version != before->version)
    return invalid({{"/version", "not_this_revision",
                     "Revision " + std::to_string(before->version) + " stands."}});
  return accepted(unit, *before, signature_of(unit, wanted.signed_name, wanted.channel));
}

Result<Quotation> decline(Unit& unit, const Decline& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (!after(before->status, Verb::decline)) return not_in_this_state(*before);
  return declined(unit, *before, signature_of(unit, wanted.signed_name, {}), wanted.reason);
}

Quotation viewed(Unit& unit, const Quotation& before) {
  Quotation quotation = before;
  quotation.viewed_at = quotation.revisions.back().viewed_at = unit.now();
  save(unit.db, quotation.revisions.back());
  return saved(unit, "quotation_viewed", before, std::move(quotation));
}

void expire(Unit& unit, std::int64_t quotation_id) {
  const auto before = find(unit.db, text(QuotationId{quotation_id}));
  if (!before || before->status != Status::sent || !is_over(unit, *before)) return;
  Quotation quotation = *before;
  quotation.status = *after(before->status, Verb::expire);
  release_goods(unit, *before);
  quotation.holds_goods = false;
  saved(unit, "quotation_expired", *before, std::move(quotation));
}

}  // namespace supercargo::quotations

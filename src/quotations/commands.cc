#include "quotations/commands.h"

#include <algorithm>
#include <span>

#include "approvals/commands.h"
#include "approvals/store.h"
#include "customers/store.h"
#include "journal/attempt.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "orders/advance.h"
#include "orders/rules.h"
#include "policies/store.h"
#include "quotations/rules.h"
#include "quotations/store.h"
#include "stock/snapshot.h"

namespace supercargo::quotations {
namespace {

using journal::Unit;

// An offer that was priced, and whose yes its prices need.
struct Priced {
  orders::Order order;
  Revision revision;
  std::vector<gates::Need> needs;
};

// That an order is urgent or bespoke is looked at when there is one.
std::vector<gates::Need> about_prices(std::vector<gates::Need> needs) {
  std::erase_if(needs, [](const gates::Need& need) {
    return need.rule == "urgent_order" || need.rule == "bespoke_order";
  });
  return needs;
}

// As an order that came in now.
Result<Priced> price(Unit& unit, const orders::Place& place) {
  auto around = orders::Surroundings::of_requests(unit.db, std::span(&place, 1), unit.now(),
                                                  unit.services().shelf);
  auto order = orders::assemble(place, around, unit.now());
  if (!order) return std::move(order.error());
  order->entered_by = unit.actor().person;
  charges::sign(order->charge_waivers, {}, unit.actor(), unit.now());
  around.gather_stock(unit.db, {&*order}, unit.now());
  auto look = orders::look_again(*order, around, unit);
  journal::SubjectKeys keys(unit.services().sealer);
  keys.read_or_make(unit.db, {order->customer_id.value}, unit.now());
  Priced priced{.order = std::move(*order), .revision = {}, .needs = about_prices(look.needs)};
  priced.revision = revision_of(priced.order, look.facts.stock);
  priced.revision.content_hash = orders::content_of(priced.order, keys).hash;
  return priced;
}

Day today_of(const Unit& unit) { return local_day(unit.now(), calendar_here(unit)); }

// The offer as it is meant: with the days it holds; or every reason against it.
Result<Priced> looked_at(Unit& unit, Offer offer, std::int64_t version) {
  const Day today = today_of(unit);
  if (!offer.valid_until) offer.valid_until = today + days_valid;
  auto reasons = check_offer(offer, today);
  auto priced = price(unit, place_of(offer));
  if (!priced && priced.error().code != "invalid") return priced;
  if (!priced)
    reasons.insert(reasons.end(), priced.error().reasons.begin(), priced.error().reasons.end());
  if (!reasons.empty()) return invalid(std::move(reasons));
  priced->revision.version = version;
  priced->revision.valid_until = offer.valid_until;
  priced->revision.made_by = unit.actor().person;
  priced->revision.made_at = unit.now();
  return priced;
}

void stand_on(Quotation& quotation, const Revision& revision) {
  quotation.version = revision.version;
  quotation.valid_until = revision.valid_until;
  quotation.currency = revision.currency;
  quotation.gross = revision.totals.gross;
  quotation.revisions.push_back(revision);
  quotation.revisions.back().quotation = quotation.id;
}

approvals::Subject subject_of(const Quotation& quotation) {
  return {.kind = entity<Quotation>().name,
          .prefix = QuotationId::prefix,
          .id = quotation.id.value,
          .hash = standing(quotation).content_hash,
          .entered_by = standing(quotation).made_by,
          .party_id = quotation.customer_id.value};
}

bool is_pending(const approvals::Approval& each) {
  return each.status == approvals::Status::pending;
}

// The prices of the revision as they stand are looked at again: a list or a cost may be another.
Result<std::vector<gates::Need>> needs_now(Unit& unit, const Quotation& quotation) {
  auto priced = price(unit, place_of(quotation, standing(quotation)));
  if (!priced) return std::move(priced.error());
  return std::move(priced->needs);
}

}  // namespace

std::optional<Quotation> as_seen(const journal::Actor& actor, std::optional<Quotation> found) {
  if (!found || !actor.portal()) return found;
  const bool is_open_to_him = found->status == Status::sent || found->status == Status::accepted ||
                              found->status == Status::declined || found->status == Status::expired;
  if (found->customer_id.value != actor.party || !is_open_to_him) return std::nullopt;
  std::erase_if(found->revisions, [](const Revision& each) { return !each.sent_at; });
  return found;
}

Result<Quotation> unchanged(const journal::Unit& unit, const std::string& id,
                            std::optional<std::int64_t> revision) {
  auto found = as_seen(unit.actor(), find(unit.db, id));
  if (!found) return not_found("quotation");
  if (auto conflict = journal::revision_conflict(unit.db, *found, revision))
    return std::move(*conflict);
  return std::move(*found);
}

Quotation saved(journal::Unit& unit, const char* fact, const Quotation& before, Quotation after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return after;
}

Calendar calendar_here(const journal::Unit& unit) {
  return policies::calendar_of(policies::settings_of(unit.db));
}

void release_goods(journal::Unit& unit, const Quotation& quotation) {
  if (quotation.holds_goods)
    stock::release_all(unit.db, unit.services().ids, quotation.id.value, unit.now());
}

Result<Quotation> make(Unit& unit, const Offer& given) {
  auto priced = looked_at(unit, given, 1);
  if (!priced) return std::move(priced.error());
  const orders::Order& order = priced->order;
  const int year = today_of(unit).year();
  Quotation quotation{
      .id = unit.make_id<QuotationId>(),
      .number = journal::human_number(
          "QT", year, journal::take_numbers(unit.db, journal::yearly_counter("QT", year), 1)),
      .customer = order.customer,
      .customer_id = order.customer_id,
      .customer_name = order.customer_name,
      .owner = unit.actor().person,
      .revision = 1,
      .created_at = unit.now(),
      .changed_at = unit.now()};
  stand_on(quotation, priced->revision);
  add(unit.db, quotation);
  unit.tell(journal::created("quotation_made", quotation, quotation.customer_id.value));
  return quotation;
}

Result<Quotation> revise(Unit& unit, const Offer& given) {
  auto before = unchanged(unit, given.id, given.revision);
  if (!before) return before;
  const auto status = after(before->status, Verb::revise);
  if (!status) return not_in_this_state(*before);
  Offer offer = given;
  if (offer.customer.empty()) offer.customer = text(before->customer_id);
  auto priced = looked_at(unit, std::move(offer), before->version + 1);
  if (!priced) return std::move(priced.error());
  if (priced->order.customer_id != before->customer_id)
    return invalid({{"/customer", "another_customer", "It is another customer's quotation."}});
  release_goods(unit, *before);
  Quotation quotation = *before;
  quotation.status = *status;
  quotation.holds_goods = false;
  quotation.sent_at = quotation.viewed_at = {};
  quotation.revisions.back().superseded_at = unit.now();
  save(unit.db, quotation.revisions.back());
  stand_on(quotation, priced->revision);
  add(unit.db, quotation.revisions.back());
  approvals::void_for(unit, quotation.id.value, priced->revision.content_hash);
  quotation.approvals = approvals::find_by_subjects(unit.db, {quotation.id.value});
  return saved(unit, "quotation_revised", *before, std::move(quotation));
}

Result<Quotation> submit(Unit& unit, const Step& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (!after(before->status, Verb::make_ready) || before->status != Status::draft)
    return not_in_this_state(*before);
  auto reasons = check_can_submit(standing(*before));
  if (before->valid_until < today_of(unit))
    reasons.push_back({"/valid_until", "in_the_past", "It is over already: revise it."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  const auto needs = needs_now(unit, *before);
  if (!needs) return needs.error();
  Quotation quotation = *before;
  const Calendar calendar = calendar_here(unit);
  const auto asked =
      approvals::ask(unit, subject_of(quotation), *needs, {quotation.approvals, calendar});
  approvals::add(unit.db, asked);
  quotation.approvals.insert(quotation.approvals.end(), asked.begin(), asked.end());
  const bool waits =
      std::any_of(quotation.approvals.begin(), quotation.approvals.end(), is_pending);
  quotation.status = *after(before->status, waits ? Verb::ask_approval : Verb::make_ready);
  return saved(unit, waits ? "quotation_approval_requested" : "quotation_made_ready", *before,
               std::move(quotation));
}

Result<Quotation> decide(Unit& unit, const Decide& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  Quotation quotation = *before;
  const auto asked =
      std::find_if(quotation.approvals.begin(), quotation.approvals.end(), is_pending);
  if (before->status != Status::pending_approval || asked == quotation.approvals.end())
    return not_in_this_state(*before);
  const bool is_yes = wanted.decision == Verdict::approve;
  auto decided = approvals::decide(
      unit, {.id = asked->id,
             .decision = is_yes ? approvals::Decision::approve : approvals::Decision::reject,
             .reason = wanted.reason,
             .subject_hash_now = standing(*before).content_hash});
  if (!decided) return journal::not_theirs(std::move(decided.error()), text(before->id));
  *asked = std::move(*decided);
  const bool waits =
      std::any_of(quotation.approvals.begin(), quotation.approvals.end(), is_pending);
  if (is_yes && waits) return quotation;  // somebody else is asked too
  quotation.status = *after(before->status, is_yes ? Verb::make_ready : Verb::refuse);
  return saved(unit, is_yes ? "quotation_approved" : "quotation_approval_refused", *before,
               std::move(quotation));
}

Result<Quotation> cancel(Unit& unit, const Step& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const auto status = after(before->status, Verb::cancel);
  if (!status) return not_in_this_state(*before);
  if (wanted.reason.empty()) return invalid({{"/reason", "required", "Others have to know why."}});
  Quotation quotation = *before;
  quotation.status = *status;
  quotation.reason = wanted.reason;
  approvals::void_for(unit, quotation.id.value, "");
  quotation.approvals = approvals::find_by_subjects(unit.db, {quotation.id.value});
  return saved(unit, "quotation_cancelled", *before, std::move(quotation));
}

Result<Quotation> get(const journal::Query& query, const QuotationReference& reference) {
  auto found = as_seen(query.actor(), find(query.db, reference.id));
  if (!found) return not_found("quotation");
  return std::move(*found);
}

Result<db::Page<Quotation>> list_quotations(const journal::Query& query,
                                            const db::ListRequest& request) {
  if (!query.actor().portal()) return list(query.db, request);
  db::ListRequest sent = request;
  std::erase_if(sent.filters, [](const auto& filter) { return filter.first == "status"; });
  sent.filters.emplace_back("status", "sent,accepted,declined,expired");
  return list_of(query.db, sent, CustomerId{query.actor().party});
}

Result<journal::Timeline> timeline(const journal::Query& query, const TimelineOfQuotation& wanted) {
  const auto quotation = as_seen(query.actor(), find(query.db, wanted.id));
  if (!quotation) return not_found("quotation");
  return journal::timeline(query, {.record_id = quotation->id.value,
                                   .entity = entity<Quotation>(),
                                   .limit = wanted.limit,
                                   .cursor = wanted.cursor});
}

}  // namespace supercargo::quotations

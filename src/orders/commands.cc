#include "orders/commands.h"

#include <algorithm>
#include <map>
#include <utility>

#include "approvals/store.h"
#include "files/commands.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "kernel/meanwhile.h"
#include "orders/advance.h"
#include "orders/rules.h"
#include "specials/commands.h"

namespace supercargo::orders {
namespace {

constexpr const char* number_prefix = "SO";

// What the gates found is kept with the order; the fact of its receipt is what was agreed. Its
// first steps have facts of their own.
journal::Fact placed(Order& order) {
  const Status status = std::exchange(order.status, Status::draft);
  auto checks = std::exchange(order.checks, {});
  auto findings = std::exchange(order.findings, {});
  auto approvals = std::exchange(order.approvals, {});
  journal::Fact fact = journal::created("sales_order_placed", order, order.customer_id.value);
  order.status = status;
  order.checks = std::move(checks);
  order.findings = std::move(findings);
  order.approvals = std::move(approvals);
  return fact;
}

journal::Fact told(const Stepped& step, const Order& order) {
  journal::Fact fact = about(order, step.fact);
  fact.changes.push_back({"status", json_text(name_of(step.from)), json_text(name_of(step.to))});
  if (step.to == Status::confirmed)
    fact.changes.push_back({"promise_date", "null", '"' + text(order.promise_date) + '"'});
  return fact;
}

// The numbers of a year run without gaps: they are taken when it is known how many are needed.
void number(journal::Batch& batch, const std::vector<Way*>& ways, const Surroundings& around) {
  if (ways.empty()) return;
  const int year = around.today().year();
  const auto first = journal::take_numbers(batch.db, journal::yearly_counter(number_prefix, year),
                                           static_cast<std::int64_t>(ways.size()));
  for (std::size_t i = 0; i < ways.size(); ++i)
    ways[i]->order.number =
        journal::human_number(number_prefix, year, first + static_cast<std::int64_t>(i));
}

void settle(journal::Unit unit, Way& way, const journal::SubjectKeys& keys) {
  Order& order = way.order;
  order.id = unit.make_id<OrderId>();
  for (Line& line : order.lines) line.order = order.id;
  order.owner = order.entered_by = unit.actor().person;
  const auto given = std::exchange(order.acknowledgements, {});
  checks::acknowledge(order.acknowledgements, given, unit.actor());
  charges::sign(order.charge_waivers, {}, unit.actor(), unit.now());
  order.version = order.revision = 1;
  way.content = content_of(order, keys);
  order.content_hash = way.content.hash;
}

// Before the orders are written, so that each names its own.
void keep_originals(journal::Batch& batch, std::span<const Place> requests,
                    std::vector<std::optional<Way>>& ways) {
  std::vector<files::Received> received;
  std::vector<Order*> owners;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!ways[i] || requests[i].original.empty()) continue;
    owners.push_back(&ways[i]->order);
    received.push_back({.owner = text(owners.back()->id),
                        .owner_kind = entity<Order>().name,
                        .name = requests[i].original_name,
                        .bytes = requests[i].original,
                        .call = i});
  }
  const auto kept = files::keep_originals(batch, received);
  for (std::size_t i = 0; i < owners.size(); ++i)
    owners[i]->original = files::Kept{kept[i].id, kept[i].hash};
}

// What stands of an order beside its own rows is drawn up while those are written.
void write_placed(journal::Batch& batch, const std::vector<Way*>& ways,
                  const journal::SubjectKeys& keys, Surroundings& around) {
  if (ways.empty()) return;
  std::vector<Order> orders;
  std::vector<approvals::Approval> asked;
  orders.reserve(ways.size());
  for (const Way* way : ways) {
    orders.push_back(way->order);
    asked.insert(asked.end(), way->asked.begin(), way->asked.end());
  }
  auto drawn_up = meanwhile(ways.size(), [&, tenant = batch.db.tenant()] {
    for (Way* way : ways) {
      way->version = version_of(way->order, way->content, keys, tenant);
      way->receipt = placed(way->order);
    }
  });
  add(batch.db, orders);
  approvals::add(batch.db, asked);
  around.write_promises(batch.db, batch.unit(0).services().ids, batch.call(0).now);
  drawn_up.get();
  std::vector<Version> versions;
  versions.reserve(ways.size());
  for (Way* way : ways) versions.push_back(std::move(way->version));
  add(batch.db, versions);
}

// To a portal's person nobody is a customer but their own company.
Result<Order> received(const journal::Actor& actor, const Place& request,
                       const Surroundings& around, Instant now) {
  const auto* customer = around.customer(request.customer);
  const bool is_another = customer != nullptr && customer->id.value != actor.party;
  if (!actor.portal() || !is_another) return assemble(request, around, now);
  Place seen = request;
  seen.customer.clear();
  return assemble(seen, around, now);
}

// Domain 11: a customer orders; confirming is ours.
AdvanceTo as_far_as_may(const journal::Actor& actor, AdvanceTo wanted) {
  return actor.portal() ? std::min(wanted, AdvanceTo::verified) : wanted;
}

}  // namespace

std::vector<Result<Order>> place(journal::Batch& batch, std::span<const Place> requests) {
  std::vector<Result<Order>> results;
  if (requests.empty()) return results;
  const Instant now = batch.call(0).now;
  auto around = Surroundings::of_requests(batch.db, requests, now, batch.services().shelf);
  std::vector<const Order*> drafts;
  std::vector<std::int64_t> subjects;
  results.reserve(requests.size());  // drafts point into it
  for (std::size_t i = 0; i < requests.size(); ++i) {
    results.push_back(received(batch.call(i).actor, requests[i], around, now));
    if (!results.back()) continue;
    drafts.push_back(&*results.back());
    subjects.push_back(drafts.back()->customer_id.value);
  }
  journal::SubjectKeys keys(batch.unit(0).services().sealer);
  keys.read_or_make(batch.db, subjects, now);
  around.gather_stock(batch.db, drafts, now);

  std::vector<std::optional<Way>> ways(requests.size());
  std::vector<Way*> made;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!results[i]) continue;
    Way& way = ways[i].emplace(Way{std::move(*results[i])});
    settle(batch.unit(i), way, keys);
    const AdvanceTo wanted = as_far_as_may(batch.call(i).actor, requests[i].advance_to);
    advance(way, wanted, around, batch.unit(i));
    around.remember(way.order);
    made.push_back(&way);
  }
  number(batch, made, around);
  keep_originals(batch, requests, ways);
  write_placed(batch, made, keys, around);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!ways[i]) continue;
    auto unit = batch.unit(i);
    unit.tell(std::move(ways[i]->receipt));
    specials::use_all(unit, ways[i]->order);
    for (const Stepped& step : ways[i]->steps) unit.tell(told(step, ways[i]->order));
    results[i] = shown(std::move(ways[i]->order), batch.call(i).actor);
  }
  return results;
}

namespace {

// Many orders that exist already, each perhaps named more than once.
class Moving {
 public:
  Moving(journal::Batch& batch, std::span<const Advance> requests) : batch_(batch) {
    std::vector<std::string> references;
    for (const Advance& request : requests) references.push_back(request.id);
    orders_ = find_all(batch.db, references);
    now_ = batch.call(0).now;
    around_.emplace(Surroundings::of_orders(batch.db, orders_, now_));
    std::vector<const Order*> all;
    all.reserve(orders_.size());
    for (const Order& order : orders_) all.push_back(&order);
    around_->gather_stock(batch.db, all, now_);
  }

  Result<Order> move(std::size_t i, const Advance& request, AdvanceTo wanted) {
    Order* const order = named(request.id);
    if (order == nullptr) return not_found("sales order");
    auto unit = batch_.unit(i);
    if (auto conflict = journal::revision_conflict(unit.db, *order, request.revision))
      return std::move(*conflict);
    const bool is_allowed =
        wanted == AdvanceTo::verified
            ? order->status == Status::draft
            : order->status == Status::verified || order->status == Status::confirmable;
    if (!is_allowed)
      return not_in_this_state(*order,
                               wanted == AdvanceTo::verified ? "verification" : "confirmation");
    Way way{*order};
    checks::acknowledge(way.order.acknowledgements, request.acknowledgements, unit.actor());
    advance(way, wanted, *around_, unit);
    const bool is_there = wanted == AdvanceTo::verified ? way.order.status != Status::draft
                                                        : way.order.status == Status::confirmed;
    if (!is_there)
      return gates::not_ready(wanted == AdvanceTo::verified ? "not_verifiable" : "not_confirmable",
                              way.order.checks);
    way.order.revision = order->revision + 1;
    way.order.changed_at = now_;
    for (const Stepped& step : way.steps) unit.tell(told(step, way.order));
    asked_.insert(asked_.end(), way.asked.begin(), way.asked.end());
    around_->remember(way.order);
    *order = way.order;
    moved_[order->id.value] = order;
    return shown(*order, unit.actor());
  }

  void write() {
    if (moved_.empty()) return;
    std::vector<Order> changed;
    for (const auto& [id, order] : moved_) changed.push_back(*order);
    save(batch_.db, {}, changed);
    approvals::add(batch_.db, asked_);
    around_->write_promises(batch_.db, batch_.unit(0).services().ids, now_);
  }

 private:
  Order* named(std::string_view reference) {
    const auto id = parse<OrderId>(reference);
    for (Order& order : orders_)
      if (id ? order.id == *id : order.number == reference) return &order;
    return nullptr;
  }

  journal::Batch& batch_;
  Instant now_;
  std::vector<Order> orders_;
  std::optional<Surroundings> around_;
  std::vector<approvals::Approval> asked_;
  std::map<std::int64_t, Order*> moved_;
};

std::vector<Result<Order>> move_all(journal::Batch& batch, std::span<const Advance> requests,
                                    AdvanceTo wanted) {
  std::vector<Result<Order>> results;
  if (requests.empty()) return results;
  Moving moving(batch, requests);
  for (std::size_t i = 0; i < requests.size(); ++i)
    results.push_back(moving.move(i, requests[i], wanted));
  moving.write();
  return results;
}

bool may_see(const journal::Actor& actor, const Order& order) {
  return !actor.portal() || actor.party == order.customer_id.value;
}

}  // namespace

std::vector<Result<Order>> verify(journal::Batch& batch, std::span<const Advance> requests) {
  return move_all(batch, requests, AdvanceTo::verified);
}

std::vector<Result<Order>> confirm(journal::Batch& batch, std::span<const Advance> requests) {
  return move_all(batch, requests, AdvanceTo::confirmed);
}

Result<Order> get(const journal::Query& query, const OrderReference& reference) {
  auto order = find(query.db, reference.id);
  if (!order || !may_see(query.actor(), *order)) return not_found("sales order");
  return shown(std::move(*order), query.actor());
}

Result<db::Page<Order>> list_orders(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, request, CustomerId{query.actor().party});
}

Result<journal::Timeline> timeline(const journal::Query& query,
                                   const journal::AskTimeline& wanted) {
  const auto order = find(query.db, wanted.id);
  if (!order || !may_see(query.actor(), *order)) return not_found("sales order");
  return journal::timeline(query, {.record_id = order->id.value,
                                   .entity = entity<Order>(),
                                   .limit = wanted.limit,
                                   .cursor = wanted.cursor});
}

}  // namespace supercargo::orders

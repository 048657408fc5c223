#include <algorithm>
#include <map>

#include "approvals/rules.h"
#include "customers/store.h"
#include "delegations/commands.h"
#include "worklists/asking.h"
#include "worklists/lists.h"

namespace supercargo::worklists {
namespace {

using approvals::Approval;
using followups::FollowUp;
using handovers::Handover;
using questions::Question;
using shipments::Shipment;

constexpr int counted_most = 100;
// By when somebody decides: the clock of an order's confirmation (K14).
constexpr std::chrono::minutes decision_clock{4 * 60};

// Where a record of that printed id is read; empty for those that are not read alone.
std::string link_of(const std::string& record) {
  constexpr std::pair<std::string_view, std::string_view> places[] = {
      {"so_", "/api/v1/sales-orders/"},      {"adj_", "/api/v1/stock-adjustments/"},
      {"cus_", "/api/v1/customers/"},        {"per_", "/api/v1/persons/"},
      {"fup_", "/api/v1/follow-ups/"},       {"apv_", "/api/v1/approvals/"},
      {"qst_", "/api/v1/questions/"},        {"shp_", "/api/v1/shipments/"},
      {"hov_", "/api/v1/handovers/"},        {"quo_", "/api/v1/quotations/"},
      {"ppl_", "/api/v1/payment-plans/"},    {"spp_", "/api/v1/special-prices/"},
      {"pag_", "/api/v1/price-agreements/"}, {"wof_", "/api/v1/write-offs/"},
  };
  for (const auto& [prefix, path] : places)
    if (record.starts_with(prefix)) return std::string(path) + record;
  return {};
}

// The head of the order that the record is about, when it is about one.
void name_order(Item& item, const Orders& orders, std::int64_t id) {
  const auto order = orders.find(id);
  if (order == orders.end()) return;
  item.sales_order = text(order->second.id);
  item.sales_order_number = order->second.number;
  item.customer_name = order->second.customer_name;
  item.urgent = order->second.urgent;
}

template <class Record>
Orders orders_about(const Asked& asked, const std::vector<Record>& records) {
  std::vector<std::int64_t> ids;
  for (const Record& each : records)
    if (each.subject_kind == entity<orders::Order>().name) ids.push_back(each.subject_id);
  return by_id(heads_of(asked.query.db, ids));
}

Page follow_up_page(const Asked& asked, std::vector<FollowUp> found, const Step& next) {
  Page page;
  page.after = cut<FollowUp>(found, asked.limit, [](const FollowUp& each) {
    return Place{0, each.due_at.us, each.id.value};
  });
  const Orders orders = orders_about(asked, found);
  for (const FollowUp& each : found) {
    Item item{.record = text(each.id), .link = link_of(text(each.id)), .status = "open"};
    name_order(item, orders, each.subject_id);
    item.why = each.detail;
    set_next(item, next);
    set_clock(item, asked, each.created_at, each.due_at);
    item.owner = each.owner;
    item.team = each.team;
    page.items.push_back(std::move(item));
  }
  return page;
}

Page proof_page(const Asked& asked) {
  auto found = unverified_shipments(asked.query.db, asked.page());
  Page page;
  page.after = cut<Shipment>(found, asked.limit, [](const Shipment& each) {
    return Place{0, each.delivered_at.us, each.id.value};
  });
  std::vector<std::int64_t> ids;
  ids.reserve(found.size());
  for (const Shipment& each : found) ids.push_back(each.sales_order.value);
  const Orders orders = by_id(heads_of(asked.query.db, ids));
  for (const Shipment& each : found) {
    Item item{.record = text(each.id), .link = link_of(text(each.id)), .status = "delivered"};
    name_order(item, orders, each.sales_order.value);
    item.why = why_unverified(each);
    set_next(item, {"Look at the proof: are the quantities right, can the signature be read?",
                    "verify_proof_of_delivery"});
    set_clock(item, asked, each.delivered_at, verified_by(each));
    item.team = role_names[static_cast<std::size_t>(Role::order_desk)];
    page.items.push_back(std::move(item));
  }
  return page;
}

Page question_page(const Asked& asked) {
  const Instant until = start_of(asked.today + 1, asked.calendar);
  auto found = questions_due(asked.query.db, until, asked.page());
  Page page;
  page.after = cut<Question>(found, asked.limit, [](const Question& each) {
    return Place{0, each.due_at.us, each.id.value};
  });
  std::vector<std::int64_t> ids;
  ids.reserve(found.size());
  for (const Question& each : found) ids.push_back(each.sales_order.value);
  const Orders orders = by_id(heads_of(asked.query.db, ids));
  for (const Question& each : found) {
    Item item{.record = text(each.id), .link = link_of(text(each.id)), .status = "open"};
    name_order(item, orders, each.sales_order.value);
    item.why = each.question;
    set_next(item, {"Answer it; the answer stands on the order's timeline.", "answer_question"});
    set_clock(item, asked, each.asked_at, each.due_at);
    item.owner = each.owner;
    item.team = each.team;
    item.line = each.line;
    page.items.push_back(std::move(item));
  }
  return page;
}

Page handover_page(const Asked& asked) {
  auto found = handovers_offered(asked.query.db, asked.page());
  Page page;
  page.after = cut<Handover>(found, asked.limit, [](const Handover& each) {
    return Place{0, INT64_MIN, each.id.value};
  });
  std::vector<std::int64_t> ids;
  ids.reserve(found.size());
  for (const Handover& each : found) ids.push_back(each.sales_order.value);
  const Orders orders = by_id(heads_of(asked.query.db, ids));
  for (const Handover& each : found) {
    Item item{.record = text(each.id), .link = link_of(text(each.id)), .status = "offered"};
    name_order(item, orders, each.sales_order.value);
    item.why = each.reason.empty() ? "Somebody offers the order." : each.reason;
    set_next(item,
             {"Accept it or say why not; until then it stays with who has it.", "accept_handover"});
    set_clock(item, asked, each.offered_at,
              add_working_time(each.offered_at, decision_clock, asked.calendar));
    item.owner = each.to_owner;
    page.items.push_back(std::move(item));
  }
  return page;
}

// By when its step is to be decided; what was asked for before there were steps, in the usual time.
Instant due_of(const Approval& approval, const Calendar& calendar) {
  if (approval.due_at) return approval.due_at;
  return add_working_time(approval.requested_at, decision_clock, calendar);
}

// Of what is asked about something else than an order, whose it is; nobody's when it is the
// house's.
std::map<std::int64_t, std::string> customers_of(const db::Reader& reader,
                                                 const std::vector<Approval>& approvals) {
  std::vector<CustomerId> ids;
  for (const Approval& each : approvals)
    if (each.subject_kind != entity<orders::Order>().name && each.party_id != 0)
      ids.push_back(CustomerId{each.party_id});
  std::map<std::int64_t, std::string> names;
  for (const auto& each : customers::find_by_ids(reader, std::move(ids)))
    names.emplace(each.id.value, each.name);
  return names;
}

Item approval_item(const Asked& asked, const Orders& orders, const Approval& approval) {
  Item item{.record = text(approval.id), .link = link_of(approval.subject), .status = "pending"};
  name_order(item, orders, approval.subject_id);
  item.why = approval.detail.empty() ? approval.rule : approval.detail;
  const bool is_order = approval.subject_kind == entity<orders::Order>().name;
  set_next(item, {"Approve or refuse it.", is_order ? "decide_sales_order_approval" : ""});
  item.clause = approvals::cited(approval.basis);
  item.step = approval.step;
  item.steps = std::max<std::int64_t>(1, static_cast<std::int64_t>(approval.steps.size()));
  set_clock(item, asked, approval.requested_at, due_of(approval, asked.calendar));
  item.owner = approval.requested_by;
  for (const std::string& role : approval.roles) item.team += (item.team.empty() ? "" : " ") + role;
  return item;
}

// Approvals are looked at from the oldest on until the page is full.
Page approval_page(const Asked& asked) {
  auto pending = pending_approvals(asked.query.db, asked.slice(looked_at_most + 1));
  Page page;
  const auto place = [](const Approval& each) { return Place{0, INT64_MIN, each.id.value}; };
  page.after = cut<Approval>(pending, looked_at_most, place);
  const journal::Actor& actor = asked.query.call.actor;
  const auto stand_ins = delegations::stand_ins(asked.query.db, actor.person, asked.now);
  std::erase_if(pending, [&](const Approval& each) {
    return approvals::check_can_decide(each, actor, each.subject_hash, stand_ins).has_value();
  });
  if (pending.size() > asked.limit) page.after = cut<Approval>(pending, asked.limit, place);
  const Orders orders = orders_about(asked, pending);
  const auto names = customers_of(asked.query.db, pending);
  for (const Approval& each : pending) {
    page.items.push_back(approval_item(asked, orders, each));
    const auto name = names.find(each.party_id);
    if (name != names.end()) page.items.back().customer_name = name->second;
  }
  return page;
}

using List = Result<Page> (*)(const journal::Query&, const db::ListRequest&);

// Counted no further than a badge shows.
Result<std::optional<Count>> counted(const journal::Query& query, const AskSummary& asked,
                                     RoleSet readers, List list) {
  if (!readers.meets(query.call.actor.roles)) return std::optional<Count>();
  db::ListRequest request{.limit = counted_most};
  if (asked.owner) request.filters.emplace_back("owner", text(asked.owner));
  const auto page = list(query, request);
  if (!page) return page.error();
  return std::optional(Count{static_cast<std::int64_t>(page->items.size()), !page->after.empty()});
}

}  // namespace

Result<Page> list_follow_ups_due(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  const Instant until = start_of(asked->today + 1, asked->calendar);
  return follow_up_page(*asked, follow_ups_due(query.db, until, asked->page()),
                        {"Contact the customer and record what was said.", "complete_follow_up"});
}

Result<Page> list_escalated(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return follow_up_page(*asked, follow_ups_escalated(query.db, asked->page()),
                        {"Have it done, or contact the customer yourself and record what was said.",
                         "complete_follow_up"});
}

Result<Page> list_proofs(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return proof_page(*asked);
}

Result<Page> list_questions_due(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return question_page(*asked);
}

Result<Page> list_approvals_for_me(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return approval_page(*asked);
}

Result<Page> list_handovers_offered(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return handover_page(*asked);
}

Result<Summary> summary(const journal::Query& query, const AskSummary& asked) {
  Summary all;
  const struct {
    std::optional<Count>& to;
    RoleSet readers;
    List list;
  } lists[] = {{all.stuck_orders, order_readers, list_stuck},
               {all.promises_at_risk, order_readers, list_at_risk},
               {all.late_orders, order_readers, list_late},
               {all.follow_ups, follow_up_readers, list_follow_ups_due},
               {all.escalations, escalation_readers, list_escalated},
               {all.proofs, proof_readers, list_proofs},
               {all.questions, order_readers, list_questions_due},
               {all.approvals, approval_readers, list_approvals_for_me},
               {all.handovers, order_readers, list_handovers_offered}};
  for (const auto& each : lists) {
    auto count = counted(query, asked, each.readers, each.list);
    if (!count) return count.error();
    each.to = *count;
  }
  return all;
}

}  // namespace supercargo::worklists

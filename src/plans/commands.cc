#include "plans/commands.h"

#include "accounts/store.h"
#include "approvals/commands.h"
#include "customers/store.h"
#include "followups/commands.h"
#include "holds/commands.h"
#include "journal/attempt.h"
#include "journal/content_hash.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "kernel/record_json.h"
#include "orders/store.h"
#include "plans/rules.h"
#include "plans/store.h"
#include "policies/store.h"
#include "terms/rules.h"

namespace supercargo::plans {
namespace {

using journal::Unit;

constexpr std::int64_t at_a_time = 200;

// Agents have to do with the plans they proposed (domain 11).
constexpr RoleSet readers_of_all{Role::finance, Role::sales_manager, Role::service_manager,
                                 Role::auditor};

PersonId only_of(const journal::Actor& actor) {
  const bool reads_all = actor.sole_person || actor.roles.meets(readers_of_all);
  return reads_all ? PersonId{} : actor.person;
}

std::optional<Plan> seen(const db::Reader& reader, const journal::Actor& actor,
                         const std::string& reference) {
  auto plan = find(reader, reference);
  const PersonId only = only_of(actor);
  if (plan && only && plan->proposed_by != only) return std::nullopt;
  return plan;
}

Calendar calendar_here(const Unit& unit) {
  return policies::calendar_of(policies::settings_of(unit.db));
}

Day today_of(const Unit& unit) { return local_day(unit.now(), calendar_here(unit)); }

Problem not_now(const Plan& plan) {
  return {
      Refusal::not_in_this_state, "not_in_this_state",
      std::string("The plan is ") + choices<Status>().names[static_cast<int>(plan.status)] + "."};
}

// Nothing of a plan changes but what was paid of it.
std::string hash_of(const Plan& plan) {
  const Plan content{.number = plan.number,
                     .customer = plan.customer,
                     .currency = plan.currency,
                     .debt = plan.debt,
                     .instalments = plan.change ? plan.instalments : instalments_of(plan),
                     .version = plan.version,
                     .change = plan.change};
  return journal::content_hash(to_json(content));
}

Result<Plan> unchanged(const Unit& unit, const std::string& id,
                       std::optional<std::int64_t> revision) {
  auto plan = seen(unit.db, unit.actor(), id);
  if (!plan) return not_found("payment plan");
  if (auto conflict = journal::revision_conflict(unit.db, *plan, revision))
    return std::move(*conflict);
  return std::move(*plan);
}

Plan saved(Unit& unit, const char* fact, const Plan& before, Plan after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return after;
}

void ask(Unit& unit, Plan& plan, const customers::Customer& customer) {
  const auto roles = deciders(plan, customer.credit_limit, today_of(unit));
  plan.approvals.push_back(approvals::request(
      unit, {.subject_kind = entity<Plan>().name,
             .subject_id = plan.id.value,
             .subject_prefix = PaymentPlanId::prefix,
             .subject_hash = hash_of(plan),
             .rule = "payment_plan",
             .detail = text(plan.debt) + " " + std::string(plan.currency.code()) + " of " +
                       plan.customer + " in " + std::to_string(plan.instalments.size()) + " parts.",
             .roles = roles,
             .each_role = roles.size() > 1,
             .party_id = plan.customer_id.value}));
}

// One that shortens or divides what is left; what was agreed stands until it is decided.
Result<Plan> ask_change(Unit& unit, Plan plan, Change change) {
  const Plan before = plan;
  if (plan.change)
    return invalid({{"", "change_waiting", "Another change of it waits to be decided."}});
  const Day today = today_of(unit);
  if (auto reasons = check_change(plan, change, today); !reasons.empty())
    return invalid(std::move(reasons));
  const bool is_waiver = change.kind == ChangeKind::waiver;
  change.asked_by = unit.actor().person;
  change.asked_at = unit.now();
  plan.change = std::move(change);
  const auto customer = customers::find_by_id(unit.db, plan.customer_id);
  const auto roles = is_waiver || !customer
                         ? std::vector<std::string>{"finance"}
                         : deciders(changed_by(plan, *plan.change), customer->credit_limit, today);
  plan.approvals.push_back(approvals::request(
      unit, {.subject_kind = entity<Plan>().name,
             .subject_id = plan.id.value,
             .subject_prefix = PaymentPlanId::prefix,
             .subject_hash = hash_of(plan),
             .rule = is_waiver ? "payment_plan_waiver" : "payment_plan_renegotiation",
             .detail = plan.number + " of " + plan.customer + ": " +
                       (is_waiver ? "instalment " + std::to_string(plan.change->instalment) +
                                        " is to be let off."
                                  : "what is left is to be paid in " +
                                        std::to_string(plan.change->parts) + " parts."),
             .roles = roles,
             .each_role = roles.size() > 1,
             .party_id = plan.customer_id.value}));
  return saved(unit, is_waiver ? "payment_plan_waiver_asked" : "payment_plan_renegotiation_asked",
               before, std::move(plan));
}

// The plan as the change makes it: one that is divided anew is told anew before it is in force.
Plan with_change(const Plan& before, const Unit& unit) {
  Plan plan = changed_by(before, *before.change);
  if (before.change->kind == ChangeKind::renegotiation) {
    plan.status = Status::approved;
    plan.approved_at = unit.now();
    plan.informed.clear();
  } else if (is_paid(plan)) {
    plan.status = Status::completed;
  } else if (plan.status == Status::breached &&
             !is_overdue(plan, today_of(unit), calendar_here(unit))) {
    plan.status = Status::active;
  }
  return plan;
}

// Orders that are confirmed and not over; what is ordered later does not pass the credit check.
void hold_orders(Unit& unit, const Plan& plan) {
  db::ListRequest living{.limit = db::page_limit_max};
  living.filters = {{"status", "confirmed,in_fulfilment,partially_delivered"}};
  do {
    const auto some = orders::list(unit.db, living, plan.customer_id);
    SUPERCARGO_CHECK(some.has_value());
    // One that is held for its credit already is held enough.
    for (const orders::Order& order : some->items) {
      static_cast<void>(
          holds::place(unit, {.id = text(order.id),
                              .kind = holds::Kind::credit,
                              .reason = "Payment plan " + plan.number + " was not kept."}));
    }
    living.after = some->after;
  } while (!living.after.empty());
}

// Its customer's credit is not broken by it any more; the holds are finance's to release.
void mend(Unit& unit, const Plan& plan) {
  accounts::store::count_anew(unit.db, plan.customer_id, plan.currency, -1);
}

void follow_up(Unit& unit, const Plan& plan) {
  const auto customer = customers::find_by_id(unit.db, plan.customer_id);
  followups::open(
      unit, {.subject = text(plan.id),
             .subject_kind = entity<Plan>().name,
             .subject_id = plan.id.value,
             .cause = followups::Cause::plan_broken,
             .detail = "Payment plan " + plan.number + " of " + plan.customer + " was not kept.",
             .owner = customer ? customer->owner : PersonId{},
             .team = "service_manager",
             .party_id = plan.customer_id.value});
}

void look_at(Unit& unit, const Plan& before, Day today, const Calendar& calendar) {
  Plan plan = before;
  if (before.status == Status::breached || !is_overdue(before, today, calendar)) return;
  hold_orders(unit, before);
  plan.status = Status::breached;
  saved(unit, "payment_plan_breached", before, plan);
  accounts::store::count_anew(unit.db, plan.customer_id, plan.currency, 1);
  follow_up(unit, plan);
}

}  // namespace

Result<Plan> propose(Unit& unit, const Plan& given) {
  Plan plan = given;
  const auto customer = customers::find(unit.db, plan.customer);
  auto reasons = check_plan(plan, today_of(unit));
  if (!customer)
    reasons.push_back({"/customer", "unknown_customer", "No customer has this id or code."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  plan.customer = customer->code;
  plan.customer_name = customer->name;
  plan.customer_id = customer->id;
  plan.instalments = instalments_of(plan);
  const int year = today_of(unit).year();
  plan.id = unit.make_id<PaymentPlanId>();
  plan.number = journal::human_number(
      "PP", year, journal::take_numbers(unit.db, journal::yearly_counter("PP", year), 1));
  plan.proposed_by = unit.actor().person;
  plan.revision = 1;
  plan.created_at = plan.changed_at = unit.now();
  add(unit.db, plan);
  unit.tell(journal::created("payment_plan_proposed", plan, plan.customer_id.value));
  ask(unit, plan, *customer);
  return plan;
}

Result<Plan> decide(Unit& unit, const Decide& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const bool is_change = before->change.has_value();
  if ((before->status != Status::pending_approval && !is_change) || before->approvals.empty())
    return not_now(*before);
  const bool is_yes = wanted.decision == Verdict::approve;
  auto decided = approvals::decide(
      unit, {.id = before->approvals.back().id,
             .decision = is_yes ? approvals::Decision::approve : approvals::Decision::reject,
             .reason = wanted.reason,
             .subject_hash_now = hash_of(*before)});
  if (!decided) return journal::not_theirs(std::move(decided.error()), text(before->id));
  Plan plan = *before;
  plan.approvals.back() = *decided;
  if (decided->status == approvals::Status::pending) return plan;  // sales signs too
  if (is_change) {
    if (is_yes) plan = with_change(plan, unit);
    plan.change.reset();
    if (before->status == Status::breached && plan.status != Status::breached) mend(unit, plan);
    return saved(unit, is_yes ? "payment_plan_changed" : "payment_plan_change_refused", *before,
                 std::move(plan));
  }
  plan.status = is_yes ? Status::approved : Status::rejected;
  if (is_yes) plan.approved_at = unit.now();
  return saved(unit, is_yes ? "payment_plan_approved" : "payment_plan_rejected", *before,
               std::move(plan));
}

Result<Plan> waive(Unit& unit, const Waive& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (before->status != Status::active && before->status != Status::breached)
    return not_now(*before);
  return ask_change(
      unit, std::move(*before),
      {.kind = ChangeKind::waiver, .instalment = wanted.instalment, .reason = wanted.reason});
}

Result<Plan> renegotiate(Unit& unit, const Renegotiate& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (before->status != Status::active) return not_now(*before);
  return ask_change(unit, std::move(*before),
                    {.kind = ChangeKind::renegotiation,
                     .parts = wanted.parts,
                     .first_due = wanted.first_due,
                     .interval_days = wanted.interval_days,
                     .reason = wanted.reason});
}

Result<Plan> inform(Unit& unit, const Inform& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const auto customer = customers::find_by_id(unit.db, before->customer_id);
  if (before->status != Status::approved || !customer) return not_now(*before);
  auto recipients = terms::recipients_of(*customer);
  recipients.emplace_back("customer");
  auto informed = terms::told(before->informed, wanted.recipients,
                              {"order_desk", "finance", "account_owner", "customer"},
                              {.by = unit.actor().person, .at = unit.now()});
  if (!informed) return std::move(informed.error());
  Plan plan = *before;
  plan.informed = std::move(*informed);
  const bool is_known = terms::is_everybody_told(plan.informed, recipients);
  if (is_known) plan.status = Status::active;
  return saved(unit, is_known ? "payment_plan_began" : "payment_plan_recipients_informed", *before,
               std::move(plan));
}

Result<Plan> pay(Unit& unit, const Pay& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (before->status != Status::active && before->status != Status::breached)
    return not_now(*before);
  const auto amount = parse_money(wanted.amount, before->currency);
  if (!amount) return invalid({{"/amount", "not_an_amount", "So much of the plan's currency."}});
  const Day today = today_of(unit);
  auto plan = paid(*before, *amount, wanted.on ? wanted.on : today);
  if (!plan) return plan;
  const char* fact = "payment_plan_paid";
  if (is_paid(*plan)) {
    plan->status = Status::completed;
    fact = "payment_plan_completed";
  } else if (plan->status == Status::breached && !is_overdue(*plan, today, calendar_here(unit))) {
    plan->status = Status::active;
    fact = "payment_plan_made_good";
  }
  if (before->status == Status::breached && plan->status != Status::breached) mend(unit, *plan);
  return saved(unit, fact, *before, std::move(*plan));
}

Result<Plan> terminate(Unit& unit, const Step& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (before->status != Status::breached) return not_now(*before);
  if (wanted.reason.empty()) return invalid({{"/reason", "required", "Others have to know why."}});
  Plan plan = *before;
  plan.status = Status::terminated;
  mend(unit, plan);
  return saved(unit, "payment_plan_terminated", *before, std::move(plan));
}

bool keep_plans(Unit& unit) {
  const Calendar calendar = calendar_here(unit);
  const Day today = local_day(unit.now(), calendar);
  PaymentPlanId after;
  for (;;) {
    const auto some = running(unit.db, after, at_a_time);
    for (const Plan& each : some) look_at(unit, each, today, calendar);
    if (static_cast<std::int64_t>(some.size()) < at_a_time) return false;
    after = some.back().id;
  }
}

Result<Plan> get(const journal::Query& query, const PlanReference& reference) {
  auto plan = seen(query.db, query.actor(), reference.id);
  if (!plan) return not_found("payment plan");
  return std::move(*plan);
}

Result<db::Page<Plan>> list_plans(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, request, only_of(query.actor()));
}

}  // namespace supercargo::plans

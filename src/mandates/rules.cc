#include "mandates/rules.h"

#include <algorithm>
#include <map>

#include "delegations/rules.h"

namespace supercargo::mandates {
namespace {

using approvals::Need;
using approvals::Step;

__extension__ using Wide = __int128;

constexpr std::int64_t whole = 100'000'000;  // a rate of 1
constexpr std::string_view types[] = {"standard", "bespoke", "urgent"};
constexpr std::string_view channels[] = {"api", "web", "email", "phone", "edi", "counter"};
constexpr std::string_view kinds[] = {"business", "consumer", "public_body"};

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool among(const std::vector<std::string>& wanted, std::string_view word) {
  return wanted.empty() || contains(wanted, word);
}

const char* name_of(Tightens need) { return choices<Tightens>().names[static_cast<int>(need)]; }

void check_words(const std::vector<std::string>& given, std::span<const std::string_view> known,
                 const std::string& pointer, std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!contains(known, given[i]))
      reasons.push_back(
          {pointer + "/" + std::to_string(i), "unknown_value", "Nothing is called that."});
  }
}

void check_step(const Step& step, const std::string& pointer, std::vector<Reason>& reasons) {
  if (step.roles.empty())
    reasons.push_back({pointer + "/roles", "required", "Somebody has to decide."});
  for (std::size_t i = 0; i < step.roles.size(); ++i) {
    const auto role = parse_role(step.roles[i]);
    const std::string at = pointer + "/roles/" + std::to_string(i);
    if (!role || !delegations::deciders.has(*role))
      reasons.push_back({at, "role_may_not_approve", "Approvals are no matter of this role."});
    const auto before = step.roles.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(step.roles.begin(), before, step.roles[i]) != before)
      reasons.push_back({at, "named_twice", "The role is named already."});
  }
  if (step.each_role && step.quorum > 1)
    reasons.push_back({pointer + "/quorum", "quorum_of_each_role",
                       "Either one of each role decides or so many of any."});
}

// A price below what the policy allows in one line; what cannot be told is below.
bool is_margin_below(const prices::Offer& offer, Rate limit) {
  if (!offer.cost || offer.given <= 0) return true;
  return (Wide{offer.given} - *offer.cost) * whole < Wide{limit.e8} * offer.given;
}

bool is_discount_above(const prices::Offer& offer, Rate limit) {
  if (offer.list <= 0) return true;
  return (Wide{offer.list} - offer.given) * whole > Wide{limit.e8} * offer.list;
}

bool has_reached(const std::optional<Money>& amount, const std::optional<Money>& from) {
  if (!from) return true;
  return amount && amount->currency == from->currency && amount->minor >= from->minor;
}

bool meets_prices(const Policy& policy, const std::vector<prices::Offer>& offers) {
  const auto any = [&](const std::optional<Rate>& limit, auto&& is_beyond) {
    return !limit || std::any_of(offers.begin(), offers.end(), [&](const prices::Offer& each) {
      return is_beyond(each, *limit);
    });
  };
  return any(policy.margin_below, is_margin_below) && any(policy.discount_above, is_discount_above);
}

bool meets_type(const Policy& policy, const Matter& matter) {
  return among(policy.order_types, matter.order_type) ||
         (matter.urgent && contains(policy.order_types, "urgent"));
}

// Whether nobody passes this step whom the other would have kept out.
bool asks_no_less(const Step& step, const Step& than) {
  return std::all_of(step.roles.begin(), step.roles.end(),
                     [&](const std::string& role) { return contains(than.roles, role); });
}

// Whether a holder of exactly this role signs in it: no other role could instead.
bool asks_for(const Step& step, const std::string& role) {
  return contains(step.roles, role) && (step.each_role || step.roles.size() == 1);
}

bool is_covered(const Step& design, std::span<const Step> steps) {
  const auto any = [&](auto&& asks) { return std::any_of(steps.begin(), steps.end(), asks); };
  if (!design.each_role) return any([&](const Step& step) { return asks_no_less(step, design); });
  return std::all_of(design.roles.begin(), design.roles.end(), [&](const std::string& role) {
    return any([&](const Step& step) { return asks_for(step, role); });
  });
}

// The same step asked for by two policies is one, as strict as the stricter.
void add_step(std::vector<Step>& steps, const Step& wanted) {
  for (Step& step : steps) {
    if (step.roles != wanted.roles || step.each_role != wanted.each_role) continue;
    step.quorum = std::max(step.quorum, wanted.quorum);
    step.hours = std::min(step.hours, wanted.hours);
    return;
  }
  steps.push_back(wanted);
}

Need& need_of(std::vector<Need>& needs, const Policy& policy) {
  const std::string rule =
      policy.tightens == Tightens::none ? policy.code : name_of(policy.tightens);
  for (Need& need : needs)
    if (need.rule == rule) return need;
  Need& need = needs.emplace_back();
  need.rule = rule;
  need.detail = "Policy " + policy.name + " asks for it.";
  return need;
}

// With the design's own step before those of policies, unless they cover it.
void settle(Need& need) {
  if (need.steps.empty()) return;
  if (!need.roles.empty()) {
    const Step design{.roles = need.roles, .each_role = need.each_role};
    if (!is_covered(design, need.steps)) need.steps.insert(need.steps.begin(), design);
  }
  need.roles = need.steps.front().roles;
  need.each_role = need.steps.front().each_role;
}

}  // namespace

std::vector<Reason> check_policy(const Policy& policy) {
  std::vector<Reason> reasons;
  check_words(policy.order_types, types, "/order_types", reasons);
  check_words(policy.channels, channels, "/channels", reasons);
  check_words(policy.customer_kinds, kinds, "/customer_kinds", reasons);
  for (const char* name : {"none", "urgent_order", "bespoke_order", "special_price"})
    if (policy.code == name)
      reasons.push_back({"/code", "code_taken", "The design calls a need of its own so."});
  if (policy.valid_until && policy.valid_until < policy.valid_from)
    reasons.push_back({"/valid_until", "ends_before_it_begins", "It would never hold."});
  if (policy.steps.empty()) reasons.push_back({"/steps", "required", "Somebody has to decide."});
  for (std::size_t i = 0; i < policy.steps.size(); ++i)
    check_step(policy.steps[i], "/steps/" + std::to_string(i), reasons);
  return reasons;
}

bool applies(const Policy& policy, const Matter& matter) {
  return meets_type(policy, matter) && among(policy.channels, matter.channel) &&
         among(policy.customers, matter.customer) &&
         among(policy.customer_kinds, matter.customer_kind) &&
         among(policy.entered_by, matter.entered_by) &&
         has_reached(matter.gross, policy.gross_from) &&
         has_reached(matter.credit_excess, policy.credit_excess_from) &&
         meets_prices(policy, matter.offers);
}

std::vector<const Policy*> holding(std::span<const Policy> in_force, const Moment& moment) {
  std::map<std::string_view, const Policy*> newest;
  for (const Policy& each : in_force) {
    const bool has_come = each.status == Status::in_force && each.put_in_force_at <= moment.at &&
                          each.valid_from <= moment.day;
    if (!has_come) continue;
    const Policy*& known = newest[each.code_key];
    if (known == nullptr || known->version < each.version) known = &each;
  }
  std::vector<const Policy*> holding;
  for (const auto& [code, policy] : newest)
    if (!policy->valid_until || moment.day <= policy->valid_until) holding.push_back(policy);
  return holding;
}

std::vector<Need> tightened(std::vector<Need> needs, std::span<const Policy* const> applying) {
  for (const Policy* policy : applying) {
    Need& need = need_of(needs, *policy);
    for (const Step& step : policy->steps) add_step(need.steps, step);
    need.basis.push_back({.policy = policy->code,
                          .version = policy->version,
                          .since = policy->valid_from,
                          .clause = policy->clause,
                          .words = policy->words});
  }
  for (Need& need : needs) settle(need);
  return needs;
}

}  // namespace supercargo::mandates

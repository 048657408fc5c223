#include "charges/commands.h"

#include "charges/rules.h"
#include "charges/store.h"
#include "customers/store.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"

namespace supercargo::charges {
namespace {

// Names customers by their codes, and says what is wrong with the rule.
std::vector<Reason> complete(const db::Reader& reader, Rule& rule) {
  stamp_currency(entity<Rule>(), &rule, {});
  auto reasons = check_rule(rule);
  const auto known = customers::find_by_references(reader, rule.customers);
  for (std::size_t i = 0; i < rule.customers.size(); ++i) {
    if (const auto* customer = known.find(rule.customers[i]))
      rule.customers[i] = customer->code;
    else
      reasons.push_back({"/customers/" + std::to_string(i), "unknown_customer",
                         "No customer has this id or code."});
  }
  return reasons;
}

Problem in_force() {
  return {Refusal::not_in_this_state, "not_in_this_state",
          "The rule is in force: end it, and make another."};
}

// Recorded instead of refused while one person does everything (decisions 1).
void tell_waived(journal::Unit& unit, const Rule& rule) {
  unit.tell({.name = "separation_waived",
             .record = entity<Rule>().name,
             .record_id = rule.id.value,
             .prefix = ChargeRuleId::prefix,
             .revision = rule.revision,
             .reason = "Who made a charge put it in force: there is nobody else."});
}

// Of a rule in force only its end may differ.
bool is_only_ended(const Rule& before, const Rule& after) {
  Rule ended = before;
  ended.valid_until = after.valid_until;
  return to_json(ended) == to_json(after);
}

}  // namespace

Result<Rule> create(journal::Unit& unit, const Rule& given) {
  Rule rule = given;
  rule.id = unit.make_id<ChargeRuleId>();
  rule.code_key = comparison_key(rule.code);
  auto reasons = complete(unit.db, rule);
  if (find(unit.db, rule.code))
    reasons.push_back({"/code", "duplicate_code", "There is a charge with this code already."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  rule.made_by = unit.actor().person;
  rule.revision = 1;
  rule.created_at = rule.changed_at = unit.now();
  add(unit.db, rule);
  unit.tell(journal::created("charge_rule_created", rule));
  return rule;
}

Result<Rule> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find(unit.db, patch.id);
  if (!before) return not_found("charge");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = complete(unit.db, *after); !reasons.empty())
    return invalid(std::move(reasons));
  if (before->status == Status::active && !is_only_ended(*before, *after)) return in_force();
  if (journal::changed("charge_rule_changed", *before, *after).changes.empty()) return *before;
  // Who changed it last has made it, and approves nothing of it.
  if (before->status == Status::draft) after->made_by = unit.actor().person;
  after->revision = before->revision + 1;
  after->changed_at = unit.now();
  save(unit.db, *after);
  unit.tell(journal::changed("charge_rule_changed", *before, *after));
  return after;
}

Result<Rule> approve(journal::Unit& unit, const ApproveRule& wanted) {
  const auto before = find(unit.db, wanted.id);
  if (!before) return not_found("charge");
  if (auto conflict = journal::revision_conflict(unit.db, *before, wanted.revision))
    return std::move(*conflict);
  if (before->status == Status::active) return in_force();
  const bool is_own = before->made_by && before->made_by == unit.actor().person;
  if (is_own && !unit.actor().sole_person)
    return invalid({{"", "separation_of_duties", "Who made a charge does not approve it."}});
  Rule after = *before;
  after.status = Status::active;
  after.approved_by = unit.actor().person;
  after.approved_at = after.changed_at = unit.now();
  after.revision = before->revision + 1;
  save(unit.db, after);
  unit.tell(journal::changed("charge_rule_approved", *before, after));
  if (is_own) tell_waived(unit, after);
  return after;
}

Result<Rule> get(const journal::Query& query, const RuleReference& reference) {
  auto found = find(query.db, reference.id);
  if (!found) return not_found("charge");
  return std::move(*found);
}

Result<db::Page<Rule>> list_rules(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::charges

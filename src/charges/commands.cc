#include "charges/commands.h"

#include "charges/rules.h"
#include "charges/store.h"
#include "enactments/enactment.h"

namespace supercargo::charges {
namespace {

std::vector<Reason> complete(const db::Reader& reader, Rule& rule) {
  stamp_currency(entity<Rule>(), &rule, {});
  auto reasons = check_rule(rule);
  enactments::name_customers(reader, rule.customers, reasons);
  return reasons;
}

constexpr enactments::Kind<Rule> kind{.what = "charge",
                                      .created = "charge_rule_created",
                                      .changed = "charge_rule_changed",
                                      .approved = "charge_rule_approved",
                                      .complete = complete,
                                      .find = find,
                                      .add = add,
                                      .save = save,
                                      .save_head = save};

}  // namespace

Result<Rule> create(journal::Unit& unit, const Rule& given) {
  return enactments::create(unit, kind, given);
}

Result<Rule> change(journal::Unit& unit, const Patch& patch) {
  return enactments::change(unit, kind, patch);
}

Result<Rule> approve(journal::Unit& unit, const ApproveRule& wanted) {
  return enactments::approve(unit, kind, wanted.id, wanted.revision);
}

Result<Rule> get(const journal::Query& query, const RuleReference& reference) {
  return enactments::get(query, kind, reference.id);
}

Result<db::Page<Rule>> list_rules(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::charges

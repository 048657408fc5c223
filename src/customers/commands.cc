#include "customers/commands.h"

#include <cstring>
#include <optional>

#include "customers/rules.h"
#include "customers/store.h"
#include "journal/attempt.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"
#include "people/store.h"
#include "policies/store.h"

namespace supercargo::customers {
namespace {

Customer with_keys(const journal::Unit& unit, Customer customer) {
  customer.code_key = comparison_key(customer.code);
  customer.name_key = collation_key(customer.name);
  if (customer.currency.empty()) customer.currency = policies::settings_of(unit.db).currency;
  stamp_currency(entity<Customer>(), &customer, customer.currency);
  return customer;
}

Touched touched_by(const journal::Fact& fact) {
  Touched touched;
  for (const journal::Change& change : fact.changes)
    (change.field == "credit_limit" ? touched.credit_limit : touched.master_data) = true;
  return touched;
}

std::optional<Problem> duty_refusal(const journal::Unit& unit, const Touched& touched,
                                    const Customer& before) {
  if (unit.actor().sole_person) return std::nullopt;
  if (!breaks_duty(touched, unit.actor().person, before)) return std::nullopt;
  Problem refusal =
      touched.credit_limit
          ? invalid({{"/credit_limit", "separation_of_duties",
                      "Nobody gives credit to a customer whose master data they keep."}})
          : invalid({{"", "separation_of_duties",
                      "Nobody keeps the master data of a customer to whom they gave credit."}});
  if (!before.id) return refusal;
  return journal::attempt_on(std::move(refusal), text(before.id));
}

// A customer is looked after by one of us, who still is.
void check_owner(const journal::Unit& unit, const Customer& customer,
                 std::vector<Reason>& reasons) {
  if (!customer.owner) return;
  const auto owner = people::store::person(unit.db, customer.owner);
  if (!owner || owner->party != 0 || owner->status == people::PersonStatus::removed)
    reasons.push_back({"/owner", "unknown_person", "There is no such person among us."});
}

// Whoever gave what last: the other duty is somebody else's from now on.
void sign(Customer& customer, const Touched& touched, PersonId by) {
  if (touched.master_data) customer.master_by = by;
  if (touched.credit_limit) customer.credit_by = by;
}

// While there is one person alone, what would be refused is recorded (decisions 1).
void tell_waived(journal::Unit& unit, const Touched& touched, const Customer& before,
                 const Customer& after) {
  if (!breaks_duty(touched, unit.actor().person, before)) return;
  unit.tell({.name = "separation_waived",
             .record = entity<Customer>().name,
             .record_id = after.id.value,
             .prefix = CustomerId::prefix,
             .revision = after.revision,
             .subject = after.id.value,
             .changes = {{"rule", "null", "\"customer_master_and_credit_limit\""}}});
}

// Shown, not kept: what the checks noticed and who may be the same (domain 10).
std::vector<checks::Finding> noticed(const journal::Unit& unit, const Customer& customer) {
  std::vector<checks::Finding> shown = warnings(check_customer(customer));
  std::vector<checks::PartyFacts> others;
  for (const Customer& other : find_sharing(unit.db, duplicate_keys(customer), customer.id))
    others.push_back(party_facts(other));
  for (auto& finding : checks::check_party_is_new(party_facts(customer), others).findings)
    shown.push_back(std::move(finding));
  return shown;
}

Result<Customer> made(journal::Unit& unit, const Customer& given, std::vector<Reason> reasons) {
  check_owner(unit, given, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  const Touched touched{.master_data = true, .credit_limit = given.credit_limit.has_value()};
  if (auto refusal = duty_refusal(unit, touched, given)) return std::move(*refusal);
  Customer customer = with_keys(unit, given);
  customer.id = unit.make_id<CustomerId>();
  customer.revision = 1;
  customer.created_at = customer.changed_at = unit.now();
  sign(customer, touched, unit.actor().person);
  if (!customer.owner) customer.owner = unit.actor().person;
  unit.tell(journal::created("customer_created", customer, customer.id.value));
  tell_waived(unit, touched, given, customer);
  return customer;
}

// At its old revision when it is as it was.
Result<Customer> changed(journal::Unit& unit, const Customer& before, Customer after) {
  auto reasons = refusals(check_customer(after));
  if (after.owner != before.owner) check_owner(unit, after, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  after = with_keys(unit, std::move(after));
  const Touched touched =
      touched_by(journal::changed("customer_changed", before, after, after.id.value));
  if (!touched.master_data && !touched.credit_limit) return before;
  if (auto refusal = duty_refusal(unit, touched, before)) return std::move(*refusal);
  sign(after, touched, unit.actor().person);
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  unit.tell(journal::changed("customer_changed", before, after, after.id.value));
  tell_waived(unit, touched, before, after);
  return after;
}

// What an import does not give stays as it is.
template <class Value>
void keep_unless_given(Customer& given, const Customer& before, Value Customer::*member) {
  if ((given.*member).empty()) given.*member = before.*member;
}

// What a table gives, on top of what stands.
Customer given_on(const Customer& before, const Customer& given) {
  Customer after = given;
  after.id = before.id;
  after.code = before.code;
  after.currency = before.currency;
  after.created_at = before.created_at;
  after.changed_at = before.changed_at;
  after.master_by = before.master_by;
  after.credit_by = before.credit_by;
  if (!after.owner) after.owner = before.owner;
  if (!after.credit_limit) after.credit_limit = before.credit_limit;
  if (after.status == CustomerStatus::active) after.status = before.status;
  for (const auto member : {&Customer::email, &Customer::phone, &Customer::vat_id,
                            &Customer::language, &Customer::notes})
    keep_unless_given(after, before, member);
  keep_unless_given(after, before, &Customer::addresses);
  keep_unless_given(after, before, &Customer::contacts);
  return after;
}

}  // namespace

Result<Customer> create(journal::Unit& unit, const Customer& given) {
  auto reasons = refusals(check_customer(given));
  if (find(unit.db, given.code))
    reasons.push_back({"/code", "duplicate_code", "There is a customer with this code already."});
  auto customer = made(unit, given, std::move(reasons));
  if (!customer) return customer;
  add(unit.db, {*customer});
  customer->warnings = noticed(unit, *customer);
  return customer;
}

Result<Customer> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find_seen(unit.db, patch.id, sight_of(unit.actor()));
  if (!before) return not_found("customer");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto wanted = patched(*before, patch);
  if (!wanted) return wanted;
  auto after = changed(unit, *before, std::move(*wanted));
  if (!after || after->revision == before->revision) return after;
  save(unit.db, {*after});
  after->warnings = noticed(unit, *after);
  return after;
}

Result<Customer> put(journal::Unit& unit, const Customer& given) {
  return std::move(put_all(unit, {&given, 1}).front());
}

std::vector<Result<Customer>> put_all(journal::Unit& unit, std::span<const Customer> given) {
  std::vector<std::string> codes;
  for (const Customer& each : given) codes.push_back(each.code);
  const Named known = find_by_references(unit.db, codes);
  std::vector<Customer> added;
  std::vector<Customer> saved;
  std::vector<Result<Customer>> answers;
  for (const Customer& each : given) {
    const Customer* before = known.find(each.code);
    answers.push_back(before == nullptr ? made(unit, each, refusals(check_customer(each)))
                                        : changed(unit, *before, given_on(*before, each)));
    const Result<Customer>& answer = answers.back();
    if (!answer) continue;
    if (before == nullptr)
      added.push_back(*answer);
    else if (answer->revision != before->revision)
      saved.push_back(*answer);
  }
  add(unit.db, added);
  save(unit.db, saved);
  return answers;
}

Result<Customer> get(const journal::Query& query, const CustomerReference& reference) {
  auto customer = find_seen(query.db, reference.id, sight_of(query.actor()));
  if (!customer) return not_found("customer");
  return std::move(*customer);
}

Result<db::Page<Customer>> list_customers(const journal::Query& query,
                                          const db::ListRequest& request) {
  return list(query.db, request, sight_of(query.actor()));
}

}  // namespace supercargo::customers

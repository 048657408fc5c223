#include "terms/commands.h"

#include "approvals/commands.h"
#include "catalog/store.h"
#include "customers/store.h"
#include "followups/commands.h"
#include "journal/attempt.h"
#include "journal/content_hash.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"
#include "policies/store.h"
#include "terms/rules.h"
#include "terms/store.h"

namespace supercargo::terms {
namespace {

using journal::Unit;

Day today_of(const Unit& unit) {
  return local_day(unit.now(), policies::calendar_of(policies::settings_of(unit.db)));
}

Problem not_now(const Agreement& agreement) {
  return {Refusal::not_in_this_state, "not_in_this_state",
          std::string("The agreement is ") +
              choices<Status>().names[static_cast<int>(agreement.status)] + "."};
}

// What is approved: a change of it would have to be approved anew.
std::string hash_of(const Agreement& agreement) {
  Agreement content{.customer = agreement.customer,
                    .ship_to = agreement.ship_to,
                    .currency = agreement.currency,
                    .valid_from = agreement.valid_from,
                    .valid_until = agreement.valid_until,
                    .payment_terms = agreement.payment_terms,
                    .prices = agreement.prices};
  std::string json = to_json(content);
  // One that says nothing of payment is what it was before agreements could: asked approvals hold.
  constexpr std::string_view none = "\"payment_terms\":null,";
  if (const auto at = json.find(none); at != std::string::npos) json.erase(at, none.size());
  return journal::content_hash(json);
}

std::map<std::string, catalog::Product> products_of(const db::Reader& reader,
                                                    const Agreement& agreement) {
  std::vector<std::string> skus;
  for (const AgreedPrice& price : agreement.prices) {
    if (!price.sku.empty()) skus.push_back(price.sku);
    skus.insert(skus.end(), price.products.begin(), price.products.end());
  }
  std::map<std::string, catalog::Product> products;
  for (catalog::Product& each : catalog::find_by_skus(reader, skus))
    products.emplace(each.sku_key, std::move(each));
  return products;
}

// Fills in what follows from codes, and says what is wrong.
std::vector<Reason> complete(const Unit& unit, Agreement& agreement) {
  const auto products = products_of(unit.db, agreement);
  for (AgreedPrice& price : agreement.prices) {
    const auto product = products.find(comparison_key(price.sku));
    if (product == products.end()) continue;
    price.sku = product->second.sku;
    if (price.unit.empty() && price.unit_price) price.unit = product->second.unit;
  }
  auto reasons = check_agreement(agreement, products);
  if (agreement.valid_until < today_of(unit))
    reasons.push_back({"/valid_until", "in_the_past", "It would be over already."});
  const auto customer = customers::find(unit.db, agreement.customer);
  if (!customer) {
    reasons.push_back({"/customer", "unknown_customer", "No customer has this id or code."});
    return reasons;
  }
  agreement.customer = customer->code;
  agreement.customer_id = customer->id;
  if (agreement.currency.empty()) agreement.currency = customer->currency;
  agreement.ship_to_key = agreement.ship_to ? place_key(*agreement.ship_to) : "";
  return reasons;
}

Result<Agreement> unchanged(const Unit& unit, const std::string& id,
                            std::optional<std::int64_t> revision) {
  auto agreement = find(unit.db, id);
  if (!agreement) return not_found("price agreement");
  if (auto conflict = journal::revision_conflict(unit.db, *agreement, revision))
    return std::move(*conflict);
  return std::move(*agreement);
}

Agreement saved(Unit& unit, const char* fact, const Agreement& before, Agreement after) {
  after.holds_for = is_looked_at(after.status) ? after.customer_id : CustomerId{};
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return after;
}

struct Way {
  Verb verb;
  const char* fact;
  bool says_why = false;
};

Result<Agreement> take(Unit& unit, const Step& wanted, const Way& how) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const auto status = after(before->status, how.verb);
  if (!status) return not_now(*before);
  if (how.says_why && wanted.reason.empty())
    return invalid({{"/reason", "required", "Others have to know why."}});
  Agreement agreement = *before;
  agreement.status = *status;
  agreement.reason = wanted.reason;
  return saved(unit, how.fact, *before, std::move(agreement));
}

void warn(Unit& unit, const Agreement& before, std::int64_t days) {
  Agreement agreement = before;
  agreement.warned_days = days;
  saved(unit, "price_agreement_end_announced", before, agreement);
  const auto customer = customers::find_by_id(unit.db, agreement.customer_id);
  followups::open(unit,
                  {.subject = text(agreement.id),
                   .subject_kind = entity<Agreement>().name,
                   .subject_id = agreement.id.value,
                   .cause = followups::Cause::agreement_ends,
                   .detail = "Price agreement " + agreement.number + " with " + agreement.customer +
                             " ends on " + text(agreement.valid_until) + ".",
                   .owner = customer ? customer->owner : PersonId{},
                   .team = "sales_manager",
                   .party_id = agreement.customer_id.value,
                   .occasion = days});
}

}  // namespace

Result<Agreement> create(Unit& unit, const Agreement& given) {
  Agreement agreement = given;
  if (auto reasons = complete(unit, agreement); !reasons.empty())
    return invalid(std::move(reasons));
  const int year = today_of(unit).year();
  agreement.id = unit.make_id<PriceAgreementId>();
  agreement.number = journal::human_number(
      "PA", year, journal::take_numbers(unit.db, journal::yearly_counter("PA", year), 1));
  agreement.made_by = unit.actor().person;
  agreement.revision = 1;
  agreement.created_at = agreement.changed_at = unit.now();
  add(unit.db, agreement);
  unit.tell(journal::created("price_agreement_drafted", agreement, agreement.customer_id.value));
  return agreement;
}

Result<Agreement> change(Unit& unit, const Patch& patch) {
  auto before = unchanged(unit, patch.id, patch.revision);
  if (!before) return before;
  if (before->status != Status::draft) return not_now(*before);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = complete(unit, *after); !reasons.empty()) return invalid(std::move(reasons));
  // Who changed it last has made it, and approves nothing of it.
  after->made_by = unit.actor().person;
  return saved(unit, "price_agreement_changed", *before, std::move(*after));
}

Result<Agreement> submit(Unit& unit, const Step& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (!after(before->status, Verb::submit)) return not_now(*before);
  Agreement agreement = *before;
  auto reasons = complete(unit, agreement);
  for (Reason& each : overlaps(agreement, standing(unit.db, agreement.customer_id)))
    reasons.push_back(std::move(each));
  if (!reasons.empty()) return invalid(std::move(reasons));
  agreement.status = Status::pending_approval;
  agreement = saved(unit, "price_agreement_submitted", *before, std::move(agreement));
  approvals::Approval asked{.subject_kind = entity<Agreement>().name,
                            .subject_id = agreement.id.value,
                            .subject_prefix = PriceAgreementId::prefix,
                            .subject_hash = hash_of(agreement),
                            .rule = "price_agreement",
                            .detail = "Prices agreed with " + agreement.customer + ".",
                            .roles = {"finance"},
                            .party_id = agreement.customer_id.value};
  if (agreement.made_by) asked.barred = {text(agreement.made_by)};
  agreement.approvals.push_back(approvals::request(unit, asked));
  return agreement;
}

Result<Agreement> decide(Unit& unit, const Decide& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (before->status != Status::pending_approval || before->approvals.empty())
    return not_now(*before);
  const bool is_yes = wanted.decision == Verdict::approve;
  auto decided = approvals::decide(
      unit, {.id = before->approvals.back().id,
             .decision = is_yes ? approvals::Decision::approve : approvals::Decision::reject,
             .reason = wanted.reason,
             .subject_hash_now = hash_of(*before)});
  if (!decided) return journal::not_theirs(std::move(decided.error()), text(before->id));
  Agreement agreement = *before;
  agreement.approvals.back() = *decided;
  agreement.status = *after(before->status, is_yes ? Verb::approve : Verb::reject);
  if (is_yes) agreement.approved_at = unit.now();
  return saved(unit, is_yes ? "price_agreement_approved" : "price_agreement_rejected", *before,
               std::move(agreement));
}

Result<Agreement> inform(Unit& unit, const Inform& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const auto status = after(before->status, Verb::communicate);
  const auto customer = customers::find_by_id(unit.db, before->customer_id);
  if (!status || !customer) return not_now(*before);
  auto recipients = recipients_of(*customer);
  recipients.emplace_back("customer");  // by a letter (domain 3.12)
  auto informed = told(before->informed, wanted.recipients,
                       {"order_desk", "finance", "account_owner", "customer"},
                       {.by = unit.actor().person, .at = unit.now()});
  if (!informed) return std::move(informed.error());
  Agreement agreement = *before;
  agreement.informed = std::move(*informed);
  const bool is_known = is_everybody_told(agreement.informed, recipients);
  if (is_known)
    agreement.status = agreement.valid_from <= today_of(unit) ? Status::active : *status;
  return saved(unit,
               is_known ? "price_agreement_communicated" : "price_agreement_recipients_informed",
               *before, std::move(agreement));
}

Result<Agreement> suspend(Unit& unit, const Step& wanted) {
  return take(unit, wanted, {Verb::suspend, "price_agreement_suspended", true});
}
Result<Agreement> resume(Unit& unit, const Step& wanted) {
  return take(unit, wanted, {Verb::resume, "price_agreement_resumed"});
}
Result<Agreement> terminate(Unit& unit, const Step& wanted) {
  return take(unit, wanted, {Verb::terminate, "price_agreement_terminated", true});
}

bool keep_terms(Unit& unit) {
  constexpr std::int64_t at_a_time = 100;
  const Day today = today_of(unit);
  const auto all = due(unit.db, today, at_a_time);
  for (const Agreement& each : all) {
    Agreement agreement = each;
    if (each.valid_until < today) {
      agreement.status = Status::expired;
      saved(unit, "price_agreement_expired", each, std::move(agreement));
    } else if (each.status == Status::communicated) {
      agreement.status = Status::active;
      saved(unit, "price_agreement_began", each, std::move(agreement));
    } else if (const auto days = warning_due(each, today); days != 0) {
      warn(unit, each, days);
    }
  }
  return static_cast<std::int64_t>(all.size()) == at_a_time;
}

Result<Agreement> get(const journal::Query& query, const AgreementReference& reference) {
  auto agreement = find(query.db, reference.id);
  if (!agreement) return not_found("price agreement");
  return std::move(*agreement);
}

Result<db::Page<Agreement>> list_agreements(const journal::Query& query,
                                            const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::terms

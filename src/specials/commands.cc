#include "specials/commands.h"

#include "approvals/commands.h"
#include "catalog/costs.h"
#include "catalog/rules.h"
#include "catalog/store.h"
#include "customers/store.h"
#include "journal/attempt.h"
#include "journal/content_hash.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "kernel/record_json.h"
#include "policies/store.h"
#include "prices/store.h"
#include "specials/rules.h"
#include "specials/store.h"
#include "terms/rules.h"

namespace supercargo::specials {
namespace {

using journal::Unit;

constexpr Duration one_day = std::chrono::hours(24);

// Whoever has nothing to do with other people's requests sees their own (domain 11).
constexpr RoleSet readers_of_all{Role::order_desk, Role::sales_manager,   Role::procurement,
                                 Role::finance,    Role::service_manager, Role::auditor};

bool reads_all(const journal::Actor& actor) {
  return !actor.person || actor.sole_person || actor.roles.meets(readers_of_all);
}

Problem not_now(const Special& special) {
  return {Refusal::not_in_this_state, "not_in_this_state",
          std::string("The special price is ") +
              choices<Status>().names[static_cast<int>(special.status)] + "."};
}

// What is allowed: nothing of it changes after it was asked for.
std::string hash_of(const Special& special) {
  const Special content{.number = special.number,
                        .customer = special.customer,
                        .sku = special.sku,
                        .quantity = special.quantity,
                        .unit = special.unit,
                        .unit_price = special.unit_price,
                        .currency = special.currency,
                        .tier = special.tier};
  return journal::content_hash(to_json(content));
}

struct Judging {
  policies::Settings settings;
  Day today;
};

Judging judging(const Unit& unit) {
  auto settings = policies::settings_of(unit.db);
  const Day today = local_day(unit.now(), policies::calendar_of(settings));
  return {std::move(settings), today};
}

// What the lists say and what it costs, as it stands now.
void compare(const Unit& unit, Special& special, const catalog::Product& product, Day today) {
  prices::Wanted wanted{special.unit, special.quantity, special.customer_id, special.currency,
                        today};
  wanted.customer_code = special.customer;
  const auto customer = customers::find_by_id(unit.db, special.customer_id);
  if (customer)
    wanted.customer_kind =
        choices<customers::CustomerKind>().names[static_cast<int>(customer->kind)];
  const auto address = customer ? customers::usual_address(*customer) : std::nullopt;
  if (address) wanted.country = address->country;
  const auto book = prices::Book::gather(unit.db, {product.id});
  special.list_price = prices::resolve(product, wanted, book.of(product.id)).price;
  special.unit_cost = prices::unit_cost(product, special.unit);
}

prices::Authority authority_of(const Unit& unit, const Special& special, const Judging& by) {
  const auto week =
      asked_in(unit.db, {.customer = special.customer_id,
                         .product = special.product,
                         .since = special.requested_at - days_counted_together * one_day,
                         .until = special.requested_at});
  return authority_for(special, week, by.settings.authority);
}

// Fills in what follows from codes, and says what is unknown.
std::vector<Reason> complete(const Unit& unit, Special& special, const Judging& by) {
  std::vector<Reason> reasons;
  const auto customer =
      customers::find_seen(unit.db, special.customer, customers::sight_of(unit.actor()));
  if (customer) {
    special.customer = customer->code;
    special.customer_id = customer->id;
    if (special.currency.empty()) special.currency = customer->currency;
  } else {
    reasons.push_back({"/customer", "unknown_customer", "No customer has this id or code."});
  }
  const auto product = catalog::find(unit.db, special.sku);
  if (!product) {
    reasons.push_back({"/sku", "unknown_product", "No product has this code."});
    return reasons;
  }
  special.product = product->id;
  special.sku = product->sku;
  if (special.unit.empty()) special.unit = product->unit;
  if (!catalog::pack_of(*product, special.unit))
    reasons.push_back({"/unit", "unknown_unit", "The product is not sold in this unit."});
  if (reasons.empty()) compare(unit, special, *product, by.today);
  return reasons;
}

void ask(Unit& unit, Special& special, const prices::Authority& authority) {
  approvals::Approval asked{.subject_kind = entity<Special>().name,
                            .subject_id = special.id.value,
                            .subject_prefix = SpecialPriceId::prefix,
                            .subject_hash = hash_of(special),
                            .rule = "special_price",
                            .detail = special.detail,
                            .tier = special.tier,
                            .roles = deciders(authority.level),
                            .each_role = authority.level >= 3,
                            .party_id = special.customer_id.value};
  special.approvals.push_back(approvals::request(unit, asked));
}

void allow(Special& special, const Unit& unit, Day today) {
  special.status = Status::approved;
  special.decided_at = unit.now();
  if (!special.valid_until) special.valid_until = today + days_valid;
}

// Without what it costs and earns, to those who are not told (domain 11).
Special seen_by(const journal::Actor& actor, Special special) {
  if (catalog::sees_costs(actor)) return special;
  special.unit_cost.reset();
  special.margin.reset();
  return special;
}

Result<Special> unchanged(const Unit& unit, const std::string& id,
                          std::optional<std::int64_t> revision) {
  auto special = find(unit.db, id);
  if (!special) return not_found("special price");
  if (!reads_all(unit.actor()) && special->requested_by != unit.actor().person)
    return not_found("special price");
  if (auto conflict = journal::revision_conflict(unit.db, *special, revision))
    return std::move(*conflict);
  return std::move(*special);
}

Special saved(Unit& unit, const char* fact, const Special& before, Special after) {
  const bool is_looked_at = after.status == Status::communicated || after.status == Status::used;
  after.usable_for = is_looked_at ? after.customer_id : CustomerId{};
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return seen_by(unit.actor(), std::move(after));
}

// The cost or the list has changed since, so that it would be somebody else's to allow.
bool is_a_higher_tier(const Unit& unit, const Special& asked, const Judging& by) {
  Special now = asked;
  const auto product = catalog::find_by_ids(unit.db, {asked.product});
  if (!product.empty()) compare(unit, now, product.front(), by.today);
  return authority_of(unit, asked, by).level < authority_of(unit, now, by).level;
}

}  // namespace

Result<Special> request(Unit& unit, const Special& given) {
  const Judging by = judging(unit);
  Special special = given;
  auto reasons = complete(unit, special, by);
  if (!reasons.empty()) return invalid(std::move(reasons));
  special.id = unit.make_id<SpecialPriceId>();
  special.requested_by = unit.actor().person;
  special.requested_at = special.created_at = special.changed_at = unit.now();
  const auto authority = authority_of(unit, special, by);
  reasons = check_request(special, authority, by.settings.authority, by.today);
  if (!reasons.empty()) return invalid(std::move(reasons));
  special.discount = authority.discount;
  special.margin = authority.margin;
  special.tier = authority.tier;
  special.detail = words_of(authority);
  const int year = by.today.year();
  special.number = journal::human_number(
      "SP", year, journal::take_numbers(unit.db, journal::yearly_counter("SP", year), 1));
  special.revision = 1;
  if (authority.level == 0) allow(special, unit, by.today);
  add(unit.db, special);
  unit.tell(journal::created("special_price_requested", special, special.customer_id.value));
  if (authority.level != 0) ask(unit, special, authority);
  return seen_by(unit.actor(), std::move(special));
}

Result<Special> decide(Unit& unit, const Decide& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (before->status != Status::requested || before->approvals.empty()) return not_now(*before);
  const Judging by = judging(unit);
  const bool is_yes = wanted.decision == Verdict::approve;
  if (is_yes && is_a_higher_tier(unit, *before, by))
    return invalid({{"", "subject_changed",
                     "The list or the cost has changed: it has to be asked for anew."}});
  auto decided = approvals::decide(
      unit, {.id = before->approvals.back().id,
             .decision = is_yes ? approvals::Decision::approve : approvals::Decision::reject,
             .reason = wanted.reason,
             .subject_hash_now = hash_of(*before)});
  if (!decided) return journal::not_theirs(std::move(decided.error()), text(before->id));
  Special special = *before;
  special.approvals.back() = *decided;
  if (decided->status == approvals::Status::pending)  // another role signs too
    return seen_by(unit.actor(), std::move(special));
  if (is_yes) {
    allow(special, unit, by.today);
    return saved(unit, "special_price_approved", *before, std::move(special));
  }
  special.status = Status::rejected;
  special.decided_at = unit.now();
  return saved(unit, "special_price_rejected", *before, std::move(special));
}

Result<Special> inform(Unit& unit, const Inform& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const auto customer = customers::find_by_id(unit.db, before->customer_id);
  if (before->status != Status::approved || !customer) return not_now(*before);
  const auto recipients = terms::recipients_of(*customer);
  auto informed =
      terms::told(before->informed, wanted.recipients, {"order_desk", "finance", "account_owner"},
                  {.by = unit.actor().person, .at = unit.now()});
  if (!informed) return std::move(informed.error());
  Special special = *before;
  special.informed = std::move(*informed);
  const bool is_known = terms::is_everybody_told(special.informed, recipients);
  if (is_known) special.status = Status::communicated;
  return saved(unit, is_known ? "special_price_communicated" : "special_price_recipients_informed",
               *before, std::move(special));
}

bool end_unused(Unit& unit) {
  constexpr std::int64_t at_a_time = 100;
  const Judging by = judging(unit);
  const auto all = over(unit.db, by.today, unit.now() - days_to_decide * one_day, at_a_time);
  for (const Special& each : all) {
    Special special = each;
    if (each.status == Status::used) {  // it is its order's for good, and no other looks at it
      special.usable_for = {};
      save(unit.db, special);
      continue;
    }
    if (each.status == Status::requested) approvals::void_for(unit, each.id.value, "");
    special.status = Status::expired;
    saved(unit, "special_price_expired", each, std::move(special));
  }
  return static_cast<std::int64_t>(all.size()) == at_a_time;
}

void use(Unit& unit, const Use& by) {
  const auto before = find(unit.db, by.number);
  SUPERCARGO_CHECK(before.has_value());
  if (before->status == Status::used) return;  // the same line, looked at again
  Special special = *before;
  special.status = Status::used;
  special.used_by = by.order;
  special.used_order = by.order_id;
  special.used_line = by.line;
  special.used_at = unit.now();
  saved(unit, "special_price_used", *before, std::move(special));
}

Result<Special> get(const journal::Query& query, const SpecialReference& reference) {
  auto special = find(query.db, reference.id);
  const bool is_seen =
      special && (reads_all(query.actor()) || special->requested_by == query.actor().person);
  if (!is_seen) return not_found("special price");
  return seen_by(query.actor(), std::move(*special));
}

Result<db::Page<Special>> list_specials(const journal::Query& query,
                                        const db::ListRequest& request) {
  auto page = list(query.db, request, reads_all(query.actor()) ? PersonId{} : query.actor().person);
  if (page)
    for (Special& each : page->items) each = seen_by(query.actor(), std::move(each));
  return page;
}

}  // namespace supercargo::specials

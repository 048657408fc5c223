#include "policies/order_terms.h"

#include <algorithm>

#include "kernel/record_json.h"
#include "policies/settings.h"

namespace supercargo {

using policies::CheckLevel;
using policies::OrderTypeTerms;
using policies::TermsChange;

namespace {

constexpr const char* severity_names[] = {"warn", "stop"};
constexpr Rules codes{.required = true, .personal = Personal::none, .code = true, .max = 60};
constexpr Rules roles{.personal = Personal::none, .max = 10};

constexpr Field level_fields[] = {
    field<&CheckLevel::code>("code", codes),
    field<&CheckLevel::level>("level"),
    field<&CheckLevel::may_go_on>("may_go_on", roles),
    field<&CheckLevel::valid_from>("valid_from"),
};
constexpr Field type_fields[] = {
    field<&OrderTypeTerms::type>("type", codes),
    field<&OrderTypeTerms::taken>("taken"),
    field<&OrderTypeTerms::lead_days>("lead_days", {.least = 0, .most = 250}),
    field<&OrderTypeTerms::cut_off>("cut_off", {.personal = Personal::none,
                                                .code = true,
                                                .max = 5,
                                                .valid = policies::time_of_day,
                                                .refusal = "not_a_time"}),
    field<&OrderTypeTerms::approvers>("approvers", roles),
    field<&OrderTypeTerms::valid_from>("valid_from"),
};
constexpr Field change_fields[] = {
    field<&TermsChange::subject>("subject", {.personal = Personal::none, .max = 100}),
    field<&TermsChange::by>("by"),
    field<&TermsChange::at>("at"),
};

}  // namespace

template <>
Choices choices<policies::Severity>() {
  return {severity_names, std::size(severity_names)};
}
template <>
const Entity& entity<CheckLevel>() {
  static constexpr Entity described = describe<CheckLevel>("check_level", "", level_fields);
  return described;
}
template <>
const Entity& entity<OrderTypeTerms>() {
  static constexpr Entity described = describe<OrderTypeTerms>("order_type_terms", "", type_fields);
  return described;
}
template <>
const Entity& entity<TermsChange>() {
  static constexpr Entity described = describe<TermsChange>("terms_change", "", change_fields);
  return described;
}

namespace policies {
namespace {

using enum Severity;

// Domain 10, column "level": what is an error there stays one; what is "error or warn" the company
// decides; a warning may be made a stop and never silence (gate G10). "Override SM" stands for
// duplicates; prices are a sales manager's too (domain 9.5).
constexpr CheckKind kinds[] = {
    {"quantity_outlier", "quantities_usual", warn, warn, true, {}},
    {"unit_mistaken", "units_usual", warn, warn, true, {}},
    {"price_outlier", "prices_usual", warn, warn, true, Role::sales_manager},
    {"price_off_list", "prices_usual", stop, stop, true, Role::sales_manager},
    {"duplicate_order", "purchase_order_new", stop, stop, true, Role::sales_manager},
    {"similar_purchase_order", "purchase_order_new", warn, warn, true, {}},
    {"near_duplicate_order", "order_new", warn, warn, true, {}},
    {"duplicate_line", "lines_distinct", warn, warn, true, {}},
    {"first_use_of_address", "address_usual", warn, warn, true, {}},
    {"address_not_recent", "address_usual", warn, warn, true, {}},
    {"not_a_multiple", "quantities_allowed", stop, warn, true, {}},
    {"below_minimum", "quantities_allowed", stop, warn, true, {}},
    {"above_maximum", "quantities_allowed", stop, warn, true, {}},
    {"date_closed", "dates_possible", warn, warn, true, {}},
    {"date_far", "dates_possible", warn, warn, true, {}},
    {"po_date_after_receipt", "dates_possible", warn, warn, true, {}},
    {"after_cut_off", "dates_possible", stop, warn, true, Role::sales_manager},
    {"shelf_life_too_short", "goods_permitted", warn, warn, true, {}},
    {"hazardous_goods", "goods_permitted", warn, warn, true, {}},
    {"export_controlled", "goods_permitted", warn, warn, true, {}},
    {"unknown_customer", "customer_known", stop, stop, false, {}},
    {"customer_not_active", "customer_known", stop, stop, false, {}},
    {"unknown_product", "products_sellable", stop, stop, false, {}},
    {"product_not_active", "products_sellable", stop, stop, false, {}},
    {"product_not_for_customer", "products_sellable", stop, stop, false, {}},
    {"unknown_unit", "units_valid", stop, stop, false, {}},
    {"unit_not_of_product", "units_valid", stop, stop, false, {}},
    {"no_lines", "quantities_allowed", stop, stop, false, {}},
    {"quantity_not_positive", "quantities_allowed", stop, stop, false, {}},
    {"quantity_fraction", "quantities_allowed", stop, stop, false, {}},
    {"age_not_verified", "goods_permitted", stop, stop, false, {}},
    {"price_missing", "prices_given", stop, stop, false, {}},
    {"price_negative", "prices_given", stop, stop, false, {}},
    {"price_zero", "prices_given", stop, stop, false, {}},
    {"date_past", "dates_possible", stop, stop, false, {}},
    {"within_lead_time", "dates_possible", stop, stop, false, {}},
    {"delivery_address_missing", "address_complete", stop, stop, false, {}},
    {"address_incomplete", "address_complete", stop, stop, false, {}},
    {"postcode_invalid", "address_complete", stop, stop, false, {}},
    {"unknown_country", "address_complete", stop, stop, false, {}},
    {"address_not_of_customer", "address_complete", stop, stop, false, {}},
    {"pallet_to_post_office_box", "address_complete", stop, stop, false, {}},
    {"mojibake", "texts_legible", stop, stop, false, {}},
    {"placeholder", "texts_legible", stop, stop, false, {}},
    {"line_count_differs", "control_totals_agree", stop, stop, false, {}},
    {"control_total_differs", "control_totals_agree", stop, stop, false, {}},
    {"specification_missing", "specification_signed", stop, stop, false, {}},
    {"specification_not_signed", "specification_signed", stop, stop, false, {}},
};

constexpr std::string_view types[] = {"standard", "bespoke", "urgent"};

// Of those that are for it and whose day has come, the latest; of one day the last one.
template <class T>
const T* latest(const std::vector<T>& all, std::string T::*subject, std::string_view wanted,
                Day day) {
  const T* found = nullptr;
  for (const T& each : all) {
    if (each.*subject == wanted && (!each.valid_from || each.valid_from <= day) &&
        (found == nullptr || each.valid_from >= found->valid_from))
      found = &each;
  }
  return found;
}

void check_roles(const std::vector<std::string>& names, RoleSet allowed, const std::string& pointer,
                 std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string at = pointer + "/" + std::to_string(i);
    const auto role = parse_role(names[i]);
    if (!role || names[i] != role_names[static_cast<std::size_t>(*role)])
      reasons.push_back({at, "unknown_role", "There is no such role."});
    else if (!allowed.has(*role))
      reasons.push_back({at, "not_theirs_to_decide", "This role never decides that (domain 11)."});
  }
}

template <class T>
void check_once(const std::vector<T>& all, std::string T::*subject, const std::string& list,
                std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (all[i].*subject == all[j].*subject && all[i].valid_from == all[j].valid_from)
        reasons.push_back({"/" + list + "/" + std::to_string(i), "said_twice",
                           "It is decided once for each day that it begins to hold."});
    }
  }
}

void check_level(const CheckLevel& level, const std::string& pointer,
                 std::vector<Reason>& reasons) {
  const CheckKind* kind = find_kind(level.code);
  if (kind == nullptr)
    return reasons.push_back({pointer + "/code", "unknown_check", "No check finds this."});
  if (level.level < kind->least)
    reasons.push_back({pointer + "/level", "severity_fixed",
                       "This check always stops: its level is never lowered (domain 10)."});
  if (!kind->may_be_overruled && !level.may_go_on.empty()) {
    reasons.push_back({pointer + "/may_go_on", "nobody_goes_on",
                       "Nobody goes on where this check has stopped an order (domain 10)."});
  } else {
    check_roles(level.may_go_on, may_go_on(), pointer + "/may_go_on", reasons);
  }
}

void check_type(const OrderTypeTerms& terms, const std::string& pointer,
                std::vector<Reason>& reasons) {
  if (std::find(std::begin(types), std::end(types), terms.type) == std::end(types))
    return reasons.push_back({pointer + "/type", "unknown_order_type", "There is no such type."});
  if (terms.type == "standard" && !terms.taken)
    reasons.push_back({pointer + "/taken", "always_taken", "Standard orders are always taken."});
  if (terms.type == "standard" && terms.lead_days)
    reasons.push_back({pointer + "/lead_days", "lead_of_company",
                       "It is the company's standard lead time: standard_lead_days."});
  check_roles(terms.approvers, may_approve(terms.type), pointer + "/approvers", reasons);
}

template <class T>
std::string rows_of(const std::vector<T>& all, std::string T::*subject, const std::string& wanted) {
  std::string rows;
  for (const T& each : all)
    if (each.*subject == wanted) rows += to_json(each);
  return rows;
}

template <class T>
void remember(const std::vector<T>& before, const std::vector<T>& after, std::string T::*subject,
              const std::string& list, std::vector<TermsChange>& changes, TermsChange change) {
  std::vector<std::string> names;
  for (const auto* side : {&before, &after}) {
    for (const T& each : *side)
      if (std::find(names.begin(), names.end(), each.*subject) == names.end())
        names.push_back(each.*subject);
  }
  const std::string inside = list + "/";
  for (const std::string& name : names) {
    if (rows_of(before, subject, name) == rows_of(after, subject, name)) continue;
    change.subject = inside + name;
    std::erase_if(changes, [&](const TermsChange& old) { return old.subject == change.subject; });
    changes.push_back(change);
  }
}

}  // namespace

std::span<const CheckKind> check_kinds() { return kinds; }

const CheckKind* find_kind(std::string_view code) {
  const auto* found = std::find_if(std::begin(kinds), std::end(kinds),
                                   [&](const CheckKind& kind) { return kind.code == code; });
  return found == std::end(kinds) ? nullptr : found;
}

// Whoever enters, confirms or answers for an order (domain 11); an administrator transacts nothing.
RoleSet may_go_on() {
  return {Role::agent,   Role::order_desk,      Role::sales_manager,
          Role::finance, Role::quality_manager, Role::service_manager};
}

RoleSet may_approve(std::string_view type) {
  if (type == "urgent") return {Role::order_desk, Role::sales_manager};
  if (type == "bespoke") return {Role::order_desk, Role::sales_manager, Role::quality_manager};
  return {};
}

const CheckLevel* level_on(const Settings& settings, std::string_view code, Day day) {
  return latest(settings.check_levels, &CheckLevel::code, code, day);
}

Terms terms_on(const Settings& settings, std::string_view type, Day day) {
  Terms terms{.lead_days = settings.standard_lead_days};
  const OrderTypeTerms* said = latest(settings.order_types, &OrderTypeTerms::type, type, day);
  if (said == nullptr) return terms;
  terms.taken = said->taken;
  terms.lead_days = said->lead_days.value_or(settings.standard_lead_days);
  terms.cut_off = said->cut_off;
  terms.approvers = said->approvers;
  return terms;
}

Day counted_from(const Terms& terms, Instant now, const Calendar& calendar) {
  const Day today = local_day(now, calendar);
  if (terms.cut_off.empty() || !works_on(today, calendar)) return today;
  // By opening hours that end with the cut-off, so that a clock put forward or back is no matter.
  // They are counted in whole minutes: the one that has begun is not over.
  constexpr std::int64_t minute_us = 60'000'000;
  const Instant minute{now.us - (now.us % minute_us + minute_us) % minute_us};
  Calendar until{.zone = calendar.zone};
  until.week.fill({0, minutes_of(terms.cut_off)});
  const auto left = working_time_between(minute, start_of(today + 1, calendar), until);
  const bool is_past = until.week[0].closed() || left.count() <= 0;
  return is_past ? next_working_day(today, calendar) : today;
}

std::vector<Reason> check_terms(const Settings& settings) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < settings.check_levels.size(); ++i)
    check_level(settings.check_levels[i], "/check_levels/" + std::to_string(i), reasons);
  for (std::size_t i = 0; i < settings.order_types.size(); ++i)
    check_type(settings.order_types[i], "/order_types/" + std::to_string(i), reasons);
  check_once(settings.check_levels, &CheckLevel::code, "check_levels", reasons);
  check_once(settings.order_types, &OrderTypeTerms::type, "order_types", reasons);
  return reasons;
}

void remember_changes(const Settings& before, Settings& after, PersonId by, Instant at) {
  const TermsChange change{.subject = {}, .by = by, .at = at};
  remember(before.check_levels, after.check_levels, &CheckLevel::code, "check_levels",
           after.terms_changes, change);
  remember(before.order_types, after.order_types, &OrderTypeTerms::type, "order_types",
           after.terms_changes, change);
}

}  // namespace policies
}  // namespace supercargo

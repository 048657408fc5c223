// What a company asks of its orders: what each check does when it finds something and who may go
// on, and the terms of each type of order with its cut-off (domain 2.0 and 10). Plain data with the
// day it holds from, and pure questions about it. What the design says may never be weakened is
// fixed here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/actor.h"
#include "kernel/calendar.h"
#include "kernel/fields.h"
#include "kernel/result.h"

namespace supercargo {
namespace policies {

struct Settings;

enum class Severity : std::uint8_t {
  warn,  // an order goes on when somebody says why
  stop,  // it does not, unless one of those named says why
};

// What a company decided of one finding; of several the one whose day came last holds.
struct CheckLevel {
  std::string code;
  Severity level = Severity::warn;
  // Roles, one of which the person must hold who goes on; none: anyone after a warning, and
  // nobody after a stop.
  std::vector<std::string> may_go_on;
  Day valid_from;  // none: at once
};

// What a company decided of one type of order; of several the one whose day came last holds.
struct OrderTypeTerms {
  std::string type;  // standard, bespoke, urgent
  bool taken = true;
  std::optional<std::int64_t> lead_days;  // working days; none: the company's standard
  std::string cut_off;                    // 14:00 on the company's clock; none: the day's end
  std::vector<std::string> approvers;     // roles, one of which agrees; none: the usual ones
  Day valid_from;                         // none: at once
};

// Who last changed what of them, and when it began to hold for the company.
struct TermsChange {
  std::string subject;  // check_levels/date_far, order_types/urgent
  PersonId by;
  Instant at;
};

// A finding that the checks of an order can make, and how far a company may decide about it.
struct CheckKind {
  const char* code;
  const char* check;  // that makes it
  Severity usual;
  Severity least;         // a company's own level is never below it
  bool may_be_overruled;  // else nobody goes on after a stop
  // Whose word lets an order go on after a stop, unless the company says otherwise; or none.
  std::optional<Role> usual_role;

  bool is_fixed() const { return least == Severity::stop && !may_be_overruled; }
};
std::span<const CheckKind> check_kinds();
const CheckKind* find_kind(std::string_view code);
// Who may ever be asked to go on, or to approve an order of that type (domain 11).
RoleSet may_go_on();
RoleSet may_approve(std::string_view type);

// The company's own word that holds on a day; nothing while it has said none.
const CheckLevel* level_on(const Settings& settings, std::string_view code, Day day);

// What holds of a type of order on a day.
struct Terms {
  bool taken = true;
  std::int64_t lead_days = 0;
  std::string cut_off = {};
  std::vector<std::string> approvers = {};
};
Terms terms_on(const Settings& settings, std::string_view type, Day day);
// The day that lead time is counted from: after the cut-off of a working day, the next one.
Day counted_from(const Terms& terms, Instant now, const Calendar& calendar);

// Every reason against them.
std::vector<Reason> check_terms(const Settings& settings);
// Whoever changed a level or a type is remembered with it.
void remember_changes(const Settings& before, Settings& after, PersonId by, Instant at);

}  // namespace policies

template <>
Choices choices<policies::Severity>();
template <>
const Entity& entity<policies::CheckLevel>();
template <>
const Entity& entity<policies::OrderTypeTerms>();
template <>
const Entity& entity<policies::TermsChange>();

}  // namespace supercargo

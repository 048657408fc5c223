// How this company works: its money, its hours, and the limits that its rules ask for. One record a
// tenant; every rule that depends on a choice reads it from here.
#pragma once

#include <string>
#include <vector>

#include "journal/actor.h"
#include "kernel/fields.h"
#include "policies/order_terms.h"
#include "policies/working_time.h"

namespace supercargo {

struct SettingsTag {
  static constexpr char prefix[] = "set";
};
using SettingsId = Id<SettingsTag>;

namespace policies {

// What an agent, a desk lead, a sales manager … may give away (domain 9.5): the first tier whose
// discount and margin both hold decides who approves.
struct AuthorityTier {
  std::string name;  // T0 … T3; beyond the last it is T4
  Rate discount_max;
  Rate margin_min;
};

// Who decides that an urgent order takes what others only hold softly (domain 3.5, DISPLACE).
enum class UrgentDisplacement : std::uint8_t {
  by_sales_manager,
  when_approved,  // whoever allowed the order to be urgent has decided it
};

// A field that would change, with its values as JSON.
struct ProposedChange {
  std::string field;
  RawJson before;
  RawJson after;
};

struct Settings {
  SettingsId id;
  std::string company;
  Currency currency;
  std::string time_zone;
  std::vector<WorkingHours> hours;  // none given: office hours from Monday to Friday
  std::vector<Holiday> holidays;
  std::int64_t standard_lead_days = 2;  // working days; asked for sooner is urgent
  std::int64_t soft_hold_days = 7;      // goods are kept for an order read back; 0: none are
  std::int64_t reminders = 2;           // of a customer who does not answer his read-back
  std::int64_t reminder_days = 1;       // working days between them
  std::int64_t statement_day = 0;       // of a month: statements go out by mail; 0: none do
  Money write_off_limit;                // of a claim that finance gives up alone
  std::vector<AuthorityTier> authority;
  std::string gs1_company_prefix;  // packages are numbered under it; none: for internal use alone
  std::string delay_message;       // to a customer, with {order}, {eta} …; none: the usual words
  std::string slip_message;        // when goods come later than promised, with {order}, {goods} …
  UrgentDisplacement urgent_displacement = UrgentDisplacement::by_sales_manager;
  std::vector<std::string> self_service_channels;  // entered by the customer: no read-back needed
  std::vector<CheckLevel> check_levels;            // none given: as the design says
  std::vector<OrderTypeTerms> order_types;
  std::vector<TermsChange> terms_changes;  // hidden: of the two above
  // Wanted by one administrator, waiting for another (security 13.2.2): nothing of it holds yet.
  std::vector<ProposedChange> proposed;
  PersonId proposed_by;
  Instant proposed_at;
  std::int64_t revision = 0;
  Instant changed_at;
};

// What holds until somebody decides otherwise (domain 9.5 and 2.0).
Settings default_settings();

// The company's working days and hours.
Calendar calendar_of(const Settings& settings);

}  // namespace policies
}  // namespace supercargo

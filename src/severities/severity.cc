#include "severities/severity.h"

namespace supercargo {

using severities::CheckInForce;
using severities::OrderChecks;
using severities::TypeInForce;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_list{
    .access = Access::read_only, .personal = Personal::none, .stored = Stored::as_json};

constexpr Field check_fields[] = {
    field<&CheckInForce::code>("code", shown),
    field<&CheckInForce::check>("check", shown),
    field<&CheckInForce::fixed>("fixed", shown),
    field<&CheckInForce::level>("level", shown),
    field<&CheckInForce::level_usual>("level_usual", shown),
    field<&CheckInForce::level_least>("level_least", shown),
    field<&CheckInForce::may_be_overruled>("may_be_overruled", shown),
    field<&CheckInForce::may_go_on>("may_go_on", shown),
    field<&CheckInForce::valid_from>("valid_from", shown),
    field<&CheckInForce::changes_on>("changes_on", shown),
    field<&CheckInForce::found>("found", shown),
    field<&CheckInForce::changed_by>("changed_by", shown),
    field<&CheckInForce::changed_at>("changed_at", shown),
};
constexpr Field type_fields[] = {
    field<&TypeInForce::type>("type", shown),
    field<&TypeInForce::taken>("taken", shown),
    field<&TypeInForce::lead_days>("lead_days", shown),
    field<&TypeInForce::cut_off>("cut_off", shown),
    field<&TypeInForce::counted_from>("counted_from", shown),
    field<&TypeInForce::approvers>("approvers", shown),
    field<&TypeInForce::changes_on>("changes_on", shown),
    field<&TypeInForce::changed_by>("changed_by", shown),
    field<&TypeInForce::changed_at>("changed_at", shown),
};

}  // namespace

template <>
const Entity& entity<CheckInForce>() {
  static constexpr Entity described = describe<CheckInForce>("check_in_force", "", check_fields);
  return described;
}
template <>
const Entity& entity<TypeInForce>() {
  static constexpr Entity described = describe<TypeInForce>("order_type_in_force", "", type_fields);
  return described;
}

namespace {

constexpr Field order_checks_fields[] = {
    field<&OrderChecks::orders>("orders", shown),
    field<&OrderChecks::since>("since", shown),
    field<&OrderChecks::checks>("checks", shown_list),
    field<&OrderChecks::types>("types", shown_list),
};
constexpr Field which_fields[] = {
    field<&severities::WhichChecks::id>("id",
                                        {.access = Access::hidden, .personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<OrderChecks>() {
  static constexpr Entity described =
      describe<OrderChecks>("order_checks", "", order_checks_fields);
  return described;
}
template <>
const Entity& entity<severities::WhichChecks>() {
  static constexpr Entity described =
      describe<severities::WhichChecks>("which_order_checks", "", which_fields);
  return described;
}

}  // namespace supercargo

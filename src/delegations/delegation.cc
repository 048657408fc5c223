#include "delegations/delegation.h"

namespace supercargo {

using delegations::Delegation;
using delegations::EndDelegation;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};

constexpr Field delegation_fields[] = {
    field<&Delegation::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Delegation::absent>("absent", {.access = Access::read_only,
                                          .filter = true,
                                          .about = "Whose decisions they are: who gave it."}),
    field<&Delegation::deputy>(
        "deputy",
        {.required = true, .filter = true, .about = "Who decides meanwhile; decides already."}),
    field<&Delegation::valid_from>("valid_from", {.required = true}),
    field<&Delegation::valid_until>("valid_until",
                                    {.required = true, .about = "The last day, included."}),
    field<&Delegation::reason>("reason", {.personal = Personal::none, .max = 200}),
    field<&Delegation::ended_by>("ended_by", shown),
    field<&Delegation::ended_at>("ended_at", shown),
    field<&Delegation::revision>("revision", shown),
    field<&Delegation::created_at>("created_at", shown),
};

constexpr Field reference_fields[] = {
    field<&delegations::DelegationReference::id>("id", {.personal = Personal::none}),
};

constexpr Field end_fields[] = {
    field<&EndDelegation::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&EndDelegation::revision>("revision", {.least = 1}),
};

}  // namespace

template <>
const Entity& entity<Delegation>() {
  static constexpr Entity described =
      describe<Delegation>("delegation", "delegation", delegation_fields);
  return described;
}
template <>
const Entity& entity<delegations::DelegationReference>() {
  static constexpr Entity described =
      describe<delegations::DelegationReference>("delegation_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<EndDelegation>() {
  static constexpr Entity described = describe<EndDelegation>("end_delegation", "", end_fields);
  return described;
}

}  // namespace supercargo

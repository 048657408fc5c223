#include "approvals/approval.h"

namespace supercargo {

using approvals::Approval;

namespace {

constexpr const char* status_names[] = {"pending", "approved", "rejected", "voided"};
constexpr const char* decision_names[] = {"approve", "reject"};

}  // namespace

template <>
Choices choices<approvals::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<approvals::Decision>() {
  return {decision_names, std::size(decision_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_and_filtered{
    .access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};

constexpr Field approval_fields[] = {
    field<&Approval::id>("id", shown),
    field<&Approval::subject>("subject", shown_and_filtered),
    field<&Approval::subject_kind>("subject_kind", shown_and_filtered),
    field<&Approval::subject_id>("subject_id", hidden),
    field<&Approval::subject_prefix>("subject_prefix", hidden),
    field<&Approval::subject_hash>("subject_hash", shown),
    field<&Approval::rule>("rule", shown_and_filtered),
    field<&Approval::detail>("detail", shown),
    field<&Approval::tier>("tier", shown),
    field<&Approval::roles>("roles", {.access = Access::read_only,
                                      .about = "Roles of which one, or each, must decide."}),
    field<&Approval::each_role>("each_role", shown),
    field<&Approval::signed_as>("signed_as", shown),
    field<&Approval::signed_by>("signed_by", shown),
    field<&Approval::barred>(
        "barred", {.access = Access::read_only, .about = "Persons who may not decide on it."}),
    field<&Approval::status>("status", shown_and_filtered),
    field<&Approval::requested_by>("requested_by", shown_and_filtered),
    field<&Approval::requested_at>("requested_at", shown),
    field<&Approval::decided_by>("decided_by", shown_and_filtered),
    field<&Approval::decided_at>("decided_at", shown),
    field<&Approval::reason>("reason", {.access = Access::read_only,
                                        .personal = Personal::free_text,
                                        .multiline = true,
                                        .max = 2000}),
    field<&Approval::party_id>("party_id", hidden),
    field<&Approval::revision>("revision", shown),
};

constexpr Field reference_fields[] = {
    field<&approvals::ApprovalReference::id>("id", {.personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<Approval>() {
  static constexpr Entity described = describe<Approval>("approval", "approval", approval_fields);
  return described;
}
template <>
const Entity& entity<approvals::ApprovalReference>() {
  static constexpr Entity described =
      describe<approvals::ApprovalReference>("approval_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo

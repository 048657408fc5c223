#include "approvals/approval.h"

namespace supercargo {

using approvals::Approval;
using approvals::Basis;
using approvals::Step;

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

constexpr Field step_fields[] = {
    field<&Step::roles>("roles", {.required = true, .max = 10}),
    field<&Step::each_role>("each_role",
                            {.about = "One holder of each role, instead of a quorum of any."}),
    field<&Step::quorum>("quorum", {.least = 1, .most = 5, .about = "How many persons."}),
    field<&Step::hours>(
        "hours",
        {.least = 1, .most = 400, .about = "Working hours until it is brought to the manager."}),
};

constexpr Field basis_fields[] = {
    field<&Basis::policy>("policy", {.personal = Personal::none}),
    field<&Basis::version>("version"),
    field<&Basis::since>("since"),
    field<&Basis::clause>("clause", {.personal = Personal::none}),
    field<&Basis::words>("words", {.personal = Personal::none, .multiline = true, .max = 4000}),
};

}  // namespace

template <>
const Entity& entity<Step>() {
  static constexpr Entity described = describe<Step>("approval_step", "", step_fields);
  return described;
}
template <>
const Entity& entity<Basis>() {
  static constexpr Entity described = describe<Basis>("approval_basis", "", basis_fields);
  return described;
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
    field<&Approval::basis>("basis", {.access = Access::read_only,
                                      .stored = Stored::as_json,
                                      .about = "Clauses of approval policies that ask for it."}),
    field<&Approval::roles>("roles", {.access = Access::read_only,
                                      .about = "Roles of which one, or each, must decide."}),
    field<&Approval::each_role>("each_role", shown),
    field<&Approval::steps>("steps", {.access = Access::read_only,
                                      .stored = Stored::as_json,
                                      .about = "Where several follow each other."}),
    field<&Approval::step>("step", shown),
    field<&Approval::signed_before>("signed_before", hidden),
    field<&Approval::signed_as>("signed_as", shown),
    field<&Approval::signed_by>("signed_by", shown),
    field<&Approval::signed_for>(
        "signed_for",
        {.access = Access::read_only, .about = "For whom each stood in; empty: for nobody."}),
    field<&Approval::due_at>("due_at", shown),
    field<&Approval::escalated_at>("escalated_at", shown),
    field<&Approval::barred>(
        "barred", {.access = Access::read_only, .about = "Persons who may not decide on it."}),
    field<&Approval::status>("status", shown_and_filtered),
    field<&Approval::requested_by>("requested_by", shown_and_filtered),
    field<&Approval::requested_at>("requested_at", shown),
    field<&Approval::decided_by>("decided_by", shown_and_filtered),
    field<&Approval::decided_at>("decided_at", shown),
    field<&Approval::decided_for>(
        "decided_for",
        {.access = Access::read_only, .about = "The person for whom the decider stood in."}),
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

#include "amendments/amendment.h"

namespace supercargo {

using amendments::Agreed;
using amendments::Amend;
using amendments::AmendLine;
using amendments::Amendment;
using amendments::AmendmentReference;
using amendments::DecideAmendment;
using amendments::Difference;
using amendments::OrderVersion;
using amendments::TellAgreed;
using amendments::Versions;
using amendments::Withdraw;

namespace {

constexpr const char* status_names[] = {"waiting", "in_force", "withdrawn"};
constexpr const char* verdict_names[] = {"approve", "reject"};
constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_listed{
    .access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules words{.personal = Personal::free_text, .multiline = true, .max = 2000};
constexpr Rules words_wanted{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};

constexpr Field line_fields[] = {
    field<&AmendLine::line>("line", {.least = 0, .about = "Left out for a new line."}),
    field<&AmendLine::sku>("sku", {.personal = Personal::none, .max = 64}),
    field<&AmendLine::quantity>(
        "quantity", {.least = 0, .about = "All of the line from now on; 0 cancels the rest."}),
    field<&AmendLine::unit>("unit", {.personal = Personal::none, .code = true, .max = 3}),
    field<&AmendLine::unit_price>("unit_price", {.least = 0}),
    field<&AmendLine::requested_date>("requested_date"),
    field<&AmendLine::note>("note", words),
};
constexpr Field agreed_fields[] = {
    field<&Agreed::contact>("contact", {.required = true, .personal = Personal::identity}),
    field<&Agreed::channel>("channel", {.required = true, .personal = Personal::none, .max = 40}),
    field<&Agreed::words>("words", words),
    field<&Agreed::consumer_informed>("consumer_informed"),
};
constexpr Field difference_fields[] = {
    field<&Difference::line>("line", shown),     field<&Difference::field>("field", shown),
    field<&Difference::before>("before", shown), field<&Difference::after>("after", shown),
    field<&Difference::words>("words", shown),
};

}  // namespace

template <>
Choices choices<amendments::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<amendments::Verdict>() {
  return {verdict_names, std::size(verdict_names)};
}
template <>
const Entity& entity<AmendLine>() {
  static constexpr Entity described =
      describe<AmendLine>("amend_sales_order_line", "", line_fields);
  return described;
}
template <>
const Entity& entity<Agreed>() {
  static constexpr Entity described = describe<Agreed>("agreed_to_amendment", "", agreed_fields);
  return described;
}
template <>
const Entity& entity<Difference>() {
  static constexpr Entity described =
      describe<Difference>("sales_order_difference", "", difference_fields);
  return described;
}

namespace {

constexpr Field version_fields[] = {
    field<&OrderVersion::version>("version", shown),
    field<&OrderVersion::content_hash>("content_hash", shown),
    field<&OrderVersion::by>("by", shown),
    field<&OrderVersion::at>("at", shown),
    field<&OrderVersion::differences>("differences", shown),
};

}  // namespace

template <>
const Entity& entity<OrderVersion>() {
  static constexpr Entity described =
      describe<OrderVersion>("sales_order_version_shown", "", version_fields);
  return described;
}

namespace {

constexpr Field versions_fields[] = {
    field<&Versions::items>("items", shown),
};

constexpr Field amend_fields[] = {
    field<&Amend::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&Amend::revision>("revision", revision_given),
    field<&Amend::lines>("lines", {.stored = Stored::as_json, .max = 5000}),
    field<&Amend::customer_po_number>("customer_po_number",
                                      {.personal = Personal::none, .max = 100}),
    field<&Amend::requested_date>("requested_date"),
    field<&Amend::delivery_address>("delivery_address", {.stored = Stored::as_json}),
    field<&Amend::notes>("notes",
                         {.personal = Personal::free_text, .multiline = true, .max = 4000}),
    field<&Amend::reason>("reason", words_wanted),
    field<&Amend::correction_cause>(
        "correction_cause", {.about = "What made it necessary; the customer's wish unless given."}),
    field<&Amend::acknowledgements>("acknowledgements", {.stored = Stored::as_json, .max = 1000}),
    field<&Amend::agreed>("agreed", {.stored = Stored::as_json}),
};

}  // namespace

template <>
const Entity& entity<Amend>() {
  static constexpr Entity described = describe<Amend>("amend_sales_order", "", amend_fields);
  return described;
}

namespace {

constexpr Rules shown_as_json{
    .access = Access::read_only, .personal = Personal::none, .stored = Stored::as_json};

constexpr Field amendment_fields[] = {
    field<&Amendment::id>("id", shown),
    field<&Amendment::order>("sales_order_id", shown_listed),
    field<&Amendment::order_number>("order_number", shown),
    field<&Amendment::status>("status", shown_listed),
    field<&Amendment::wanted>("wanted", shown_as_json),
    field<&Amendment::differences>("differences", shown_as_json),
    field<&Amendment::content_hash>("content_hash", shown),
    field<&Amendment::checks>("checks", shown_as_json),
    field<&Amendment::approvals>(
        "approvals",
        {.access = Access::read_only, .personal = Personal::none, .stored = Stored::nowhere}),
    field<&Amendment::version>("version", shown),
    field<&Amendment::requested_by>("requested_by", shown),
    field<&Amendment::requested_at>(
        "requested_at",
        {.access = Access::read_only, .personal = Personal::none, .filter = true, .sort = true}),
    field<&Amendment::in_force_at>("in_force_at", shown),
    field<&Amendment::withdrawn_at>("withdrawn_at", shown),
    field<&Amendment::party_id>("party_id", kept),
    field<&Amendment::revision>("revision", shown),
    field<&Amendment::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&AmendmentReference::id>("id", {.personal = Personal::none}),
};
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Field tell_fields[] = {
    field<&TellAgreed::id>("id", reference),
    field<&TellAgreed::revision>("revision", revision_given),
    field<&TellAgreed::agreed>("agreed", {.required = true, .stored = Stored::as_json}),
};
constexpr Field decide_fields[] = {
    field<&DecideAmendment::id>("id", reference),
    field<&DecideAmendment::revision>("revision", revision_given),
    field<&DecideAmendment::rule>("rule", {.personal = Personal::none, .max = 60}),
    field<&DecideAmendment::decision>("decision"),
    field<&DecideAmendment::reason>("reason", words),
};
constexpr Field withdraw_fields[] = {
    field<&Withdraw::id>("id", reference),
    field<&Withdraw::revision>("revision", revision_given),
    field<&Withdraw::reason>("reason", words_wanted),
};

}  // namespace

template <>
const Entity& entity<Amendment>() {
  static constexpr Entity described =
      describe<Amendment>("amendment", "amendment", amendment_fields);
  return described;
}
template <>
const Entity& entity<AmendmentReference>() {
  static constexpr Entity described =
      describe<AmendmentReference>("amendment_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<TellAgreed>() {
  static constexpr Entity described = describe<TellAgreed>("agree_to_amendment", "", tell_fields);
  return described;
}
template <>
const Entity& entity<DecideAmendment>() {
  static constexpr Entity described =
      describe<DecideAmendment>("decide_amendment", "", decide_fields);
  return described;
}
template <>
const Entity& entity<Withdraw>() {
  static constexpr Entity described = describe<Withdraw>("withdraw_amendment", "", withdraw_fields);
  return described;
}

template <>
const Entity& entity<Versions>() {
  static constexpr Entity described =
      describe<Versions>("sales_order_versions", "", versions_fields);
  return described;
}

}  // namespace supercargo

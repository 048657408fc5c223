#include "accounts/payment.h"

namespace supercargo {

using accounts::Allocation;
using accounts::Apply;
using accounts::Payment;
using accounts::Reverse;

namespace {

constexpr const char* method_names[] = {"bank_transfer", "direct_debit", "card",
                                        "cheque",        "cash",         "other"};
constexpr const char* status_names[] = {"booked", "reversed"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules numbers{.personal = Personal::none,
                        .stored = Stored::as_json,
                        .max = 200,
                        .about = "The invoices it is for; else those due first are settled."};

constexpr Field allocation_fields[] = {
    field<&Allocation::invoice>("invoice", shown),   field<&Allocation::number>("number", shown),
    field<&Allocation::currency>("currency", shown), field<&Allocation::amount>("amount", shown),
    field<&Allocation::discount>("discount", shown),
};

}  // namespace

template <>
Choices choices<accounts::Method>() {
  return {method_names, std::size(method_names)};
}
template <>
Choices choices<accounts::PaymentStatus>() {
  return {status_names, std::size(status_names)};
}
template <>
const Entity& entity<Allocation>() {
  static constexpr Entity described =
      describe<Allocation>("payment_allocation", "", allocation_fields);
  return described;
}

namespace {

constexpr Field payment_fields[] = {
    field<&Payment::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Payment::number>("number", filtered),
    field<&Payment::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Payment::customer>("customer", {.required = true,
                                           .personal = Personal::none,
                                           .max = 64,
                                           .about = "The customer's id or code."}),
    field<&Payment::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Payment::currency>("currency", {.required = true}),
    field<&Payment::amount>("amount", {.required = true, .least = 1}),
    field<&Payment::received_on>("received_on"),
    field<&Payment::method>("method"),
    field<&Payment::reference>(
        "reference", {.personal = Personal::none,
                      .filter = true,
                      .max = 140,
                      .about = "The bank's; the same of a customer is not booked twice."}),
    field<&Payment::invoices>("invoices", numbers),
    field<&Payment::sales_order>(
        "sales_order", {.personal = Personal::none,
                        .filter = true,
                        .max = 64,
                        .about = "The order it is for, by id or number: its invoices are settled "
                                 "and no others, those still to come too."}),
    field<&Payment::allocations>("allocations",
                                 {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Payment::unapplied>("unapplied", shown),
    field<&Payment::recorded_by>("recorded_by", shown),
    field<&Payment::recorded_at>("recorded_at",
                                 {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Payment::reversal_reason>(
        "reversal_reason", {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Payment::revision>("revision", shown),
    field<&Payment::changed_at>("changed_at", shown),
};
constexpr Field reference_fields[] = {
    field<&accounts::PaymentReference::id>(
        "id", {.personal = Personal::none, .about = "The payment's id or its number."}),
};
constexpr Field apply_fields[] = {
    field<&Apply::id>("id", reference),
    field<&Apply::revision>("revision", {.least = 1}),
    field<&Apply::invoices>("invoices", numbers),
};
constexpr Field reverse_fields[] = {
    field<&Reverse::id>("id", reference),
    field<&Reverse::revision>("revision", {.least = 1}),
    field<&Reverse::reason>("reason",
                            {.required = true, .personal = Personal::free_text, .max = 500}),
};

}  // namespace

template <>
const Entity& entity<Payment>() {
  static constexpr Entity described = describe<Payment>("payment", "payment", payment_fields);
  return described;
}
template <>
const Entity& entity<accounts::PaymentReference>() {
  static constexpr Entity described =
      describe<accounts::PaymentReference>("payment_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Apply>() {
  static constexpr Entity described = describe<Apply>("apply_payment", "", apply_fields);
  return described;
}
template <>
const Entity& entity<Reverse>() {
  static constexpr Entity described = describe<Reverse>("reverse_payment", "", reverse_fields);
  return described;
}

}  // namespace supercargo

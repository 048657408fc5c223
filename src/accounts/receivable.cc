#include "accounts/receivable.h"

namespace supercargo {

using accounts::Account;
using accounts::Receivable;

namespace {

constexpr const char* status_names[] = {"open", "partly_paid", "paid", "credited", "written_off"};

}  // namespace

template <>
Choices choices<accounts::ItemStatus>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Field receivable_fields[] = {
    field<&Receivable::id>("id", shown),
    field<&Receivable::number>("number", filtered),
    field<&Receivable::customer_id>("customer_id", filtered),
    field<&Receivable::customer>("customer", shown),
    field<&Receivable::customer_name>(
        "customer_name", {.access = Access::read_only, .personal = Personal::identity}),
    field<&Receivable::sales_order_number>("sales_order_number", shown),
    field<&Receivable::currency>("currency", shown),
    field<&Receivable::issued_on>("issued_on", shown),
    field<&Receivable::due_on>(
        "due_on",
        {.access = Access::read_only, .personal = Personal::none, .filter = true, .sort = true}),
    field<&Receivable::discount_until>("discount_until", shown),
    field<&Receivable::discount_rate>("discount_rate", shown),
    field<&Receivable::amount>("amount", shown),
    field<&Receivable::credited>("credited", shown),
    field<&Receivable::discounted>("discounted", shown),
    field<&Receivable::paid>("paid", shown),
    field<&Receivable::written_off>("written_off", shown),
    field<&Receivable::open>("open", shown),
    field<&Receivable::contested>("contested",
                                  {.access = Access::hidden, .personal = Personal::none}),
    field<&Receivable::disputed>("disputed",
                                 {.access = Access::read_only,
                                  .personal = Personal::none,
                                  .about = "Of what is open, that nobody is reminded of."}),
    field<&Receivable::status>("status", filtered),
    field<&Receivable::changed_at>("changed_at", shown),
};

constexpr Field account_fields[] = {
    field<&Account::customer_id>("customer_id", shown),
    field<&Account::currency>("currency", shown),
    field<&Account::open>("open", shown),
    field<&Account::unapplied>("unapplied", shown),
    field<&Account::oldest_due>("oldest_due", shown),
    field<&Account::broken_plans>("broken_plans", shown),
};

constexpr Field reference_fields[] = {
    field<&accounts::ReceivableReference::id>(
        "id", {.personal = Personal::none, .about = "The invoice's id or its number."}),
};

}  // namespace

template <>
const Entity& entity<Receivable>() {
  static constexpr Entity described =
      describe<Receivable>("receivable", "receivable", receivable_fields);
  return described;
}
template <>
const Entity& entity<Account>() {
  static constexpr Entity described =
      describe<Account>("customer_account", "customer_account", account_fields);
  return described;
}
template <>
const Entity& entity<accounts::ReceivableReference>() {
  static constexpr Entity described =
      describe<accounts::ReceivableReference>("receivable_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo

#include "customers/customer.h"

#include "kernel/identifiers.h"

namespace supercargo {

using customers::Address;
using customers::Contact;
using customers::Customer;

namespace {

constexpr const char* kind_names[] = {"business", "consumer", "public_body"};
constexpr const char* status_names[] = {"active", "stopped", "closed"};
constexpr const char* read_back_names[] = {"by_channel", "required", "none"};
constexpr const char* address_kind_names[] = {"delivery", "billing"};

bool possible_vat_id(std::string_view text) { return vat_verdict(text) != Verdict::invalid; }

// A tag of BCP 47 by its outer form: "en", "en-GB", "zh-Hant-HK".
bool possible_language(std::string_view text) {
  std::size_t part = 0;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-' ? part < 2 : (!is_letter && (c < '0' || c > '9'))) return false;
    part = c == '-' ? 0 : part + 1;
  }
  return part >= 2 && part <= 8;
}

}  // namespace

template <>
Choices choices<customers::CustomerKind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<customers::CustomerStatus>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<customers::ReadBack>() {
  return {read_back_names, std::size(read_back_names)};
}
template <>
Choices choices<customers::AddressKind>() {
  return {address_kind_names, std::size(address_kind_names)};
}

namespace {

constexpr Field address_fields[] = {
    field<&Address::kind>("kind"),
    field<&Address::name>("name",
                          {.personal = Personal::identity,
                           .about = "Who receives there, when it is not the customer itself."}),
    field<&Address::line1>("line1", {.required = true, .personal = Personal::contact}),
    field<&Address::line2>("line2", {.personal = Personal::contact}),
    field<&Address::city>("city", {.required = true, .personal = Personal::contact}),
    field<&Address::region>("region", {.personal = Personal::contact}),
    field<&Address::postcode>("postcode", {.personal = Personal::contact, .max = 20}),
    field<&Address::country>("country", {.required = true,
                                         .personal = Personal::contact,
                                         .code = true,
                                         .max = 2,
                                         .valid = known_country,
                                         .refusal = "unknown_country",
                                         .about = "ISO 3166-1 alpha-2."}),
};

constexpr Field contact_fields[] = {
    field<&Contact::name>("name", {.required = true, .personal = Personal::identity}),
    field<&Contact::role>("role", {.personal = Personal::contact}),
    field<&Contact::email>("email", {.personal = Personal::contact,
                                     .max = 254,
                                     .valid = valid_email,
                                     .refusal = "email_invalid"}),
    field<&Contact::phone>("phone", {.personal = Personal::contact, .max = 40}),
};

}  // namespace

template <>
const Entity& entity<Address>() {
  static constexpr Entity described = describe<Address>("address", "", address_fields);
  return described;
}
template <>
const Entity& entity<Contact>() {
  static constexpr Entity described = describe<Contact>("contact", "", contact_fields);
  return described;
}

namespace {

// Domain 11: who keeps a customer's master data never gives it credit, and the other way round.
constexpr RoleSet master{Role::agent, Role::order_desk};
constexpr RoleSet credit{Role::finance};

constexpr Field customer_fields[] = {
    field<&Customer::id>("id", {.access = Access::read_only}),
    field<&Customer::code>("code", {.required = true,
                                    .access = Access::create_only,
                                    .personal = Personal::none,
                                    .code = true,
                                    .filter = true,
                                    .sort = true,
                                    .sort_by = "code_key",
                                    .max = 64,
                                    .writers = master,
                                    .about = "Our code of the customer."}),
    field<&Customer::name>("name", {.required = true,
                                    .personal = Personal::identity,
                                    .sort = true,
                                    .sort_by = "name_key",
                                    .writers = master}),
    field<&Customer::kind>("kind", {.filter = true, .writers = master}),
    field<&Customer::status>("status", {.filter = true, .writers = master}),
    field<&Customer::currency>("currency", {.access = Access::create_only, .writers = master}),
    field<&Customer::email>("email", {.personal = Personal::contact,
                                      .max = 254,
                                      .valid = valid_email,
                                      .refusal = "email_invalid",
                                      .writers = master}),
    field<&Customer::phone>("phone", {.personal = Personal::contact, .max = 40, .writers = master}),
    field<&Customer::vat_id>("vat_id", {.personal = Personal::identity,
                                        .max = 20,
                                        .valid = possible_vat_id,
                                        .refusal = "vat_id_invalid",
                                        .writers = master}),
    field<&Customer::read_back>("read_back", {.writers = master}),
    field<&Customer::addresses>("addresses",
                                {.stored = Stored::as_json, .max = 100, .writers = master}),
    field<&Customer::contacts>("contacts",
                               {.stored = Stored::as_json, .max = 100, .writers = master}),
    field<&Customer::payment_days>("payment_days", {.least = 0, .most = 365, .writers = master}),
    field<&Customer::payment_terms>(
        "payment_terms",
        {.personal = Personal::none,
         .max = 40,
         .valid = customers::possible_terms,
         .refusal = "payment_terms_invalid",
         .writers = master,
         .about =
             "\"net 30\", \"eom 10\", \"2/10 net 30\" or \"prepaid\"; else net after the days."}),
    field<&Customer::credit_limit>("credit_limit",
                                   {.internal = true, .least = 0, .writers = credit}),
    field<&Customer::counter_sales>(
        "counter_sales",
        {.writers = master, .about = "Stands for buyers who are not known by name."}),
    field<&Customer::language>("language", {.personal = Personal::none,
                                            .code = true,
                                            .max = 35,
                                            .valid = possible_language,
                                            .refusal = "not_a_language",
                                            .writers = master}),
    field<&Customer::notes>("notes", {.personal = Personal::free_text,
                                      .internal = true,
                                      .multiline = true,
                                      .max = 4000,
                                      .writers = master}),
    field<&Customer::owner>("owner",
                            {.internal = true,
                             .filter = true,
                             .writers = master,
                             .about = "Who of us looks after it; an agent sees these alone."}),
    field<&Customer::code_key>("code_key", {.access = Access::hidden, .personal = Personal::none}),
    field<&Customer::name_key>("name_key",
                               {.access = Access::hidden, .personal = Personal::identity}),
    field<&Customer::master_by>("master_by", {.access = Access::hidden}),
    field<&Customer::credit_by>("credit_by", {.access = Access::hidden}),
    field<&Customer::revision>("revision", {.access = Access::read_only}),
    field<&Customer::created_at>("created_at",
                                 {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Customer::changed_at>("changed_at", {.access = Access::read_only}),
    field<&Customer::warnings>("warnings",
                               {.access = Access::read_only,
                                .internal = true,
                                .stored = Stored::nowhere,
                                .about = "What the checks of this change noticed; not kept."}),
};

constexpr Field reference_fields[] = {
    field<&customers::CustomerReference::id>(
        "id", {.personal = Personal::none, .about = "The customer's id or its code."}),
};

}  // namespace

template <>
const Entity& entity<Customer>() {
  static constexpr Entity described = describe<Customer>("customer", "customer", customer_fields);
  return described;
}
template <>
const Entity& entity<customers::CustomerReference>() {
  static constexpr Entity described =
      describe<customers::CustomerReference>("customer_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo

#include "customers/rules.h"

#include <algorithm>

#include "checks/field_rules.h"
#include "kernel/identifiers.h"
#include "kernel/text_keys.h"

namespace supercargo::customers {
namespace {

void check_contacts(checks::Findings& findings, const Customer& customer) {
  for (std::size_t i = 0; i < customer.contacts.size(); ++i) {
    const std::string pointer = "/contacts/" + std::to_string(i);
    const Contact& contact = customer.contacts[i];
    checks::check_text(findings, pointer + "/name", contact.name);
    checks::check_email(findings, pointer + "/email", contact.email);
    checks::check_phone(findings, pointer + "/phone", contact.phone);
  }
}

// A word in a path is an id only if prefix and length fit (decisions 10): such a code could never
// be asked for.
void check_code(checks::Findings& findings, const Customer& customer) {
  if (!parse<CustomerId>(customer.code)) return;
  findings.add({.code = "looks_like_an_id",
                .pointer = "/code",
                .value = customer.code,
                .detail = "This code would be taken for an id."});
}

// Nobody is reached, and nobody is met again, behind a counter.
void forget_missing_contact(checks::Check& check) {
  std::erase_if(check.findings,
                [](const checks::Finding& each) { return each.code == "contact_missing"; });
  check.result = checks::Outcome::pass;
  for (const checks::Finding& each : check.findings)
    check.result = checks::worse(check.result, each.level);
}

}  // namespace

checks::PartyFacts party_facts(const Customer& customer) {
  checks::PartyFacts facts{.code = customer.code,
                           .name = customer.name,
                           .email = customer.email,
                           .phone = customer.phone,
                           .vat_id = customer.vat_id};
  for (const Address& address : customer.addresses)
    facts.addresses.push_back({address.line1, address.line2, address.city, address.region,
                               address.postcode, address.country});
  return facts;
}

checks::Check check_customer(const Customer& customer) {
  checks::Check check = checks::check_party(party_facts(customer));
  checks::Findings findings(check);
  check_code(findings, customer);
  check_contacts(findings, customer);
  if (customer.counter_sales) forget_missing_contact(check);
  return check;
}

std::vector<Reason> refusals(const checks::Check& check) {
  std::vector<checks::Finding> errors;
  for (const checks::Finding& each : check.findings)
    if (each.level == checks::Outcome::fail) errors.push_back(each);
  return checks::reasons(errors);
}

std::vector<checks::Finding> warnings(const checks::Check& check) {
  std::vector<checks::Finding> shown;
  for (const checks::Finding& each : check.findings)
    if (each.level != checks::Outcome::fail) shown.push_back(each);
  return shown;
}

std::vector<std::string> duplicate_keys(const Customer& customer) {
  std::vector<std::string> keys;
  const auto add = [&](const char* kind, const std::string& key) {
    if (!key.empty()) keys.push_back(kind + key);
  };
  if (customer.counter_sales) return keys;
  add("vat_id:", loose_key(customer.vat_id));
  add("email:", nfkc_fold(customer.email));
  add("phone:", phone_key(customer.phone));
  for (const Address& address : customer.addresses)
    if (const std::string postcode = code_key(address.postcode); !postcode.empty())
      add("postcode:", address.country + ":" + postcode);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<Reason> check_can_order(const Customer& customer) {
  switch (customer.status) {
    case CustomerStatus::active:
      return {};
    case CustomerStatus::stopped:
      return {{"/customer", "customer_stopped", "No orders are taken from it for now."}};
    case CustomerStatus::closed:
      break;
  }
  return {{"/customer", "customer_closed", "No orders are taken from it any more."}};
}

bool breaks_duty(const Touched& touched, PersonId actor, const Customer& before) {
  // Without a person (an import at the command line) there is nobody to keep apart.
  if (!actor) return false;
  if (touched.credit_limit && touched.master_data) return true;
  return (touched.credit_limit && actor == before.master_by) ||
         (touched.master_data && actor == before.credit_by);
}

Sight sight_of(const journal::Actor& actor) {
  if (actor.portal()) return {.only = {actor.party}, .owned_by = {}};
  const bool is_narrowed =
      actor.roles.has(Role::agent) && !actor.roles.meets(readers_of_all) && !actor.sole_person;
  return {.only = {}, .owned_by = is_narrowed ? actor.person : PersonId{}};
}

bool is_seen(const Customer& customer, const Sight& sight) {
  return (!sight.only || customer.id == sight.only) &&
         (!sight.owned_by || customer.owner == sight.owned_by);
}

checks::AddressFacts address_facts(const Address& address) {
  return {address.line1,  address.line2,    address.city,
          address.region, address.postcode, address.country};
}

checks::CustomerFacts order_facts(const Customer& customer) {
  using Standing = checks::CustomerFacts::Standing;
  checks::CustomerFacts facts;
  facts.code = customer.code;
  facts.standing =
      customer.status == CustomerStatus::active ? Standing::active : Standing::not_active;
  facts.consumer = customer.kind == CustomerKind::consumer;
  for (const Address& address : customer.addresses)
    facts.delivery_address_keys.push_back(checks::address_key(address_facts(address)));
  return facts;
}

std::optional<Address> usual_address(const Customer& customer) {
  for (const auto kind : {AddressKind::delivery, AddressKind::billing})
    for (const Address& address : customer.addresses)
      if (address.kind == kind) return address;
  return std::nullopt;
}

}  // namespace supercargo::customers

// What a customer must be like, by what it would be met again, and who may give it what. Pure: the
// same answer for the same customer, whoever asks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/order_rules.h"
#include "customers/customer.h"
#include "kernel/result.h"

namespace supercargo::customers {

checks::PartyFacts party_facts(const Customer& customer);
checks::AddressFacts address_facts(const Address& address);
// As the checks of an order read it.
checks::CustomerFacts order_facts(const Customer& customer);
// Where its goods go unless an order says otherwise.
std::optional<Address> usual_address(const Customer& customer);

// Everything noticed about it, errors and warnings (domain 10).
checks::Check check_customer(const Customer& customer);
// Which of the findings refuse it, and which are only shown (decisions 12).
std::vector<Reason> refusals(const checks::Check& check);
std::vector<checks::Finding> warnings(const checks::Check& check);

// Two customers that share one of these may be the same one: VAT id, e-mail, phone; or postcode,
// where the names decide.
std::vector<std::string> duplicate_keys(const Customer& customer);

// What stands against taking an order from it (gate G1); empty: nothing.
std::vector<Reason> check_can_order(const Customer& customer);

// What one command gave, and by which domain 11 keeps two duties apart.
struct Touched {
  bool master_data = false;
  bool credit_limit = false;
};
// Nobody gives credit to a customer whose master data they keep, or keeps the master data of one to
// whom they gave credit; `before` says who did what so far.
bool breaks_duty(const Touched& touched, PersonId actor, const Customer& before);

// Which customers somebody may see at all (domain 11): a portal's person their own company, an
// agent those whom they look after, everybody else every one.
struct Sight {
  CustomerId only;    // none: not narrowed by it
  PersonId owned_by;  // none: not narrowed by it
};
Sight sight_of(const journal::Actor& actor);
bool is_seen(const Customer& customer, const Sight& sight);

}  // namespace supercargo::customers

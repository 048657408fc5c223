// A customer: a party that buys from us, with the terms it buys on. What is known of the person or
// company itself is personal data of that customer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/check.h"
#include "customers/payment_terms.h"
#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct CustomerTag {
  static constexpr char prefix[] = "cus";
};
using CustomerId = Id<CustomerTag>;

namespace customers {

enum class CustomerKind : std::uint8_t { business, consumer, public_body };
enum class CustomerStatus : std::uint8_t {
  active,
  stopped,  // no new orders for now
  closed,   // gone for good
};

// When an order must be read back to the customer before it is confirmed (G7).
enum class ReadBack : std::uint8_t {
  by_channel,  // not when the customer entered it himself: web, edi, api
  required,
  none,
};

enum class AddressKind : std::uint8_t { delivery, billing };

struct Address {
  AddressKind kind = AddressKind::delivery;
  std::string name;  // who receives there, when not the customer
  std::string line1;
  std::string line2;
  std::string city;
  std::string region;
  std::string postcode;
  std::string country;  // ISO 3166-1 alpha-2
};

struct Contact {
  std::string name;
  std::string role;
  std::string email;
  std::string phone;
};

struct Customer {
  CustomerId id;
  std::string code;
  std::string name;
  CustomerKind kind = CustomerKind::business;
  CustomerStatus status = CustomerStatus::active;
  Currency currency;
  std::string email;
  std::string phone;
  std::string vat_id;
  ReadBack read_back = ReadBack::by_channel;
  std::vector<Address> addresses;
  std::vector<Contact> contacts;
  std::int64_t payment_days = 30;
  std::string payment_terms;          // "2/10 net 30"; else net after the days
  std::optional<Money> credit_limit;  // finance alone; none: not limited
  bool counter_sales = false;         // stands for buyers who are not known by name
  std::string language;
  std::string notes;
  std::string code_key;  // for finding: comparison_key(code)
  std::string name_key;  // for sorting
  PersonId owner;        // who of us looks after it; agents see their own (domain 11)
  PersonId master_by;    // who last gave anything but the credit limit
  PersonId credit_by;    // who last gave the credit limit
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
  std::vector<checks::Finding> warnings;  // of the command that just ran; never stored
};

// Domain 11: who reads every customer, whoever looks after it.
inline constexpr RoleSet readers_of_all{
    Role::order_desk,      Role::warehouse,       Role::sales_manager, Role::finance,
    Role::quality_manager, Role::service_manager, Role::administrator, Role::auditor};

// How a request names a customer: its id or its code.
struct CustomerReference {
  std::string id;
};

}  // namespace customers
}  // namespace supercargo

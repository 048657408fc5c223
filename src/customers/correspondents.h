// By which a mail is known to come from a customer: its own address, and those of its contacts.
// Pure.
#pragma once

#include <string>
#include <vector>

#include "customers/customer.h"

namespace supercargo::customers {

// What is kept with the customer, beside the keys of duplicates.
std::vector<std::string> contact_keys(const Customer& customer);
// What a sender is looked up by.
std::vector<std::string> sender_keys(const std::string& address);

}  // namespace supercargo::customers

// A company's beginning: itself with its settings, and its people. For the command line.
#pragma once

#include <string>

#include "app/installation.h"
#include "people/commands.h"

namespace supercargo::app {

// With its first settings: money and time zone are the tenant's, the rest what holds by default.
Result<journal::Tenant> open_company(Installation& installation, const journal::Tenant& wanted);

struct AddPerson {
  people::Invite invite;
  std::string password;
};
// May sign in at once; refused with every reason against the password too.
Result<people::Person> add_person(Installation& installation, const journal::Tenant& tenant,
                                  const AddPerson& wanted);

}  // namespace supercargo::app

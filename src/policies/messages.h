// What the company tells its customers, in its own words where it has given some. Pure.
#pragma once

#include <string>

#include "kernel/result.h"
#include "policies/settings.h"

namespace supercargo::policies {

// What a message about a delay can name: {customer}, {order}, {eta}, {cause} and {company}.
struct DelayTold {
  std::string customer;
  std::string order;
  Instant eta;
  std::string cause;
};
// The time is that of the company's own clock.
std::string delay_message(const Settings& settings, const DelayTold& told);

// The names in braces that such a message does not know.
std::vector<std::string> unknown_names(const std::string& words);

}  // namespace supercargo::policies

// What the company tells its customers, in its own words where it has given some, else in the usual
// ones in the customer's language, English when that is not known. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "policies/settings.h"

namespace supercargo::policies {

enum class Message : std::uint8_t { delay, slip };

// What a message about a delay can name: {customer}, {order}, {eta}, {cause} and {company}.
struct DelayTold {
  std::string customer;
  std::string order;
  Instant eta;
  std::string cause;
  std::string language = {};  // a tag of BCP 47
};
// The time is that of the company's own clock.
std::string delay_message(const Settings& settings, const DelayTold& told);

// Goods that come on another day than was promised; none: nobody knows when.
struct Later {
  std::string goods;
  Day before;
  Day now;
};
// What a message about goods that come later can name: {customer}, {order}, {goods} with the old
// and the new date of each, {old_date} that was promised last, {new_date} of the last of them,
// {company}.
struct LaterTold {
  std::string customer;
  std::string language;
  std::string order;
  std::vector<Later> goods;
};
// Empty when there are none.
std::string later_message(const Settings& settings, const LaterTold& told);

// The names in braces that such a message does not know.
std::vector<std::string> unknown_names(Message message, const std::string& words);

// The usual words of messages to customers, by language.
struct UsualWords {
  const char* language;  // ISO 639
  const char* delay;
  const char* slip;
  const char* later_goods;    // {goods} that come on {new_date} instead of {old_date}
  const char* waiting_goods;  // {goods} that do not come on {old_date}; nobody knows when
  const char* no_date;        // stands for a date that nobody knows
};
// Of a tag of BCP 47 by its language alone; English when we have no words in it.
const UsualWords& usual_words(std::string_view language);

}  // namespace supercargo::policies

// The usual words of messages to customers, by language.
#pragma once

#include <string_view>

namespace supercargo::policies {

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

// What countries are called, for people.
#pragma once

#include <string>

namespace supercargo {

// Of an ISO 3166-1 code in the language of a tag of BCP 47; the code itself when nobody knows it.
std::string country_name(const std::string& code, const std::string& language);

}  // namespace supercargo

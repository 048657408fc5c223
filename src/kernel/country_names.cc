#include "kernel/country_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace supercargo {

std::string country_name(const std::string& code, const std::string& language) {
  icu::UnicodeString name;
  icu::Locale("", code.c_str()).getDisplayCountry(icu::Locale(language.c_str()), name);
  std::string text;
  name.toUTF8String(text);
  return text.empty() ? code : text;
}

}  // namespace supercargo

// Figures and dates as people read them in a language. Exact: nothing is rounded here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/money.h"
#include "kernel/time.h"
#include "printing/document.h"

namespace supercargo::printing {

// 1,234.56
std::string shown(Money money);
// EUR 1,234.56
std::string shown_with_currency(Money money);
std::string shown(Price price);
std::string shown(Quantity quantity);
// 20 %
std::string shown_percent(Rate rate);
// 22 Nov 2026, 2026年11月22日; empty for none.
std::string shown(Day day, Language language);

// Of a tag of BCP 47: zh-Hans and the regions that write so, other Chinese, English for all else.
Language language_of(std::string_view tag);
const char* tag_of(Language language);
// The name of a field table's choice: en, zh-Hant, zh-Hans.
std::optional<Language> parse_language(std::string_view tag);

}  // namespace supercargo::printing

// The rule of each country for the part of a VAT id behind the prefix; called by vat_verdict alone,
// which has taken away separators and raised the case. True when it can be a VAT id of that
// country.
#pragma once

#include <string_view>

namespace supercargo::vat {

using Rule = bool (*)(std::string_view number);

bool andorra(std::string_view number);
bool austria(std::string_view number);
bool belgium(std::string_view number);
bool brazil(std::string_view number);
bool bulgaria(std::string_view number);
bool croatia(std::string_view number);
bool cyprus(std::string_view number);
bool czechia(std::string_view number);
bool denmark(std::string_view number);
bool estonia(std::string_view number);
bool finland(std::string_view number);
bool france(std::string_view number);
bool germany(std::string_view number);
bool greece(std::string_view number);
bool hungary(std::string_view number);
bool ireland(std::string_view number);
bool italy(std::string_view number);
bool latvia(std::string_view number);
bool lithuania(std::string_view number);
bool luxembourg(std::string_view number);
bool malta(std::string_view number);
bool netherlands(std::string_view number);
bool norway(std::string_view number);
bool one_stop_shop(std::string_view number);  // EU: sellers from outside the Union
bool poland(std::string_view number);
bool portugal(std::string_view number);
bool romania(std::string_view number);
bool russia(std::string_view number);
bool serbia(std::string_view number);
bool slovakia(std::string_view number);
bool slovenia(std::string_view number);
bool spain(std::string_view number);
bool sweden(std::string_view number);
bool switzerland(std::string_view number);
bool united_kingdom(std::string_view number);

}  // namespace supercargo::vat

// What must hold inside an order in UBL for its figures to be believed: the rules that Peppol's
// order and change of an order (transactions T01 and T114) state, each reason naming its rule.
// Pure.
#pragma once

#include <vector>

#include "formats/xml.h"

namespace supercargo::formats {

void check_ubl_rules(const Xml& order, std::vector<Reason>& reasons);

// Where it stands, in words: "Line 12: …".
Reason ubl_reason(const Xml& at, const char* code, const std::string& words);

}  // namespace supercargo::formats

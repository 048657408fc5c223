// For tests: whether documents hold to what others check them by, the schemas of UBL 2.1 with
// xmllint and the rules of EN 16931 with Saxon. Both come from the shared data.
#pragma once

#include <string>
#include <vector>

namespace supercargo::transmittals {

// Whether the shared data and the programs are here.
bool can_be_checked();
// "" when the document is valid, else what xmllint says. "Invoice", "OrderResponse" …
std::string against_schema(const std::string& document, const std::string& root);
// "" when every rule holds for all of them, else those that do not, a line each.
std::string against_en16931(const std::vector<std::string>& documents);

}  // namespace supercargo::transmittals

// For tests: whether documents hold to what others check them by, the schemas of UBL 2.1 with
// xmllint, and the rules of EN 16931 and of Peppol with Saxon. All come from the shared data.
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
// The rules of Peppol's business interoperability specifications that a document breaks, each once,
// sorted: "fatal PEPPOL-EN16931-R001". `which`: billing, or the transaction as T76 and T16.
std::string against_peppol(const std::vector<std::string>& documents, const std::string& which);

}  // namespace supercargo::transmittals

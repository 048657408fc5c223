// Tokens of links in mails: nobody keeps one. The row of what the link leads to holds a seed, with
// a random part, and a digest; whoever sends the mail derives the token again (decisions 27).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "journal/seal.h"

namespace supercargo::journal {

// `seed` says purpose, record, revision and the random part. Begins with the tenant's number, as
// every bearer text does (decisions 24).
std::string link_token(const Sealer& sealer, std::int64_t tenant, std::string_view seed);

}  // namespace supercargo::journal

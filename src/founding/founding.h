// The beginning of a company in the browser: whoever holds the link that the program printed at its
// first start names the company, its first warehouse and its first person. Once somebody is there,
// the door is shut for good (security 6.3.2, 6.4.1).
#pragma once

#include <string>

#include "kernel/fields.h"
#include "kernel/money.h"

namespace supercargo::founding {

struct Found {
  std::string token;
  std::string company;
  Currency currency;
  std::string time_zone;
  std::string warehouse_code;
  std::string warehouse_name;
  std::string name;  // of the first person, who administers
  std::string email;
  std::string password;
  std::string language;
};

// Whether somebody still has to found the company.
struct Standing {
  bool open = false;
};
struct WhichStanding {
  std::string id;
};

// What is stored of a link: a digest, good for an hour.
struct Token {
  Bytes token_hash = {};
  Instant expires_at = {};
};

}  // namespace supercargo::founding

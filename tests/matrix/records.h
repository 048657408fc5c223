// What each company of the matrix has: one of every sort of record.
#pragma once

#include <map>
#include <string>

#include "tests/company.h"

namespace supercargo::tests {

// What portals must not see of A.
inline constexpr char internal_cost[] = "777.77";     // standard cost
inline constexpr char internal_limit[] = "88888.00";  // credit limit

struct Records {
  std::map<std::string, std::string> ids;        // by sort
  std::map<std::string, std::string> of_party2;  // the same of the second customer
  std::map<std::string, std::int64_t> revisions;
  std::map<std::string, std::string> codes;  // numbers and codes
  std::int64_t party1 = 0;
  std::int64_t party2 = 0;
};

// `mark` stands in every word; the owner of everything is `agent`.
Records make_records(Company& company, const journal::Actor& agent, const std::string& mark);

// What it keeps of taxes and prices.
void add_price_records(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records);

// What it keeps of its stock.
void add_stock_records(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records);

// What it keeps of its documents.
void add_paper_records(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records);

// What became of what it invoiced.
void add_claim_records(Company& company, const std::string& mark, Records& records);

}  // namespace supercargo::tests

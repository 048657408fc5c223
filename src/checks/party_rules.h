// Findings about customers and their addresses (domain 10): is a party written down as it can
// exist, and is it there already under another code? Pure; never fails on any bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"

namespace supercargo::checks {

struct AddressFacts {
  std::string line1 = {};
  std::string line2 = {};
  std::string city = {};
  std::string region = {};
  std::string postcode = {};
  std::string country = {};  // ISO 3166-1 alpha-2
};

struct PartyFacts {
  std::string code = {};
  std::string name = {};
  std::string email = {};
  std::string phone = {};
  std::string vat_id = {};
  std::string iban = {};
  std::vector<AddressFacts> addresses = {};
};

// The required parts by country, and each part as such.
void check_address(Findings& findings, const std::string& pointer, const AddressFacts& address);

// Equal for the same place however it was typed: letter case, blanks and punctuation of codes do
// not count.
std::string address_key(const AddressFacts& address);

// A box at a post office, in the words of the countries traded with: no pallet goes there.
bool post_office_box(const AddressFacts& address);

Check check_party(const PartyFacts& party);

// Same VAT id, e-mail or phone, or a similar name at the same postcode. `others` were found by
// these keys; the party itself may be among them.
Check check_party_is_new(const PartyFacts& party, std::span<const PartyFacts> others);

}  // namespace supercargo::checks

// How a company's papers look and what they say in its own words: name, address, colour, logo, what
// stands at the foot of every page, and the texts of each kind of document by language. One record
// a tenant.
#pragma once

#include <string>
#include <vector>

#include "kernel/fields.h"
#include "printing/document.h"

namespace supercargo {

struct LetterheadTag {
  static constexpr char prefix[] = "lth";
};
using LetterheadId = Id<LetterheadTag>;

namespace letterheads {

enum class Paper : std::uint8_t {
  quotation,
  order_confirmation,
  pick_list,
  packing_list,
  despatch_note,
  invoice,
  credit_note,
  statement,
};

// What a kind of document says before and after its figures; in place of the usual words.
struct Wording {
  Paper document = Paper::order_confirmation;
  printing::Language language = printing::Language::english;
  std::string opening;
  std::string closing;
};

// Who the company is and where it is paid, in parts: as documents name it that programs read (EN
// 16931, BG-4 to BG-6 and BG-17). A tax number stands with the registration.
struct Identity {
  std::string legal_name;    // empty: as it stands on paper
  std::string registration;  // its number in the register of companies
  std::string gln;
  std::string line1;
  std::string line2;
  std::string city;
  std::string region;
  std::string postcode;
  std::string country;  // ISO 3166-1 alpha-2
  std::string email;
  std::string iban;
  std::string bic;
  std::string account_name;
};

struct Letterhead {
  LetterheadId id;
  std::string company;
  std::vector<std::string> address;        // lines beside the name
  std::vector<std::string> footer_left;    // who we are: registered name, number, seat
  std::vector<std::string> footer_middle;  // where to pay
  std::vector<std::string> footer_right;   // how to reach us
  std::string accent;                      // #0B5D70
  printing::Paper paper = printing::Paper::a4;
  std::vector<Wording> wordings;
  Identity identity;
  std::string logo_hash;  // none: the name is set instead
  Bytes logo;
  std::int64_t revision = 0;
  Instant changed_at;
};

// As it stands on a document.
printing::Letterhead printed(const Letterhead& letterhead);
// What the company says there, or null.
const Wording* wording_of(const Letterhead& letterhead, Paper document,
                          printing::Language language);

}  // namespace letterheads

template <>
Choices choices<printing::Language>();
template <>
Choices choices<printing::Paper>();
template <>
const Entity& entity<letterheads::Identity>();

}  // namespace supercargo

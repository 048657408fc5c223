// Are numbers that others have given (GTIN, VAT id, IBAN, e-mail, phone …) possible at all? Shape
// and check digits only (domain 10): whether they exist, nobody here knows. Pure, safe to call from
// any thread, quiet on any bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supercargo {

// `unknown`: there is no rule for this country, so nothing speaks against it.
enum class Verdict { valid, invalid, unknown };

// GS1
// The check digit that belongs behind `digits`, which are digits only.
char gs1_check_digit(std::string_view digits);
bool valid_gtin(std::string_view text);  // GTIN-8, -12, -13 or -14
bool valid_gln(std::string_view text);   // 13 digits: a place or a company
bool valid_sscc(std::string_view text);  // 18 digits: a pallet or parcel

// What a GTIN with a wrong check digit may have been before two neighbours were swapped; each is
// valid.
std::vector<std::string> gtin_by_one_transposition(std::string_view text);

// Tax and bank
// With its country prefix ("GB", "DE", "EL", "CHE" …); blanks, dots, dashes and slashes do not
// count.
Verdict vat_verdict(std::string_view text);

// The way an IBAN is stored and compared: upper case, without blanks.
std::string iban_key(std::string_view text);
// Of the electronic form: upper case, no blanks. Length and structure by country, remainder by 97.
Verdict iban_verdict(std::string_view text);

// People and places
bool valid_email(std::string_view text);
// "info@", "sales@": several people read it, so it confirms nobody's identity.
bool role_mailbox(std::string_view text);

// E.164: "+" and digits, separators and a "(0)" gone, "00" in front read as "+".
std::string phone_key(std::string_view text);
// Country code and 8 to 15 digits; Hong Kong has 8 national digits, Great Britain 10.
bool valid_phone(std::string_view text);

// ISO 3166-1 alpha-2, upper case.
bool known_country(std::string_view code);
// False where the post knows no postcodes (Hong Kong …): there none may be required.
bool has_postcodes(std::string_view country);
// Great Britain by its pattern; elsewhere `unknown` unless it cannot be a postcode anywhere.
Verdict postcode_verdict(std::string_view country, std::string_view postcode);

}  // namespace supercargo

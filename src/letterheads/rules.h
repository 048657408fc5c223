// What a letterhead may be: colours that can be read on paper, lines that fit it, each wording
// once. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "letterheads/letterhead.h"

namespace supercargo::letterheads {

// #RRGGBB
bool is_colour(std::string_view text);
// Of the company's identity; what is empty is not said, and right.
bool is_gln(std::string_view text);
bool is_country(std::string_view text);
bool is_email(std::string_view text);
bool is_iban(std::string_view text);
bool is_bic(std::string_view text);
// Every reason against it; empty: none.
std::vector<Reason> check_letterhead(const Letterhead& letterhead);

}  // namespace supercargo::letterheads

#include "letterheads/rules.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "kernel/identifiers.h"
#include "kernel/text.h"

namespace supercargo::letterheads {
namespace {

constexpr std::size_t line_max = 80;

// Relative luminance, and its contrast to white (WCAG 2.2, 1.4.3).
double contrast_to_paper(const std::string& colour) {
  const auto part = [&](std::size_t at) {
    unsigned value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 1.05 / (0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) + 0.05);
}

void check_lines(const std::vector<std::string>& lines, const std::string& name,
                 std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (code_points(lines[i]) > line_max)
      reasons.push_back({"/" + name + "/" + std::to_string(i), "too_long",
                         "A line has 80 characters at most; more does not fit the page."});
  }
}

}  // namespace

bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789ABCDEFabcdef", 1) == std::string_view::npos;
}

bool is_gln(std::string_view text) { return text.empty() || valid_gln(text); }
bool is_country(std::string_view text) { return text.empty() || known_country(text); }
bool is_email(std::string_view text) { return text.empty() || valid_email(text); }
bool is_iban(std::string_view text) {
  return text.empty() || iban_verdict(iban_key(text)) == Verdict::valid;
}

// ISO 9362: a bank's four letters, its country, its place, and its branch where it is named.
bool is_bic(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() != 8 && text.size() != 11) return false;
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  return is_plain && known_country(text.substr(4, 2));
}

std::vector<Reason> check_letterhead(const Letterhead& letterhead) {
  std::vector<Reason> reasons;
  if (is_colour(letterhead.accent) && contrast_to_paper(letterhead.accent) < 4.5) {
    reasons.push_back({"/accent", "too_pale",
                       "What is set in this colour could not be read on paper: its contrast to "
                       "white is below 4.5."});
  }
  check_lines(letterhead.address, "address", reasons);
  check_lines(letterhead.footer_left, "footer_left", reasons);
  check_lines(letterhead.footer_middle, "footer_middle", reasons);
  check_lines(letterhead.footer_right, "footer_right", reasons);
  std::set<std::pair<Paper, printing::Language>> seen;
  for (std::size_t i = 0; i < letterhead.wordings.size(); ++i) {
    const Wording& each = letterhead.wordings[i];
    if (!seen.emplace(each.document, each.language).second)
      reasons.push_back({"/wordings/" + std::to_string(i), "duplicate",
                         "There is a wording for this document in this language already."});
  }
  return reasons;
}

}  // namespace supercargo::letterheads

#include <algorithm>
#include <array>

#include "kernel/csv.h"
#include "kernel/digits.h"
#include "kernel/result.h"

namespace supercargo {
namespace {

// Signs with which some spreadsheet begins a formula, the full-width ones of East Asian keyboards
// too.
constexpr std::array<std::string_view, 11> triggers{"=",  "+",  "-",  "@",  "\t", "\r",
                                                    "\n", "＝", "＋", "－", "＠"};

bool begins_formula(std::string_view text) {
  return std::any_of(triggers.begin(), triggers.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string_view behind_quotes(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of('\''), text.size()));
}

}  // namespace

std::string_view code(CsvFault fault) {
  switch (fault) {
    case CsvFault::none:
      return "";
    case CsvFault::too_many_columns:
      return "too_many_columns";
    case CsvFault::cell_too_long:
      return "cell_too_long";
    case CsvFault::nul_character:
      return "nul_character";
    case CsvFault::not_utf8:
      return "not_utf8";
    case CsvFault::text_after_quote:
      return "text_after_quote";
    case CsvFault::too_many_lines_in_cell:
      return "too_many_lines_in_cell";
    case CsvFault::quote_not_closed:
      return "quote_not_closed";
  }
  return "";
}

// Texts that already begin with such quotes get one more, so that the way back is never in doubt.
std::string guard_formula(std::string_view text) {
  std::string guarded;
  guarded.reserve(text.size() + 1);
  if (begins_formula(behind_quotes(text))) guarded += '\'';
  return guarded += text;
}

std::string_view unguard_formula(std::string_view text) {
  const bool guarded = text.starts_with('\'') && begins_formula(behind_quotes(text));
  return guarded ? text.substr(1) : text;
}

char guess_csv_separator(std::string_view head) {
  char best = ',';
  std::ptrdiff_t most = 0;
  std::string plain;
  bool in_quotes = false;
  for (const char c : head) {
    if (c == '"') in_quotes = !in_quotes;
    if (!in_quotes && (c == '\n' || c == '\r') && !plain.empty()) break;
    if (!in_quotes) plain += c;
  }
  for (const char separator : {',', ';', '\t', '|'}) {
    const auto found = std::count(plain.begin(), plain.end(), separator);
    if (found > most) best = separator;
    most = std::max(most, found);
  }
  return best;
}

void CsvWriter::separate() {
  if (in_row_) out_ += separator_;
  in_row_ = true;
}

CsvWriter& CsvWriter::text(std::string_view value) {
  separate();
  out_ += '"';
  if (begins_formula(behind_quotes(value))) out_ += '\'';
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t quote = std::min(value.find('"', at), value.size());
    out_ += value.substr(at, quote - at);
    if (quote < value.size()) out_ += "\"\"";
    at = quote + 1;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(std::string_view value) {
  const auto belongs = [](char c) { return digits::is_digit(c) || c == '-' || c == '.'; };
  SUPERCARGO_CHECK(!value.empty() && std::all_of(value.begin(), value.end(), belongs));
  separate();
  out_ += value;
  return *this;
}

CsvWriter& CsvWriter::nothing() {
  separate();
  return *this;
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  in_row_ = false;
}

}  // namespace supercargo

#include "documents/sheet.h"

#include <algorithm>

#include "kernel/country_names.h"

namespace supercargo::documents {
namespace {

using printing::Document;
using printing::Total;
using printing::Weight;

void add_line(std::vector<std::string>& lines, const std::string& line) {
  if (!line.empty()) lines.push_back(line);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// Units that people count in have words; the codes of others are those of the trade.
const char* unit_words(const std::string& unit, printing::Language language) {
  const bool chinese = language != printing::Language::english;
  if (unit == "EA" || unit == "H87" || unit == "C62") return chinese ? "件" : "pcs";
  if (unit == "KGM") return "kg";
  if (unit == "MTR") return "m";
  if (unit == "LTR") return "l";
  if (unit == "XCS" || unit == "XBX" || unit == "XCT") return chinese ? "箱" : "cases";
  if (unit == "XPX") return chinese ? "板" : "pallets";
  return nullptr;
}

}  // namespace

Document sheet(const Setting& setting, letterheads::Paper, const char* title,
               const std::string& number) {
  return {.language = setting.language,
          .paper = setting.paper,
          .letterhead = letterheads::printed(setting.letterhead),
          .title = title,
          .number = number,
          .page_words = setting.words().phrases.page};
}

void open_with(Document& document, const Setting& setting, letterheads::Paper kind,
               const std::string& usual) {
  const auto* own = letterheads::wording_of(setting.letterhead, kind, setting.language);
  const bool has_own = own != nullptr && !own->opening.empty();
  for (std::string& line : lines_of(has_own ? own->opening : usual))
    document.opening.push_back(std::move(line));
}

void close_with(Document& document, const Setting& setting, letterheads::Paper kind,
                const std::string& remarks) {
  if (!remarks.empty())
    document.notes.push_back({setting.words().phrases.notes, lines_of(remarks)});
  const auto* own = letterheads::wording_of(setting.letterhead, kind, setting.language);
  if (own != nullptr && !own->closing.empty())
    document.notes.push_back({"", lines_of(own->closing)});
}

printing::Block address_block(const Setting& setting, const char* heading, const std::string& name,
                              const std::optional<customers::Address>& address) {
  printing::Block block{.heading = heading};
  add_line(block.lines, name);
  if (!address) return block;
  if (address->name != name) add_line(block.lines, address->name);
  add_line(block.lines, address->line1);
  add_line(block.lines, address->line2);
  // Where the postcode stands before the city, as in most of the world; after it in English ones.
  const bool after = address->country == "GB" || address->country == "US" ||
                     address->country == "CA" || address->country == "AU";
  const std::string& first = after ? address->city : address->postcode;
  const std::string& second = after ? address->postcode : address->city;
  add_line(block.lines, first + (first.empty() || second.empty() ? "" : " ") + second);
  add_line(block.lines, address->region);
  if (!address->country.empty())
    block.lines.push_back(country_name(address->country, printing::tag_of(setting.language)));
  return block;
}

std::optional<customers::Address> billing_address(const customers::Customer& customer) {
  for (const auto kind : {customers::AddressKind::billing, customers::AddressKind::delivery})
    for (const customers::Address& each : customer.addresses)
      if (each.kind == kind) return each;
  return std::nullopt;
}

std::string unit_of(const std::string& unit, printing::Language language) {
  const char* words = unit_words(unit, language);
  return words != nullptr ? words : unit;
}

std::string amount_of(Quantity quantity, const std::string& unit, printing::Language language) {
  return printing::shown(quantity) + "\u00A0" + unit_of(unit, language);
}

void add_sums(Document& document, const Setting& setting, const Figures& figures,
              const char* last) {
  const WordsOf& words = setting.words();
  const taxes::Totals& totals = figures.totals;
  auto& sums = document.totals;
  const bool apart = totals.discount.minor != 0 || totals.charges.minor != 0;
  if (apart)
    sums.push_back(
        {words.sums.lines, printing::shown(totals.net + totals.discount - totals.charges)});
  if (totals.discount.minor != 0)
    sums.push_back({words.sums.discount, printing::shown(-totals.discount)});
  for (const charges::Charge& each : figures.charges) {
    if (!each.waived)
      sums.push_back(
          {charges::name_in(each, printing::tag_of(setting.language)), printing::shown(each.net)});
  }
  if (!figures.rows.empty()) {
    sums.push_back({words.sums.net, printing::shown(totals.net)});
    sums.push_back({words.columns.tax, printing::shown(totals.tax)});
  }
  sums.push_back({last, printing::shown_with_currency(totals.gross), Weight::strong});
  if (figures.rows.empty()) return;
  printing::Table& taxes = document.taxes;
  taxes.heading = words.phrases.tax_heading;
  taxes.columns = {{words.columns.tax, 10},
                   {words.columns.rate, 3, printing::Align::right},
                   {words.columns.taxable, 4, printing::Align::right},
                   {words.columns.tax, 4, printing::Align::right}};
  for (const taxes::TaxRow& row : figures.rows) {
    std::string name = words.categories[static_cast<int>(row.category)];
    if (!row.country.empty()) name += " (" + row.country + ")";
    printing::Cell what{.text = std::move(name)};
    add_line(what.beneath, tax_reason_in(setting.language, row.reason));
    taxes.rows.push_back({std::move(what),
                          {printing::shown_percent(row.rate)},
                          {printing::shown(row.taxable)},
                          {printing::shown(row.amount)}});
  }
}

std::vector<std::string> payment_words(const customers::PaymentTerms& terms,
                                       const Setting& setting) {
  const Phrases& phrases = setting.words().phrases;
  if (terms.prepaid) return {phrases.in_advance};
  std::vector<std::string> words{
      filled(terms.from_end_of_month ? phrases.after_month : phrases.within_days, "days",
             std::to_string(terms.days))};
  if (terms.discount.e8 > 0) {
    words.push_back(
        filled(filled(phrases.less_within, "percent", printing::shown_percent(terms.discount)),
               "days", std::to_string(terms.discount_days)));
  }
  return words;
}

std::string tax_words(const taxes::LineTax& tax) {
  if (tax.category == taxes::Category::standard) return printing::shown_percent(tax.rate);
  return taxes::category_code(tax.category);
}

}  // namespace supercargo::documents

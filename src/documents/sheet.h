// What all documents share: the company's look and words, the language and paper that were asked
// for, and how addresses, amounts and taxes stand on paper.
#pragma once

#include <optional>

#include "charges/charge.h"
#include "customers/customer.h"
#include "customers/payment_terms.h"
#include "documents/words.h"
#include "kernel/calendar.h"
#include "printing/figures.h"
#include "taxes/tax.h"

namespace supercargo::documents {

struct Setting {
  letterheads::Letterhead letterhead;
  printing::Language language = printing::Language::english;
  printing::Paper paper = printing::Paper::a4;
  Calendar calendar = {};

  const WordsOf& words() const { return words_of(language); }
  std::string shown(Day day) const { return printing::shown(day, language); }
  std::string shown(Instant instant) const {
    return instant ? shown(local_day(instant, calendar)) : std::string();
  }
};

// An empty document of the kind: letterhead, language, the company's own opening and closing.
printing::Document sheet(const Setting& setting, letterheads::Paper kind, const char* title,
                         const std::string& number);
// The usual words unless the company has given its own.
void open_with(printing::Document& document, const Setting& setting, letterheads::Paper kind,
               const std::string& usual);
// Everything that stands on its own below the figures: remarks, and the company's closing words.
void close_with(printing::Document& document, const Setting& setting, letterheads::Paper kind,
                const std::string& remarks);

printing::Block address_block(const Setting& setting, const char* heading, const std::string& name,
                              const std::optional<customers::Address>& address);
// The customer's billing address, else the one of delivery.
std::optional<customers::Address> billing_address(const customers::Customer& customer);

std::string unit_of(const std::string& unit, printing::Language language);
// "36 cases", "2 pcs"
std::string amount_of(Quantity quantity, const std::string& unit, printing::Language language);

// Net, discount, charges, tax by category and rate, and what is to be paid.
struct Figures {
  const std::vector<charges::Charge>& charges;  // each by its name
  const std::vector<taxes::TaxRow>& rows;
  const taxes::Totals& totals;
  Currency currency;
};
void add_sums(printing::Document& document, const Setting& setting, const Figures& figures,
              const char* last);
// When it is due after the invoice, and what is taken off for paying early.
std::vector<std::string> payment_words(const customers::PaymentTerms& terms,
                                       const Setting& setting);
std::string tax_words(const taxes::LineTax& tax);

}  // namespace supercargo::documents

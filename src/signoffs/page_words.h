// The words of the page on which somebody here decides an approval, by language.
#pragma once

#include <string>

#include "signoffs/signoff.h"
#include "subjects/commands.h"

namespace supercargo::signoffs {

// Each with its {number}.
struct Names {
  const char* order;
  const char* special_price;
  const char* price_agreement;
  const char* payment_plan;
  const char* quotation;
  const char* amendment;
  const char* write_off;
};
struct PageWords {
  const char* tag;
  const char* title;  // {record}
  Names names;
  const char* for_person;  // {person}
  const char* intro;       // {date}
  const char* what;
  const char* clause;
  const char* usual_rule;  // when no clause of the company's own asks for it
  const char* asked_by;
  const char* step;  // {step}, {steps}
  const char* signed_by;
  const char* customer;
  const char* your_order;
  const char* requested;
  const char* total;
  const char* lines;
  const char* code;
  const char* code_hint;
  const char* approve;
  const char* reject;
  const char* reason;
  const char* reject_send;
  const char* foot;
  const char* at_the_desk;
  const char* no_factor;
  const char* code_missing;
  const char* code_wrong;
  const char* code_wait;
  const char* reason_missing;
  const char* approved;
  const char* approved_words;
  const char* refused;
  const char* refused_words;
  const char* decided_on;  // {date}
  const char* expired;
  const char* expired_words;
  const char* outdated;
  const char* outdated_words;
  const char* settled;
  const char* settled_words;
  const char* not_yours;
  const char* not_yours_words;
  const char* not_taken;
  const char* not_taken_words;
};

const PageWords& page_words(printing::Language language);
// "Special price SP-2026-000001"
std::string title_of(const subjects::Subject& subject, printing::Language language);

}  // namespace supercargo::signoffs

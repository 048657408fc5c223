// What a consumer is told before the contract, in the words of each language (domain A1.5). Names
// in braces are filled in.
#pragma once

#include "printing/document.h"
#include "rights/jurisdiction.h"

namespace supercargo::notices {

struct Words {
  const char* seller;
  const char* sale;
  const char* total;          // {total}
  const char* no_more;        // that nothing is added to it
  const char* delivery;       // {date}
  const char* delivery_days;  // {days}
  const char* payment;        // {days}
  const char* payment_now;
  const char* withdrawal;
  const char* may_withdraw;  // {days}
  const char* of_services;   // {days}
  const char* to_withdraw;
  const char* effects_uk;
  const char* effects_eu;
  const char* return_cost;
  const char* no_right;
  const char* exempt;
  const char* exempt_line;   // {line}, {name}, {why}, {reason}
  const char* depends_line;  // the same, of what depends on its use
  const char* form;
  const char* form_words;
  const char* faults;
  const char* faults_words;
};

const Words& words_of(printing::Language language);
// Why a line is exempt: "it is made to your own specification".
const char* words_of(rights::Exemption exemption, printing::Language language);

}  // namespace supercargo::notices

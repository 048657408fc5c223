// The words of the page on which a consumer withdraws, by language. Names in braces are filled in;
// function and button are named as the law has it (Directive 2011/83/EU, Art. 11a).
#pragma once

#include "printing/document.h"

namespace supercargo::declarations {

struct PageWords {
  const char* tag;
  const char* order_for;  // {customer}
  const char* title;
  const char* until;      // {date}
  const char* not_begun;  // {days}
  const char* choose;
  const char* choose_one;
  const char* exempt;  // {reason}
  const char* depends;
  const char* withdrawn;
  const char* name;
  const char* name_missing;
  const char* reason;
  const char* withdraw_here;
  const char* check;         // the second step's title
  const char* you_withdraw;  // {name}, {order}
  const char* confirm;
  const char* back;
  const char* done;  // {number}, {at}
  const char* no_right;
  const char* counter;
  const char* too_late;  // {begins}, {ends}
  const char* nothing;
  const char* foot;
  const char* nowhere;
  const char* nowhere_words;
};

const PageWords& page_words(printing::Language language);

}  // namespace supercargo::declarations

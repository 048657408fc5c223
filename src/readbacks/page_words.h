// The words of the customer's page, by language. The button's are the law's (domain A1.5).
#pragma once

#include "printing/document.h"

namespace supercargo::readbacks {

struct PageWords {
  const char* tag;
  const char* title;
  const char* order_for;   // {customer}
  const char* intro;       // {date}
  const char* more_lines;  // {count}
  const char* no_price;
  const char* deliver_to;
  const char* requested;
  const char* promised;
  const char* payment;
  const char* within_days;  // {days}
  const char* your_order;
  const char* our_order;
  const char* notes;
  const char* goods;
  const char* discount;
  const char* net;
  const char* tax;
  const char* total;
  const char* name;
  const char* order;  // the button
  const char* ask;
  const char* ask_words;
  const char* ask_send;
  const char* decline;
  const char* decline_words;
  const char* decline_send;
  const char* foot;
  const char* name_missing;
  const char* words_missing;
  const char* agreed;
  const char* agreed_words;
  const char* changes;
  const char* changes_words;
  const char* declined;
  const char* declined_words;
  const char* answered_on;  // {date}
  const char* expired;
  const char* expired_words;
  const char* outdated;
  const char* outdated_words;
  const char* nowhere;
  const char* nowhere_words;
  const char* said_agreed;
  const char* said_changes;
  const char* said_declined;
  const char* whole_price;
  const char* told_anew;
  const char* withdraw_here;
};

const PageWords& page_words(printing::Language language);

}  // namespace supercargo::readbacks

// The words that stand on documents, by language.
#pragma once

#include "letterheads/letterhead.h"

namespace supercargo::documents {

struct Titles {
  const char* confirmation;
  const char* order;  // one that is not confirmed
  const char* quotation;
  const char* pick_list;
  const char* packing_list;
  const char* despatch_note;
  const char* invoice;
  const char* credit_note;
  const char* statement;
  const char* label;
};

struct Labels {
  const char* date;
  const char* your_order;
  const char* our_order;
  const char* customer;
  const char* vat_id;
  const char* our_vat_id;
  const char* promised;
  const char* requested;
  const char* shipment;
  const char* warehouse;
  const char* carrier;
  const char* tracking;
  const char* leaves;
  const char* expected;
  const char* deliver_to;
  const char* payment;
  const char* due;
  const char* delivered;
  const char* credits;
  const char* reason;
  const char* from;
  const char* to;
  const char* weight;
  const char* period;
  const char* valid_until;
  const char* version;
};

struct Columns {
  const char* goods;
  const char* quantity;
  const char* unit_price;
  const char* unit_price_with_tax;
  const char* tax;
  const char* net;
  const char* planned;
  const char* picked;
  const char* rate;
  const char* taxable;
  const char* document;
  const char* amount;
  const char* balance;
  const char* open;
};

struct Sums {
  const char* lines;
  const char* discount;
  const char* net;
  const char* total;
  const char* credited;
  const char* brought_forward;
  const char* owed;
  const char* unused;  // paid, and no invoice has used it
};

struct Phrases {
  const char* thanks;
  const char* please_check;
  const char* offered;  // {date}: until which it holds
  const char* not_confirmed;
  const char* cancelled;
  const char* pay_by;       // {date}
  const char* within_days;  // {days}
  const char* in_advance;
  const char* after_month;  // {days}: from the end of the month of the invoice
  const char* less_within;  // {percent} {days}
  const char* less_until;   // {date} {amount}
  const char* no_price;     // in place of one
  const char* later;        // {date}: a line that comes on another day than the order
  const char* package;      // {number} {count}
  const char* received_by;
  const char* signature;
  const char* picked_by;
  const char* notes;
  const char* tax_heading;
  const char* statement_of;
  const char* nothing_owed;
  const char* disputed;  // {amount}
  const char* page;
};

struct WordsOf {
  Titles titles;
  Labels labels;
  Columns columns;
  Sums sums;
  Phrases phrases;
  const char* categories[7];   // of tax, in the order of taxes::Category
  const char* tax_reasons[5];  // those that are ours, in the same order in every language
};

const WordsOf& words_of(printing::Language language);

// Why no tax is asked: our own reasons in that language, the company's as it wrote them.
std::string tax_reason_in(printing::Language language, const std::string& reason);

// Every {name} filled in.
std::string filled(std::string text, const std::string& name, const std::string& value);

}  // namespace supercargo::documents

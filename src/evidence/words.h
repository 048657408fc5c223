// The words of a pack's summary, by language.
#pragma once

#include "printing/document.h"

namespace supercargo::evidence {

struct Words {
  const char* title;
  const char* contents;
  const char* part;
  const char* records;
  const char* what_it_is;
  const char* how_to_check;
  const char* redacted_note;
  const char* order;
  const char* customer;
  const char* their_number;
  const char* status;
  const char* version;
  const char* made_at;
  const char* purpose;
  const char* lines;
  const char* versions;
  const char* checks;
  const char* approvals;
  const char* decisions;
  const char* issues;
  const char* questions;
  const char* holds;
  const char* shipments;
  const char* follow_ups;
  const char* invoices;
  const char* statements;
  const char* files;
  const char* timeline;
  const char* at;
  const char* who;
  const char* what;
  const char* result;
  const char* detail;
  const char* reason;
  const char* clause;
  const char* hash;
  const char* quantity;
  const char* promised;
  const char* delivered;
  const char* rest;
};

const Words& words_in(printing::Language language);

}  // namespace supercargo::evidence

// Documents of records, drawn for whoever may read the record. All of it reads; drawing takes tens
// of milliseconds and stands in nobody's way.
#pragma once

#include <string>

#include "documents/compose.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::documents {

struct Wanted {
  std::string id;        // of the record, or its number
  std::string language;  // en, zh-Hant, zh-Hans; else the customer's
  std::string paper;     // a4, letter; else the company's
};

// A file, and what it is called.
struct Drawn {
  std::string name;
  std::string pdf;
};

// What was asked for, with the company's letterhead; or every reason against it.
Result<Setting> setting_for(const db::Reader& reader, const Wanted& wanted,
                            const std::string& customer_language);

// What is to be drawn, and what it will be called.
struct Composed {
  std::string name;
  printing::Document document;
};
Composed named(printing::Document document);
// For whoever draws it later, on another thread.
Result<Composed> compose_order(const journal::Query& query, const Wanted& wanted);
Result<Drawn> draw_order(const journal::Query& query, const Wanted& wanted);
Result<Drawn> draw_pick_list(const journal::Query& query, const Wanted& wanted);
Result<Drawn> draw_packing_list(const journal::Query& query, const Wanted& wanted);
Result<Drawn> draw_despatch_note(const journal::Query& query, const Wanted& wanted);
Result<Drawn> draw_labels(const journal::Query& query, const Wanted& wanted);
// Also of a credit note; in the language of the day of issue unless another is asked for.
Result<Drawn> draw_invoice(const journal::Query& query, const Wanted& wanted);
// What stands open with a customer today.
Result<Composed> compose_statement(const journal::Query& query, const Wanted& wanted);
Result<Drawn> draw_statement(const journal::Query& query, const Wanted& wanted);

}  // namespace supercargo::documents

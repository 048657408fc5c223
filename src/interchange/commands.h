// Taking in what customers' systems send.
#pragma once

#include <optional>
#include <string_view>

#include "db/listing.h"
#include "interchange/document.h"
#include "journal/unit.h"

namespace supercargo::interchange {

struct Delivery {
  std::string_view bytes;
  std::string file_name;
  std::string customer;  // id or code, where whoever brings it knows; else the document says
};

// Reads and keeps each document, and makes a draft order of what is one. Never refuses: a document
// that was refused is kept too and says why. The same document again is the one before, and makes
// no second order.
Delivered deliver(journal::Unit& unit, const Delivery& delivery);

// What a document asked for, read again from its bytes; nothing when it cannot be read.
std::optional<formats::Message> asked_in(const db::Reader& reader, const Document& document);

Result<Document> get(const journal::Query& query, const DocumentReference& reference);
Result<db::Page<Document>> list_documents(const journal::Query& query,
                                          const db::ListRequest& request);

}  // namespace supercargo::interchange

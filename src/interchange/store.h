// All SQL of exchange_document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "interchange/document.h"

namespace supercargo::interchange {

std::optional<Document> find(const db::Reader& reader, std::string_view reference);
// Not refused, by customer, kind and number.
std::optional<Document> find_accepted(const db::Reader& reader, const std::string& key);
// The order that one of ours was made of.
std::optional<Document> find_order_of(const db::Reader& reader, OrderId order);
// Portals see their own company's.
Result<db::Page<Document>> list(const db::Reader& reader, const db::ListRequest& request,
                                CustomerId party);
void add(db::Writer& writer, const Document& document);

}  // namespace supercargo::interchange

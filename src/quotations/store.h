// All SQL of quotation and quotation_revision.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "quotations/quotation.h"

namespace supercargo::quotations {

// By id or number, whole: with revisions and approvals.
std::optional<Quotation> find(const db::Reader& reader, std::string_view reference);
// The one that an order was made from.
std::optional<Quotation> of_order(const db::Reader& reader, OrderId order);
// The one that this link was sent for, with nothing after the revision that it was sent with.
std::optional<Quotation> find_by_token(const db::Reader& reader, const Bytes& token_hash);
// Heads alone; a customer's own that were sent to him.
Result<db::Page<Quotation>> list(const db::Reader& reader, const db::ListRequest& request);
Result<db::Page<Quotation>> list_of(const db::Reader& reader, const db::ListRequest& request,
                                    CustomerId party);

void add(db::Writer& writer, const Quotation& quotation);
// The head.
void save(db::Writer& writer, const Quotation& quotation);
void add(db::Writer& writer, const Revision& revision);
// When it was sent, seen or replaced: never what it offers.
void save(db::Writer& writer, const Revision& revision);

}  // namespace supercargo::quotations

// All SQL of invoice_dispute. Nothing is ever deleted.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "db/listing.h"
#include "db/writer.h"
#include "disputes/dispute.h"

namespace supercargo::disputes {

// By id or number.
std::optional<Dispute> find(const db::Reader& reader, std::string_view reference);
Result<db::Page<Dispute>> list(const db::Reader& reader, const db::ListRequest& request);
// What the open ones of an invoice sum to.
Money contested_of(const db::Reader& reader, InvoiceId invoice, Currency currency);

void add(db::Writer& writer, const Dispute& dispute);
void save(db::Writer& writer, const Dispute& dispute);

// Invoices of which more or less is contested than the open disputes say, a line each.
void verify(const db::Reader& reader, const std::function<void(const std::string&)>& found);

}  // namespace supercargo::disputes

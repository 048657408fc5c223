// All SQL of invoice and invoice_line. Rows are added and never changed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "invoices/invoice.h"

namespace supercargo::invoices {

// By id or number, whole.
std::optional<Invoice> find(const db::Reader& reader, std::string_view reference);
// Without their lines.
Result<db::Page<Invoice>> list(const db::Reader& reader, const db::ListRequest& request,
                               CustomerId party);
// Every line about the order on invoices and credit notes.
std::vector<Line> lines_of_order(const db::Reader& reader, OrderId order);
// Lines of the credit notes of an invoice.
// Without their lines.
std::vector<Invoice> heads_of_order(const db::Reader& reader, OrderId order);
std::vector<Invoice> notes_crediting(const db::Reader& reader, InvoiceId invoice);
std::vector<Line> lines_crediting(const db::Reader& reader, InvoiceId invoice);
// Of a customer, the oldest first, without lines; at most so many.
std::vector<Invoice> of_customer(const db::Reader& reader, CustomerId customer, std::int64_t limit);

void add(db::Writer& writer, const Invoice& invoice);

}  // namespace supercargo::invoices

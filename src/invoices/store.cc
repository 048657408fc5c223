#include "invoices/store.h"

#include <algorithm>

namespace supercargo::invoices {
namespace {

std::optional<Invoice> find_head(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<InvoiceId>(reference))
    return reader.row<Invoice>(
        "SELECT {fields} FROM invoice WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Invoice>(
      "SELECT {fields} FROM invoice WHERE tenant_id = $1 AND number = $2 LIMIT 1", reference);
}

}  // namespace

std::optional<Invoice> find(const db::Reader& reader, std::string_view reference) {
  auto invoice = find_head(reader, reference);
  if (!invoice) return std::nullopt;
  invoice->lines = reader.by_keys<Line>("invoice", std::vector{invoice->id});
  std::sort(invoice->lines.begin(), invoice->lines.end(),
            [](const Line& a, const Line& b) { return a.line < b.line; });
  stamp_currency(entity<Invoice>(), &*invoice, {});
  return invoice;
}

Result<db::Page<Invoice>> list(const db::Reader& reader, const db::ListRequest& request,
                               CustomerId party) {
  if (!party) return db::page<Invoice>(reader, request);
  return db::page<Invoice>(reader, request, {{"customer_id", party.value}});
}

std::vector<Line> lines_of_order(const db::Reader& reader, OrderId order) {
  return reader.by_keys<Line>("sales_order", std::vector{order});
}

std::vector<Invoice> heads_of_order(const db::Reader& reader, OrderId order) {
  return reader.rows<Invoice>(
      "SELECT {fields} FROM invoice WHERE tenant_id = $1 AND sales_order_id = $2 "
      "ORDER BY id LIMIT 1000",
      order);
}

std::vector<Invoice> notes_crediting(const db::Reader& reader, InvoiceId invoice) {
  return reader.rows<Invoice>(
      "SELECT {fields} FROM invoice WHERE tenant_id = $1 AND credits_id = $2 "
      "ORDER BY id LIMIT 1000",
      invoice);
}

std::vector<Line> lines_crediting(const db::Reader& reader, InvoiceId invoice) {
  std::vector<InvoiceId> notes;
  for (const auto& [id] : reader.values<InvoiceId>(
           "SELECT id FROM invoice WHERE tenant_id = $1 AND credits_id = $2 ORDER BY id LIMIT 1000",
           invoice))
    notes.push_back(id);
  return reader.by_keys<Line>("invoice", notes);
}

std::vector<Invoice> of_customer(const db::Reader& reader, CustomerId customer,
                                 std::int64_t limit) {
  auto found = reader.rows<Invoice>(
      "SELECT {fields} FROM invoice WHERE tenant_id = $1 AND customer_id = $2 "
      "ORDER BY id LIMIT $3",
      customer, limit);
  for (Invoice& invoice : found) stamp_currency(entity<Invoice>(), &invoice, {});
  return found;
}

void add(db::Writer& writer, const Invoice& invoice) {
  writer.insert_row(invoice);
  writer.insert_rows(invoice.lines);
}

}  // namespace supercargo::invoices

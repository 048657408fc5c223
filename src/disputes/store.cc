#include "disputes/store.h"

namespace supercargo::disputes {

std::optional<Dispute> find(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<DisputeId>(reference))
    return reader.row<Dispute>(
        "SELECT {fields} FROM invoice_dispute WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Dispute>(
      "SELECT {fields} FROM invoice_dispute WHERE tenant_id = $1 AND number = $2 LIMIT 1",
      reference);
}

Result<db::Page<Dispute>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Dispute>(reader, request);
}

Money contested_of(const db::Reader& reader, InvoiceId invoice, Currency currency) {
  const auto sum = reader.value<std::int64_t>(
      "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM invoice_dispute WHERE tenant_id = $1 "
      "AND invoice_id = $2 AND status = 'open'",
      invoice);
  return {sum.value_or(0), currency};
}

void add(db::Writer& writer, const Dispute& dispute) { writer.insert_row(dispute); }
void save(db::Writer& writer, const Dispute& dispute) { writer.update_row(dispute); }

void verify(const db::Reader& reader, const std::function<void(const std::string&)>& found) {
  for (const auto& [number] : reader.values<std::string>(
           "SELECT r.number FROM receivable r WHERE r.tenant_id = $1 AND r.contested <> "
           "(SELECT COALESCE(SUM(d.amount), 0) FROM invoice_dispute d WHERE d.tenant_id = $1 "
           "AND d.invoice_id = r.id AND d.status = 'open') ORDER BY r.number LIMIT 1000"))
    found("What is disputed of " + number + " is not what its open disputes say.");
}

}  // namespace supercargo::disputes

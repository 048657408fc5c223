#include "quotations/store.h"

#include <algorithm>

#include "approvals/store.h"

namespace supercargo::quotations {
namespace {

std::optional<Quotation> whole(const db::Reader& reader, std::vector<Quotation> found) {
  if (found.empty()) return std::nullopt;
  Quotation quotation = std::move(found.front());
  quotation.revisions = reader.by_keys<Revision>("quotation", std::vector{quotation.id});
  std::sort(quotation.revisions.begin(), quotation.revisions.end(),
            [](const Revision& a, const Revision& b) { return a.version < b.version; });
  quotation.approvals = approvals::find_by_subjects(reader, {quotation.id.value});
  return quotation;
}

}  // namespace

std::optional<Quotation> find(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<QuotationId>(reference))
    return whole(reader, reader.by_keys<Quotation>("id", std::vector{*id}));
  return whole(reader, reader.by_keys<Quotation>("number", std::vector{std::string(reference)}));
}

std::optional<Quotation> of_order(const db::Reader& reader, OrderId order) {
  return whole(reader, reader.by_keys<Quotation>("sales_order", std::vector{order}));
}

std::optional<Quotation> find_by_token(const db::Reader& reader, const Bytes& token_hash) {
  const auto revision = reader.row<Revision>(
      "SELECT {fields} FROM quotation_revision WHERE tenant_id = $1 AND token_hash = $2 LIMIT 1",
      token_hash);
  if (!revision) return std::nullopt;
  auto quotation = find(reader, text(revision->quotation));
  SUPERCARGO_CHECK(quotation.has_value());
  // What he was sent is what he sees, whatever came after.
  std::erase_if(quotation->revisions,
                [&](const Revision& each) { return each.version > revision->version; });
  return quotation;
}

Result<db::Page<Quotation>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Quotation>(reader, request);
}

Result<db::Page<Quotation>> list_of(const db::Reader& reader, const db::ListRequest& request,
                                    CustomerId party) {
  return db::page<Quotation>(reader, request, {{"customer_id", party.value}});
}

void add(db::Writer& writer, const Quotation& quotation) {
  writer.insert_row(quotation);
  writer.insert_rows(quotation.revisions);
}

void save(db::Writer& writer, const Quotation& quotation) { writer.update_row(quotation); }

void add(db::Writer& writer, const Revision& revision) { writer.insert_row(revision); }

void save(db::Writer& writer, const Revision& revision) {
  writer.update_rows(
      {"quotation", "version"},
      {"sent_at", "viewed_at", "superseded_at", "mail", "to", "language", "token_hash"},
      std::vector{revision});
}

}  // namespace supercargo::quotations

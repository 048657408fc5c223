#include "evidence/redact.h"

#include <algorithm>
#include <array>
#include <set>

#include "evidence/store.h"
#include "journal/entry_store.h"

namespace supercargo::evidence {
namespace {

// What these hold names somebody else: whoever was spoken to, took the goods or receives them.
constexpr std::array fields_of_others{
    "receiver", "proof",       "record", "contact",          "read_back", "consent",
    "wanted",   "signed_name", "draft",  "delivery_address", "to",        "answered_from"};

class Taking {
 public:
  Taking(const journal::Disclosure& disclosure, std::int64_t customer)
      : disclosure_(disclosure), customer_(customer) {}

  void out(std::string& value) const {
    if (!value.empty()) value = "redacted:" + disclosure_.digest(customer_, value);
  }
  void out(std::optional<customers::Address>& address) const {
    if (address) out(address->name);
  }

 private:
  const journal::Disclosure& disclosure_;
  std::int64_t customer_;
};

std::int64_t bytes_of(const std::vector<packs::Segment>& segments) {
  std::size_t bytes = 0;
  for (const packs::Segment& segment : segments)
    for (const journal::Entry& entry : segment.entries) bytes += entry.changes.size();
  return static_cast<std::int64_t>(bytes);
}

std::vector<std::int64_t> subjects_of(const std::vector<packs::Segment>& segments) {
  std::set<std::int64_t> subjects;
  for (const packs::Segment& segment : segments)
    for (const journal::Entry& entry : segment.entries) subjects.insert(entry.subject.value);
  return {subjects.begin(), subjects.end()};
}

}  // namespace

bool is_of_others(std::string_view field) {
  return std::find(fields_of_others.begin(), fields_of_others.end(), field) !=
         fields_of_others.end();
}

bool is_customers_file(const files::Attachment& file) {
  return file.owner_kind == "sales_order" || file.owner_kind == "invoice" ||
         file.owner_kind == "mail";
}

Result<packs::Chain> Showing::chain_about(const std::vector<std::int64_t>& records) const {
  const auto head = journal::find_head(query_.db);
  SUPERCARGO_CHECK(head.has_value());
  auto segments = segments_about(query_.db, records, entries_max);
  if (!segments || bytes_of(*segments) > chain_bytes_max)
    return Problem{Refusal::too_large, "pack_too_large",
                   "More was told about this order than one pack holds."};
  const journal::Disclosure disclosure(query_.db, query_.services.sealer, subjects_of(*segments));
  packs::Chain chain{.tenant = query_.db.tenant(), .head_seq = head->seq, .head_hash = head->hash};
  chain.segments = std::move(*segments);
  chain.keys =
      packs::keys_of(chain.segments, [&](const journal::Entry& entry, std::string_view field) {
        return key_of(disclosure, entry, field);
      });
  return chain;
}

packs::FieldKey Showing::key_of(const journal::Disclosure& disclosure, const journal::Entry& entry,
                                std::string_view field) const {
  packs::FieldKey key{
      .seq = entry.seq, .field = std::string(field), .shown = packs::Shown::withheld};
  if (disclosure.is_erased(entry.subject.value)) {
    key.shown = packs::Shown::erased;
    return key;
  }
  const bool is_others = entry.subject.value != customer_ || is_of_others(field);
  if (extent_ == Extent::redacted && is_others) return key;
  auto open = disclosure.key_of({query_.db.tenant(), entry.subject.value, entry.seq, field});
  if (!open) return key;
  key.shown = packs::Shown::open;
  key.key = std::move(*open);
  return key;
}

void Showing::take_out_others(Found& found) const {
  const journal::Disclosure disclosure(query_.db, query_.services.sealer, {customer_});
  const Taking take(disclosure, customer_);
  take.out(found.order.delivery_address);
  if (found.order.read_back) take.out(found.order.read_back->contact);
  if (found.order.consent) take.out(found.order.consent->contact);
  for (auto& amendment : found.amendments) {
    if (!amendment.wanted) continue;
    take.out(amendment.wanted->delivery_address);
    if (amendment.wanted->agreed) take.out(amendment.wanted->agreed->contact);
  }
  for (auto& follow_up : found.follow_ups) {
    take.out(follow_up.draft);
    if (follow_up.record) take.out(follow_up.record->contact);
  }
  for (auto& shipment : found.shipments) {
    take.out(shipment.delivery_address);
    if (shipment.proof) take.out(shipment.proof->receiver);
  }
  for (auto& invoice : found.invoices) take.out(invoice.billing_address);
  for (auto& mail : found.mails) take.out(mail.to);
  for (auto& read_back : found.read_backs) {
    take.out(read_back.to);
    take.out(read_back.signed_name);
    take.out(read_back.answered_from);
  }
  for (auto& signoff : found.sign_offs) take.out(signoff.decided_from);
  for (auto& statement : found.statements) {
    take.out(statement.statement);
    take.out(statement.signed_name);
  }
  for (Named& person : found.people) take.out(person.name);
  for (Enclosed& file : found.enclosed)
    if (file.left_out == "redacted") take.out(file.name);
}

}  // namespace supercargo::evidence

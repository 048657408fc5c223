#include "interchange/commands.h"

#include <algorithm>

#include "customers/rules.h"
#include "files/commands.h"
#include "files/store.h"
#include "formats/edifact.h"
#include "formats/edifact_reader.h"
#include "formats/ubl_reader.h"
#include "interchange/intake.h"
#include "interchange/store.h"
#include "orders/rules.h"

namespace supercargo::interchange {
namespace {

using formats::Message;

Kind kind_of(formats::Kind kind) {
  switch (kind) {
    case formats::Kind::order:
      return Kind::order;
    case formats::Kind::order_change:
      return Kind::order_change;
    case formats::Kind::order_cancellation:
      break;
  }
  return Kind::order_cancellation;
}

std::string name_of(const formats::Party& party) {
  return party.identifiers.empty() ? party.name : party.identifiers.front();
}

std::string key_of(const Document& document) {
  return text(document.customer_id) + '|' + choices<Kind>().names[static_cast<int>(document.kind)] +
         '|' + document.number;
}

Document read_from(const Message& message) {
  return {.format = message.format,
          .kind = kind_of(message.kind),
          .number = message.number,
          .order_number = message.order_number,
          .sender = name_of(message.buyer),
          .receiver = name_of(message.seller)};
}

Document refused_as_a_whole(formats::Format format, const Problem& problem) {
  Document document{.format = format};
  for (const Reason& each : problem.reasons)
    document.remarks.push_back({each.pointer, each.code, each.detail});
  return document;
}

// Domain 11: who takes back or changes what was promised; an order is a customer's to send.
bool may_change_orders(const journal::Actor& actor) {
  return actor.sole_person || orders::confirmers.meets(actor.roles);
}

class Intake {
 public:
  Intake(journal::Unit& unit, const Delivery& delivery)
      : unit_(unit), arrived_{delivery.bytes, delivery.file_name, delivery.customer} {}

  Document take(const Result<Message>& message, formats::Format format) {
    Document document = message ? read_from(*message) : refused_as_a_whole(format, message.error());
    document.id = unit_.make_id<ExchangeDocumentId>();
    document.received_by = unit_.actor().person;
    document.received_at = unit_.now();
    document.revision = 1;
    if (unit_.actor().portal() || !arrived_.customer.empty()) whose(document);
    if (auto before = message ? use(*message, document) : std::nullopt) return std::move(*before);
    keep(document);
    if (document.status != Status::refused) document.accepted_key = key_of(document);
    taken_.push_back(document.id);
    add(unit_.db, document);
    unit_.tell(
        journal::created("exchange_document_received", document, document.customer_id.value));
    return document;
  }

 private:
  void keep(Document& document) {
    const auto kept = files::keep_original(unit_, {.owner = text(document.id),
                                                   .owner_kind = entity<Document>().name,
                                                   .name = arrived_.file_name,
                                                   .bytes = arrived_.bytes});
    document.hash = kept.hash;
  }

  // Known without a look into the document.
  void whose(Document& document) {
    std::vector<Remark> unsaid;  // told when it is used
    const auto customer = customer_of(unit_, arrived_, {}, unsaid);
    if (!customer) return;
    document.customer = customer->code;
    document.customer_id = customer->id;
  }

  bool is_same(const Document& before) const {
    const auto kept = files::find_by_owners(unit_.db, {text(before.id)});
    return !kept.empty() && files::bytes_of(unit_.db, kept.front().blob) == arrived_.bytes;
  }

  // The document before it, when this is the same again.
  std::optional<Document> use(const Message& message, Document& document) {
    const auto customer = customer_of(unit_, arrived_, message.buyer, document.remarks);
    if (!customer) return std::nullopt;
    document.customer = customer->code;
    document.customer_id = customer->id;
    auto before = find_accepted(unit_.db, key_of(document));
    const bool came_now =
        before && std::find(taken_.begin(), taken_.end(), before->id) != taken_.end();
    if (before && !came_now && is_same(*before)) return before;
    if (before) {
      document.remarks.push_back(
          {"", "document_number_taken", "Another document came with this number before."});
      return std::nullopt;
    }
    if (message.kind == formats::Kind::order) {
      take_order(unit_, arrived_, message, document);
    } else if (!may_change_orders(unit_.actor())) {
      document.remarks.push_back(
          {"", "not_yours_to_change", "The order desk changes and cancels orders."});
    } else if (message.kind == formats::Kind::order_change) {
      take_change(unit_, message, document);
    } else {
      take_cancellation(unit_, message, document);
    }
    return std::nullopt;
  }

  journal::Unit& unit_;
  Arrived arrived_;
  std::vector<ExchangeDocumentId> taken_;  // of the same interchange
};

}  // namespace

Delivered deliver(journal::Unit& unit, const Delivery& delivery) {
  Delivered delivered;
  Intake intake(unit, delivery);
  if (formats::is_edifact(delivery.bytes)) {
    for (const auto& message : formats::read_edifact(delivery.bytes))
      delivered.items.push_back(intake.take(message, formats::Format::edifact));
  } else {
    delivered.items.push_back(intake.take(formats::read_ubl(delivery.bytes), formats::Format::ubl));
  }
  return delivered;
}

std::optional<Message> asked_in(const db::Reader& reader, const Document& document) {
  const auto kept = files::find_by_owners(reader, {text(document.id)});
  if (kept.empty() || document.number.empty()) return std::nullopt;
  const std::string bytes = files::bytes_of(reader, kept.front().blob);
  if (document.format == Format::ubl) {
    auto read = formats::read_ubl(bytes);
    return read ? std::optional(std::move(*read)) : std::nullopt;
  }
  for (auto& each : formats::read_edifact(bytes))
    if (each && each->number == document.number) return std::move(*each);
  return std::nullopt;
}

Result<Document> get(const journal::Query& query, const DocumentReference& reference) {
  auto document = find(query.db, reference.id);
  const auto& actor = query.actor();
  if (!document || (actor.portal() && actor.party != document->customer_id.value))
    return not_found("exchange document");
  return std::move(*document);
}

Result<db::Page<Document>> list_documents(const journal::Query& query,
                                          const db::ListRequest& request) {
  return list(query.db, request, CustomerId{query.actor().party});
}

}  // namespace supercargo::interchange

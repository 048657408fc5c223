#include "transmittals/queries.h"

#include <algorithm>

#include "catalog/store.h"
#include "customers/store.h"
#include "interchange/commands.h"
#include "interchange/store.h"
#include "invoices/commands.h"
#include "letterheads/store.h"
#include "orders/commands.h"
#include "orders/store.h"
#include "shipments/commands.h"
#include "transmittals/edifact_answers.h"
#include "transmittals/ubl_answers.h"
#include "transmittals/ubl_invoice.h"

namespace supercargo::transmittals {
namespace {

using formats::Format;
using interchange::Document;

Result<Format> format_of(const Wanted& wanted, Format usual) {
  if (wanted.format.empty()) return usual;
  if (wanted.format == "ubl") return Format::ubl;
  if (wanted.format == "edifact") return Format::edifact;
  return invalid({{"?format", "unknown_choice", "One of ubl, edifact."}});
}

Sent sent(const std::string& kind, const std::string& number, Format format, std::string bytes) {
  const bool is_ubl = format == Format::ubl;
  return {.name = kind + ' ' + number + (is_ubl ? ".xml" : ".edi"),
          .bytes = std::move(bytes),
          .media_type = is_ubl ? "application/xml" : "application/edifact"};
}

Partner us_now(const db::Reader& reader) {
  const auto letterhead = letterheads::letterhead_of(reader);
  Partner us = partner_of(letterhead.identity, letterhead.company, {});
  if (us.identifier.empty()) us.identifier = letterhead.company;
  return us;
}

Partner customer_named(const db::Reader& reader, CustomerId id, const std::string& code) {
  Partner them{.identifier = code, .name = code};
  const auto customer = customers::find_by_id(reader, id);
  if (!customer) return them;
  them.name = customer->name;
  if (is_vat_id(customer->vat_id)) them.vat_id = customer->vat_id;
  for (const auto& each : customer->addresses)
    if (them.address.line1.empty() || each.kind == customers::AddressKind::billing)
      them.address = each;
  return them;
}

void add_gtins(const db::Reader& reader, const orders::Order& order, Answer& answer) {
  std::vector<ProductId> ids;
  for (const auto& line : order.lines) ids.push_back(line.product);
  const auto products = catalog::find_by_ids(reader, ids);
  for (AnswerLine& line : answer.lines)
    for (const auto& product : products)
      if (line.goods.gtin.empty() && product.sku == line.goods.sku) line.goods.gtin = product.gtin;
}

Result<Sent> answered(const journal::Query& query, const Wanted& wanted, const orders::Order* order,
                      const Document* document) {
  const auto format = format_of(wanted, document == nullptr ? Format::ubl : document->format);
  if (!format) return format.error();
  const auto asked =
      document == nullptr ? std::nullopt : interchange::asked_in(query.db, *document);
  Answer answer = answer_of({order, document, asked ? &*asked : nullptr});
  answer.at = query.now();
  answer.seller = us_now(query.db);
  if (order != nullptr) {
    answer.buyer = customer_named(query.db, order->customer_id, order->customer);
    add_gtins(query.db, *order, answer);
  } else {
    answer.buyer = customer_named(query.db, document->customer_id, document->customer);
  }
  if (document != nullptr && !document->sender.empty()) {
    answer.buyer.identifier = document->sender;
    if (answer.buyer.name.empty()) answer.buyer.name = document->sender;
  }
  if (answer.buyer.name.empty() && answer.buyer.identifier.empty())
    return invalid({{"", "nobody_to_answer", "The document does not say who sent it."}});
  return sent("order-response", answer.number, *format,
              *format == Format::ubl ? ubl_order_response(answer) : edifact_order_response(answer));
}

// How the customer calls an order and its lines.
OrderNames names_of(const db::Reader& reader, OrderId id) {
  OrderNames names{.order = id};
  if (const auto order = orders::find(reader, text(id))) names.number = order->customer_po_number;
  const auto document = interchange::find_order_of(reader, id);
  if (!document) return names;
  if (!document->order_number.empty()) names.number = document->order_number;
  for (const auto& line : document->lines)
    if (line.line != 0) names.lines.push_back({line.line, line.id});
  return names;
}

Partner receiver_of(const shipments::Shipment& shipment) {
  Partner receiver{.identifier = shipment.customer, .name = shipment.customer_name};
  if (!shipment.delivery_address) return receiver;
  receiver.address = *shipment.delivery_address;
  if (!receiver.address.name.empty()) receiver.name = receiver.address.name;
  return receiver;
}

}  // namespace

Result<Sent> answer_order(const journal::Query& query, const Wanted& wanted) {
  const auto order = orders::get(query, {.id = wanted.id});
  if (!order) return order.error();
  const auto document = interchange::find_order_of(query.db, order->id);
  return answered(query, wanted, &*order, document ? &*document : nullptr);
}

Result<Sent> answer_document(const journal::Query& query, const Wanted& wanted) {
  const auto document = interchange::get(query, {.id = wanted.id});
  if (!document) return document.error();
  std::optional<orders::Order> order;
  if (document->sales_order) order = orders::find(query.db, text(document->sales_order));
  return answered(query, wanted, order ? &*order : nullptr, &*document);
}

Result<Sent> advise_despatch(const journal::Query& query, const Wanted& wanted) {
  const auto shipment = shipments::get(query, {.id = wanted.id});
  if (!shipment) return shipment.error();
  if (!shipment->despatched_at)
    return invalid({{"", "not_despatched", "What has not left is not advised yet."}});
  std::vector<OrderNames> names;
  for (const auto& line : shipment->lines)
    if (std::none_of(names.begin(), names.end(),
                     [&](const OrderNames& each) { return each.order == line.sales_order; }))
      names.push_back(names_of(query.db, line.sales_order));
  const auto origin = interchange::find_order_of(query.db, shipment->sales_order);
  const auto format = format_of(wanted, origin ? origin->format : Format::ubl);
  if (!format) return format.error();
  Advice advice = advice_of(*shipment, names);
  advice.at = query.now();
  advice.seller = us_now(query.db);
  advice.buyer = customer_named(query.db, shipment->customer_id, shipment->customer);
  if (origin && !origin->sender.empty()) advice.buyer.identifier = origin->sender;
  advice.receiver = receiver_of(*shipment);
  return sent(
      "despatch-advice", advice.number, *format,
      *format == Format::ubl ? ubl_despatch_advice(advice) : edifact_despatch_advice(advice));
}

Result<Sent> give_invoice(const journal::Query& query, const Wanted& wanted) {
  if (!wanted.format.empty() && wanted.format != "ubl")
    return invalid({{"?format", "unknown_choice", "Invoices are written in UBL."}});
  const auto invoice = invoices::get(query, {.id = wanted.id});
  if (!invoice) return invoice.error();
  // Of an invoice from before the company was named in parts, as it is named now.
  letterheads::Identity seller = invoice->seller.identity;
  if (seller.country.empty()) seller = letterheads::letterhead_of(query.db).identity;
  Billed billed{*invoice, seller, {}};
  if (const auto order = orders::find(query.db, text(invoice->sales_order)))
    billed.delivered_to = order->delivery_address;
  if (auto reasons = check_billed(billed); !reasons.empty()) return invalid(std::move(reasons));
  return sent(invoice->kind == invoices::Kind::invoice ? "invoice" : "credit-note", invoice->number,
              Format::ubl, ubl_invoice(billed));
}

}  // namespace supercargo::transmittals

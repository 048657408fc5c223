// All that is known of one customer, for that customer.
#include "app/exports.h"
#include "customers/store.h"
#include "files/store.h"
#include "http/json_object.h"
#include "journal/about_subject.h"
#include "kernel/personal_json.h"
#include "kernel/record_json.h"
#include "orders/store.h"
#include "shipments/store.h"

namespace supercargo::app {
namespace {

using http::JsonObject;

std::string or_nothing(const std::string& json) { return json.empty() ? "{}" : json; }

std::string files_json(const db::Reader& reader, const std::string& owner) {
  std::vector<std::string> items;
  for (const files::Attachment& each : files::find_by_owners(reader, {owner})) {
    items.push_back(JsonObject()
                        .text("id", text(each.id))
                        .text("name", each.name)
                        .text("media_type", each.media_type)
                        .number("size_bytes", each.size_bytes)
                        .json());
  }
  return http::json_list(items);
}

std::string order_json(const db::Reader& reader, const orders::Order& order) {
  return JsonObject()
      .text("id", text(order.id))
      .text("number", order.number)
      .raw("personal", or_nothing(personal_json(order)))
      .raw("files", files_json(reader, text(order.id)))
      .json();
}

// Their own orders alone, a page at a time, each with its lines.
Result<std::string> orders_json(const db::Reader& reader, CustomerId customer) {
  db::ListRequest request{.limit = db::page_limit_max};
  std::vector<std::string> items;
  do {
    auto page = orders::list(reader, request, customer);
    if (!page) return std::move(page.error());
    std::vector<std::string> ids;
    for (const orders::Order& each : page->items) ids.push_back(text(each.id));
    for (const orders::Order& each : orders::find_all(reader, ids))
      items.push_back(order_json(reader, each));
    request.after = page->after;
  } while (!request.after.empty());
  return http::json_list(items);
}

// What was sent to them, where to, and who took it.
Result<std::string> shipments_json(const db::Reader& reader, CustomerId customer) {
  db::ListRequest request{.limit = db::page_limit_max};
  std::vector<std::string> items;
  do {
    auto page = shipments::list(reader, request, customer);
    if (!page) return std::move(page.error());
    for (const shipments::Shipment& each : page->items) {
      if (const auto shipment = shipments::find(reader, text(each.id))) {
        items.push_back(JsonObject()
                            .text("id", text(shipment->id))
                            .text("number", shipment->number)
                            .raw("personal", or_nothing(personal_json(*shipment)))
                            .raw("files", files_json(reader, text(shipment->id)))
                            .json());
      }
    }
    request.after = page->after;
  } while (!request.after.empty());
  return http::json_list(items);
}

std::string journal_json(const journal::Query& query, std::int64_t subject) {
  std::string items;
  std::int64_t after = 0;
  for (;;) {
    const auto about = journal::about_subject(query, subject, after);
    if (about.last == 0) break;
    items.append(items.empty() ? "" : ",\n").append(about.items);
    after = about.last;
  }
  return "[" + items + "]";
}

}  // namespace

Result<std::string> export_person_data(const journal::Query& query, std::string_view customer) {
  const auto subject = customers::find(query.db, customer);
  if (!subject) return not_found("customer");
  auto orders = orders_json(query.db, subject->id);
  if (!orders) return std::move(orders.error());
  auto shipments = shipments_json(query.db, subject->id);
  if (!shipments) return std::move(shipments.error());
  return JsonObject()
      .text("subject", text(subject->id))
      .text("code", subject->code)
      .text("made_at", text(query.now()))
      .raw("customer", or_nothing(personal_json(*subject)))
      .raw("files", files_json(query.db, text(subject->id)))
      .raw("sales_orders", *orders)
      .raw("shipments", *shipments)
      .raw("journal", journal_json(query, subject->id.value))
      .json();
}

}  // namespace supercargo::app

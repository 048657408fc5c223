// A sales order: what a customer wants, what we agreed, and how far it has come. The line is the
// unit of fulfilment; each unit of it stands in exactly one bucket (domain 3.4).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/product.h"
#include "customers/customer.h"
#include "journal/actor.h"
#include "kernel/fields.h"
#include "stock/warehouse.h"

namespace supercargo {

struct OrderTag {
  static constexpr char prefix[] = "so";
};
using OrderId = Id<OrderTag>;

namespace orders {

enum class Channel : std::uint8_t { api, web, email, phone, edi, counter };
enum class OrderType : std::uint8_t { standard, bespoke, urgent };
enum class Status : std::uint8_t {
  draft,
  verified,
  pending_approval,
  awaiting_customer,
  confirmable,
  confirmed,
  in_fulfilment,
  partially_delivered,
  delivered,
  invoiced,
  closed,
  cancelled,
};

// Where each unit of a line stands, in the product's base unit. They always sum to the line's
// quantity: open is unplanned before confirmation and zero after (domain 3.4).
struct Buckets {
  Quantity open;
  Quantity reserved;
  Quantity backordered;
  Quantity picked;
  Quantity despatched;
  Quantity delivered;
  Quantity cancelled;
};

struct Line {
  OrderId order;
  std::int64_t line = 0;  // 1, 2, 3 …
  ProductId product;
  std::string sku;   // as it was when ordered
  std::string name;  // as it was when ordered
  Quantity quantity;
  std::string unit;
  Quantity base_quantity;  // in the product's base unit; what the buckets count
  std::string base_unit;
  bool is_service = false;
  Price unit_price;  // per `unit`
  Price list_price;  // what the price lists say for that unit, when the order was received
  bool price_given = false;
  Money net;
  Currency currency;
  Buckets quantities;
  Day requested_date;
  Day promise_date;
  Day original_promise_date;  // frozen at the first confirmation
  std::string note;
};

struct Totals {
  Money net;
  Money tax;
  Money gross;
};

// A warning that somebody has seen and answered for.
struct Acknowledgement {
  std::string code;
  std::string pointer;
  std::string reason;
};

struct Order {
  OrderId id;
  std::string number;
  Status status = Status::draft;
  std::string customer;  // its code: what a request names it by
  CustomerId customer_id;
  std::string customer_name;
  std::string customer_po_number;
  Channel channel = Channel::api;
  OrderType order_type = OrderType::standard;
  bool urgent = false;
  Currency currency;
  std::string warehouse;  // its code
  WarehouseId warehouse_id;
  Day requested_date;
  Day promise_date;  // the last of its lines'
  std::optional<customers::Address> delivery_address;
  std::string notes;
  std::vector<Line> lines;
  Totals totals;
  RawJson checks;    // what each gate said last: [{code, name, result, detail, evidence, at}]
  RawJson findings;  // what the data-quality checks found last
  std::vector<Acknowledgement> acknowledgements;
  std::int64_t version = 0;   // of the content: grows when what is agreed changes
  std::string content_hash;   // of that version; approvals and read-backs are bound to it
  bool was_verified = false;  // from then on a change says what caused it (K11)
  PersonId owner;
  PersonId entered_by;
  Instant received_at;
  Instant verified_at;
  Instant confirmed_at;
  Instant cancelled_at;
  std::string cancel_reason;
  std::string po_key;        // hidden: comparison key of the customer's number
  std::string po_loose_key;  // hidden: also without separators and leading zeros
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// What a request names an order by: id or number.
struct OrderReference {
  std::string id;
};

}  // namespace orders
}  // namespace supercargo

// A sales order: what a customer wants, what we agreed, and how far it has come. The line is the
// unit of fulfilment; each unit of it stands in exactly one bucket (domain 3.4).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "approvals/approval.h"
#include "catalog/product.h"
#include "charges/charge.h"
#include "checks/check.h"
#include "customers/customer.h"
#include "discounts/discount.h"
#include "files/attachment.h"
#include "gates/effect.h"
#include "gates/gate.h"
#include "gates/order_life.h"
#include "gates/promise.h"
#include "hindrances/hindrance.h"
#include "prices/price.h"
// What is said of tax comes with the charges.

namespace supercargo {

struct OrderTag {
  static constexpr char prefix[] = "so";
};
using OrderId = Id<OrderTag>;

namespace orders {

using gates::Buckets;
using gates::Consent;
using gates::Part;
using gates::ReadBack;
using gates::ReadBackOutcome;
using gates::Status;

enum class Channel : std::uint8_t { api, web, email, phone, edi, counter };
enum class OrderType : std::uint8_t { standard, bespoke, urgent };

// A discount of the whole order is ours to give.
inline constexpr Rules discount_rules{.least = 0, .most = 100'000'000, .writers = staff};

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
  std::optional<Price> unit_price;  // per `unit`; as given, else as the price lists say
  std::optional<Price> list_price;  // what the price lists said when the order was received
  bool price_given = false;
  std::vector<prices::Look> price_trace;   // where a price was looked for: what was kept there
  std::optional<Rate> discount_rate;       // typed for the line, beside what rules take off
  std::vector<discounts::Step> discounts;  // what was taken off the list price, in its order
  Money net;                               // without tax, before the order's discount
  std::optional<taxes::LineTax> tax;  // none: we are registered nowhere, and nothing is taken off
  Currency currency;
  Buckets quantities;
  Quantity planned;        // of what is reserved: on a shipment that is not picked yet
  std::vector<Part> plan;  // how its shortage was settled; empty: all at once, from the order's
                           // warehouse
  Day requested_date;
  Day promise_date;
  Day original_promise_date;  // frozen at the first confirmation
  std::string note;
};

// Why an order was changed after it had been verified, as told with the change (K11).
enum class CorrectionCause : std::uint8_t {
  customer_request,
  customer,
  product,
  quantity,
  price,
  date,
  address,
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
  std::optional<Rate> discount_rate;            // of the whole order
  std::vector<charges::Charge> charges;         // beyond the lines
  std::vector<charges::Waiver> charge_waivers;  // what of them is not asked
  bool prices_include_tax = false;
  taxes::Mode tax_mode = taxes::Mode::per_document;
  std::vector<taxes::TaxRow> taxes;  // by category and rate
  taxes::Totals totals;
  Money billed;                          // gross, on invoices that stand
  std::string payment_terms;             // else the customer's
  std::vector<gates::GateCheck> checks;  // what each gate said last
  std::vector<checks::Check> findings;   // what the data-quality checks found last
  std::vector<checks::Acknowledgement> acknowledgements;
  std::vector<approvals::Approval> approvals;
  std::optional<ReadBack> read_back;
  std::optional<Consent> consent;
  std::int64_t specification_version = 0;         // of a bespoke order; 0: none attached
  std::int64_t specification_version_signed = 0;  // the one the customer has signed
  std::vector<hindrances::Hindrance> hindrances;  // what it waits for
  RawJson actions;                     // which verbs are allowed now, and why the others are not
  std::vector<gates::Effect> effects;  // what the verb undid or looked at that just ended it
  std::int64_t version = 0;            // of the content: grows when what is agreed changes
  std::string content_hash;            // of that version; approvals and read-backs are bound to it
  bool was_verified = false;           // from then on a change says what caused it (K11)
  std::optional<CorrectionCause> correction_cause;  // of the last change, when it was told
  std::optional<files::Kept> original;  // the document it was read from (domain 2.6, B0)
  PersonId owner;
  PersonId entered_by;
  Instant received_at;
  Instant verified_at;
  Instant confirmed_at;
  Instant delivered_at;  // when the last of it arrived
  Instant closed_at;
  std::string invoiced_elsewhere;  // the invoice's number, when it was not made here
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

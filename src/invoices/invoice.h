// An invoice or a credit note: what was delivered and is to be paid, or what of that is not (domain
// 3.8, 9.3). Issued once under the next number, then never changed: a mistake is credited. It keeps
// its own copy of everything that stands on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/receivable.h"
#include "letterheads/letterhead.h"
#include "orders/order.h"

namespace supercargo {

namespace invoices {

enum class Kind : std::uint8_t { invoice, credit_note };

// Why something is credited. After a correction the goods may be invoiced again.
enum class Cause : std::uint8_t { correction, returned_goods, damaged_goods, goodwill };

struct Line {
  InvoiceId invoice;
  std::int64_t line = 0;  // 1, 2, 3 …
  OrderId sales_order;
  std::int64_t order_line = 0;
  std::string sku;
  std::string name;
  Quantity quantity;  // in the unit of the price, where that is exact; else in the base unit
  std::string unit;
  Price unit_price;
  std::string price_unit;  // what the price is of
  Quantity base_quantity;
  Quantity counted;  // hidden: of the order's line as invoiced; below zero when that is taken back
  std::int64_t credits_line = 0;  // of the invoice that is credited
  Currency currency;
  Money amount;  // as priced: with tax where prices include it
  Money net;     // without tax, before the discount on the whole
  taxes::LineTax tax;
};

// Who we were when it was issued.
struct Seller {
  std::string name;
  std::vector<std::string> address;
  std::vector<std::string> footer_left;
  std::vector<std::string> footer_middle;
  std::vector<std::string> footer_right;
  std::string tax_number;
  letterheads::Identity identity;
};

struct Invoice {
  InvoiceId id;
  std::string number;  // INV-2026-000001, CN-2026-000001: without gaps
  Kind kind = Kind::invoice;
  OrderId sales_order;
  std::string sales_order_number;
  std::string customer;
  CustomerId customer_id;
  std::string customer_name;
  std::optional<customers::Address> billing_address;
  std::string customer_vat_id;
  std::string customer_po_number;
  std::string language;
  Currency currency;
  bool prices_include_tax = false;
  Day issued_on;
  Day tax_point;  // when the goods were delivered: its day picks the rate
  Day due_on;
  std::string payment_terms;
  Day discount_until;  // paid by then, the next is not asked for
  std::optional<Money> early_discount;
  std::optional<Rate> discount_rate;
  std::vector<charges::Charge> charges;  // of the order: on the first invoice of it that stands
  std::vector<Line> lines;
  std::vector<taxes::TaxRow> taxes;
  taxes::Totals totals;
  Seller seller;
  InvoiceId credits;  // what a credit note takes back
  std::string credits_number;
  std::optional<Cause> cause;
  std::string reason;
  PersonId issued_by;
  Instant issued_at;
  std::int64_t revision = 1;
};

// What requests name one by: its id or its number.
struct InvoiceReference {
  std::string id;
};

struct IssueLine {
  std::int64_t line = 0;  // of the order
  Quantity quantity;      // in the product's base unit
};
struct Issue {
  std::string sales_order;       // its id or number
  std::vector<IssueLine> lines;  // none: all that was delivered and is not invoiced
};

struct CreditLine {
  std::int64_t line = 0;  // of the invoice
  Quantity quantity;      // in the product's base unit
};
struct Credit {
  std::string id;  // of the invoice, or its number
  Cause cause = Cause::correction;
  std::string reason;
  std::vector<CreditLine> lines;     // neither these
  std::vector<std::string> charges;  // nor these, their codes: all that is not credited yet
};

}  // namespace invoices
}  // namespace supercargo

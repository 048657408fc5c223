// A quotation: what a customer could have, at which prices and until when. Each revision of it is
// written once and never changed; what was sent is what is accepted, and the acceptance makes the
// draft order from exactly that revision (domain 3.2). And what may be asked of one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mails/mail.h"
#include "orders/requests.h"
#include "terms/agreement.h"

namespace supercargo {

struct QuotationTag {
  static constexpr char prefix[] = "quo";
};
using QuotationId = Id<QuotationTag>;

namespace quotations {

using terms::Decide;
using terms::Step;
using terms::Verdict;

enum class Status : std::uint8_t {
  draft,
  pending_approval,
  ready,
  sent,
  accepted,
  declined,
  expired,
  cancelled,
};

// How the customer's answer came.
enum class Through : std::uint8_t { nothing, link, portal, staff };

struct Line {
  std::int64_t line = 0;  // 1, 2, 3 …
  std::string sku;        // as it was when quoted
  std::string name;
  Quantity quantity;
  std::string unit;
  bool is_service = false;
  std::optional<Price> unit_price;
  std::optional<Price> list_price;
  bool price_given = false;
  std::vector<prices::Look> price_trace;
  std::optional<Rate> discount_rate;
  std::vector<discounts::Step> discounts;
  Currency currency;
  Money net;
  std::optional<taxes::LineTax> tax;
  Day requested_date;
  Day earliest_date;  // when all of it could have been promised; indicative
  std::string note;
};

// What was offered at once. Only when it was sent, seen and replaced is added later.
struct Revision {
  QuotationId quotation;
  std::int64_t version = 0;
  std::string content_hash;  // as an order of the same content has it
  Day valid_until;
  std::string customer_po_number;
  orders::OrderType order_type = orders::OrderType::standard;
  std::string warehouse;
  Day requested_date;
  std::optional<customers::Address> delivery_address;
  std::string notes;
  Currency currency;
  std::vector<Line> lines;
  std::optional<Rate> discount_rate;
  std::vector<charges::Charge> charges;
  std::vector<charges::Waiver> charge_waivers;
  bool prices_include_tax = false;
  taxes::Mode tax_mode = taxes::Mode::per_document;
  std::vector<taxes::TaxRow> taxes;
  taxes::Totals totals;
  PersonId made_by;
  Instant made_at;
  Instant sent_at;
  Instant viewed_at;
  Instant superseded_at;
  MailId mail;  // none: it was given to him otherwise
  std::string to;
  printing::Language language = printing::Language::english;
  Bytes token_hash;  // hidden: of the link in that mail
};

struct Quotation {
  QuotationId id;
  std::string number;
  Status status = Status::draft;
  std::string customer;  // its code
  CustomerId customer_id;
  std::string customer_name;
  std::int64_t version = 0;  // of the revision that stands
  Day valid_until;           // the last day on which that one can be accepted
  Currency currency;
  Money gross;
  bool holds_goods = false;  // what can be promised is kept for it while it is open
  PersonId owner;
  Instant sent_at;
  Instant viewed_at;
  Instant answered_at;
  Through answered_through = Through::nothing;
  std::string signed_name;    // of who accepted or declined, as given
  std::string answered_from;  // where the answer came from
  PersonId answered_by;       // who of us wrote it down
  std::string reason;         // why it was declined or cancelled
  std::int64_t accepted_version = 0;
  std::string accepted_hash;
  OrderId sales_order;
  std::string sales_order_number;
  std::vector<approvals::Approval> approvals;
  std::vector<Revision> revisions;  // the oldest first
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one: id or number.
struct QuotationReference {
  std::string id;
};

// A new quotation, or the next revision of one.
struct Offer {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string customer;  // id or code; of a revision its quotation's
  Day valid_until;       // thirty days from today unless given
  std::string customer_po_number;
  orders::OrderType order_type = orders::OrderType::standard;
  Currency currency;
  std::string warehouse;  // id or code; else the first
  Day requested_date;
  std::optional<customers::Address> delivery_address;
  std::string notes;
  std::optional<Rate> discount_rate;
  std::vector<charges::Waiver> charge_waivers = {};
  std::optional<bool> prices_include_tax;
  std::vector<orders::PlaceLine> lines;
};

// How it reaches the customer.
enum class By : std::uint8_t { mail, hand };

struct Send {
  std::string id;
  std::optional<std::int64_t> revision;
  By by = By::mail;
  std::string to = {};        // else the customer's address for mail
  std::string language = {};  // else the customer's
  bool hold_goods = false;
};

// What the customer answered, written down by one of us or given in his portal.
struct Accept {
  std::string id;
  std::optional<std::int64_t> revision;
  std::int64_t version = 0;  // which revision of it
  std::string signed_name;
  orders::Channel channel = orders::Channel::email;  // how his yes came
};
struct Decline {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
  std::string signed_name;
};

struct TimelineOfQuotation {
  std::string id;
  std::int64_t limit = 100;
  std::string cursor;
};

}  // namespace quotations

template <>
Choices choices<quotations::Status>();
template <>
Choices choices<quotations::Through>();
template <>
Choices choices<quotations::By>();

}  // namespace supercargo

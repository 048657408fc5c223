#include "quotations/rules.h"

#include <algorithm>
#include <array>

#include "stock/reservation.h"

namespace supercargo::quotations {
namespace {

struct Way {
  Status from;
  Verb verb;
  Status to;
};
constexpr std::array life{
    Way{Status::draft, Verb::revise, Status::draft},
    Way{Status::draft, Verb::ask_approval, Status::pending_approval},
    Way{Status::draft, Verb::make_ready, Status::ready},
    Way{Status::draft, Verb::cancel, Status::cancelled},
    Way{Status::pending_approval, Verb::revise, Status::draft},
    Way{Status::pending_approval, Verb::make_ready, Status::ready},
    Way{Status::pending_approval, Verb::refuse, Status::draft},
    Way{Status::pending_approval, Verb::cancel, Status::cancelled},
    Way{Status::ready, Verb::revise, Status::draft},
    Way{Status::ready, Verb::send, Status::sent},
    Way{Status::ready, Verb::cancel, Status::cancelled},
    Way{Status::sent, Verb::revise, Status::draft},
    Way{Status::sent, Verb::accept, Status::accepted},
    Way{Status::sent, Verb::decline, Status::declined},
    Way{Status::sent, Verb::expire, Status::expired},
};

// As the API names them.
constexpr const char* verb_names[] = {"revisions", "submission", "submission",
                                      "decision",  "sending",    "acceptance",
                                      "decline",   "",           "cancellation"};

}  // namespace

std::optional<Status> after(Status from, Verb verb) {
  for (const Way& way : life)
    if (way.from == from && way.verb == verb) return way.to;
  return std::nullopt;
}

Problem not_in_this_state(const Quotation& quotation) {
  std::string allowed;
  for (const Way& way : life) {
    const std::string name = std::string("\"") + verb_names[static_cast<int>(way.verb)] + '"';
    if (way.from != quotation.status || name == "\"\"" || allowed.find(name) != std::string::npos)
      continue;
    allowed += (allowed.empty() ? "" : ",") + name;
  }
  return {Refusal::not_in_this_state,
          "not_in_this_state",
          std::string("The quotation is ") +
              choices<Status>().names[static_cast<int>(quotation.status)] + ".",
          {},
          {{"allowed", "[" + allowed + "]"}}};
}

std::vector<Reason> check_offer(const Offer& offer, Day today) {
  std::vector<Reason> reasons;
  if (offer.lines.empty()) reasons.push_back({"/lines", "required", "Something is offered."});
  if (offer.valid_until < today)
    reasons.push_back({"/valid_until", "in_the_past", "It would be over already."});
  if (today + days_valid_at_most < offer.valid_until)
    reasons.push_back({"/valid_until", "too_long", "A quotation holds for a year at most."});
  return reasons;
}

std::vector<Reason> check_can_submit(const Revision& revision) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < revision.lines.size(); ++i) {
    if (!revision.lines[i].unit_price)
      reasons.push_back({"/lines/" + std::to_string(i) + "/unit_price", "price_missing",
                         "The lists have no price for it: give one."});
  }
  return reasons;
}

orders::Place place_of(const Offer& offer) {
  orders::Place place;
  place.customer = offer.customer;
  place.customer_po_number = offer.customer_po_number;
  place.order_type = offer.order_type;
  place.currency = offer.currency;
  place.warehouse = offer.warehouse;
  place.requested_date = offer.requested_date;
  place.delivery_address = offer.delivery_address;
  place.notes = offer.notes;
  place.discount_rate = offer.discount_rate;
  place.charge_waivers = offer.charge_waivers;
  place.prices_include_tax = offer.prices_include_tax;
  place.lines = offer.lines;
  return place;
}

Revision revision_of(const orders::Order& order, const std::vector<gates::LineStock>& stock) {
  Revision revision{.customer_po_number = order.customer_po_number,
                    .order_type = order.order_type,
                    .warehouse = order.warehouse,
                    .requested_date = order.requested_date,
                    .delivery_address = order.delivery_address,
                    .notes = order.notes,
                    .currency = order.currency,
                    .discount_rate = order.discount_rate,
                    .charges = order.charges,
                    .charge_waivers = order.charge_waivers,
                    .prices_include_tax = order.prices_include_tax,
                    .tax_mode = order.tax_mode,
                    .taxes = order.taxes,
                    .totals = order.totals};
  for (const orders::Line& from : order.lines) {
    Line& line = revision.lines.emplace_back();
    line.line = from.line;
    line.sku = from.sku;
    line.name = from.name;
    line.quantity = from.quantity;
    line.unit = from.unit;
    line.is_service = from.is_service;
    line.unit_price = from.unit_price;
    line.list_price = from.list_price;
    line.price_given = from.price_given;
    line.price_trace = from.price_trace;
    line.discount_rate = from.discount_rate;
    line.discounts = from.discounts;
    line.currency = order.currency;
    line.net = from.net;
    line.tax = from.tax;
    line.requested_date = from.requested_date;
    line.note = from.note;
    for (const gates::LineStock& each : stock)
      if (each.line == from.line && each.earliest) line.earliest_date = *each.earliest;
  }
  return revision;
}

orders::Place place_of(const Quotation& quotation, const Revision& revision) {
  orders::Place place;
  place.customer = text(quotation.customer_id);
  place.customer_po_number = revision.customer_po_number;
  place.order_type = revision.order_type;
  place.currency = revision.currency;
  place.warehouse = revision.warehouse;
  place.requested_date = revision.requested_date;
  place.delivery_address = revision.delivery_address;
  place.notes = revision.notes;
  place.discount_rate = revision.discount_rate;
  place.charges_agreed = revision.charges;
  place.are_charges_agreed = true;
  place.charge_waivers = revision.charge_waivers;
  place.prices_include_tax = revision.prices_include_tax;
  for (const Line& from : revision.lines) {
    place.lines.push_back({.sku = from.sku,
                           .quantity = from.quantity,
                           .unit = from.unit,
                           .unit_price = from.unit_price,
                           .requested_date = from.requested_date,
                           .note = from.note});
  }
  return place;
}

orders::Order shown_as_order(const Quotation& quotation, const Revision& revision) {
  orders::Order order;
  order.number = quotation.number;
  order.customer = quotation.customer;
  order.customer_id = quotation.customer_id;
  order.customer_name = quotation.customer_name;
  order.customer_po_number = revision.customer_po_number;
  order.order_type = revision.order_type;
  order.currency = revision.currency;
  order.warehouse = revision.warehouse;
  order.requested_date = revision.requested_date;
  order.delivery_address = revision.delivery_address;
  order.notes = revision.notes;
  order.discount_rate = revision.discount_rate;
  order.charges = revision.charges;
  order.prices_include_tax = revision.prices_include_tax;
  order.tax_mode = revision.tax_mode;
  order.taxes = revision.taxes;
  order.totals = revision.totals;
  order.received_at = revision.made_at;
  order.content_hash = revision.content_hash;
  order.version = revision.version;
  for (const Line& from : revision.lines) {
    orders::Line& line = order.lines.emplace_back();
    line.line = from.line;
    line.sku = from.sku;
    line.name = from.name;
    line.quantity = line.base_quantity = from.quantity;
    line.unit = from.unit;
    line.is_service = from.is_service;
    line.unit_price = from.unit_price;
    line.net = from.net;
    line.tax = from.tax;
    line.currency = from.currency;
    line.requested_date = from.requested_date;
    line.note = from.note;
  }
  return order;
}

const Revision& standing(const Quotation& quotation) {
  SUPERCARGO_CHECK(!quotation.revisions.empty());
  return quotation.revisions.back();
}

Instant end_of(Day valid_until, const Calendar& calendar) {
  return start_of(valid_until + 1, calendar);
}

Instant held_until(Instant now, Instant end) { return std::min(end, now + stock::soft_hold_max); }

}  // namespace supercargo::quotations

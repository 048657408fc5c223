#include "orders/rules.h"

#include <algorithm>

#include "catalog/rules.h"
#include "gates/severity.h"
#include "kernel/text_keys.h"
#include "kernel/units.h"
#include "taxes/amount_rules.h"

namespace supercargo::orders {
namespace {

std::string line_pointer(std::size_t i, const char* field) {
  return "/lines/" + std::to_string(i) + "/" + field;
}

void set_quantity(Line& line, const catalog::Product& product, std::size_t i,
                  std::vector<Reason>& reasons) {
  if (line.unit.empty()) line.unit = product.unit;
  const auto size = catalog::pack_of(product, line.unit);
  if (!size) {
    reasons.push_back(
        {line_pointer(i, "unit"), "unknown_unit", "The product is not sold in this unit."});
    return;
  }
  const auto base = to_base(line.quantity, {size->numerator, size->denominator});
  if (!base || !fits_unit(*base, product.unit)) {
    reasons.push_back({line_pointer(i, "quantity"), "not_in_this_unit",
                       "The quantity is no whole number of " + product.unit + "."});
    return;
  }
  line.base_quantity = *base;
  line.quantities = {.open = *base};
}

void set_tax(Line& line, std::size_t i, const Order& order, const Surroundings& around,
             std::vector<Reason>& reasons) {
  line.tax.reset();
  const catalog::Product* product = around.product(line.product);
  if (!around.taxes.asks_tax() || product == nullptr) return;
  taxes::Supply supply = around.supply(order);
  supply.day = std::max(supply.day, line.requested_date);
  supply.is_service = line.is_service;
  supply.tax_code = product->tax_code;
  line.tax = around.taxes.decide(order.customer_id, supply);
  if (!line.tax) {
    reasons.push_back(
        {line_pointer(i, "sku"), "no_tax_rate",
         "No tax rate for \"" + product->tax_code + "\" is kept for " + text(supply.day) + "."});
  }
}

// Freight and the like go with what is sold, and are taxed like it at the rate of their own code.
void set_tax(charges::Charge& charge, const Order& order, const Surroundings& around,
             std::vector<Reason>& reasons) {
  charge.tax.reset();
  const charges::Rule* rule = charges::rule_of(around.charges, charge.code);
  if (!around.taxes.asks_tax() || rule == nullptr) return;
  taxes::Supply supply = around.supply(order);
  supply.is_service = std::all_of(order.lines.begin(), order.lines.end(),
                                  [](const Line& line) { return line.is_service; });
  supply.tax_code = rule->tax_code;
  charge.tax = around.taxes.decide(order.customer_id, supply);
  if (charge.tax) {  // a share of nothing, unless it is asked
    charge.tax->currency = charge.tax->discount.currency = charge.tax->amount.currency =
        order.currency;
  } else {
    reasons.push_back({"/charges", "no_tax_rate", "No tax rate is kept for " + charge.code + "."});
  }
}

void set_tax_terms(Order& order, const Place& request, const Surroundings& around) {
  const taxes::Supply supply = around.supply(order);
  const auto* registration = around.taxes.governing(supply);
  if (registration != nullptr) order.tax_mode = registration->mode;
  order.prices_include_tax = request.prices_include_tax.value_or(
      registration != nullptr && supply.to_consumer && registration->consumer_prices_include_tax);
}

// Who buys and where it goes, as rules of prices ask.
void tell_buyer(prices::Wanted& wanted, const Order& order, const Surroundings& around) {
  wanted.customer_code = order.customer;
  if (const auto* buyer = around.customer(order.customer))
    wanted.customer_kind = name_of(buyer->kind);
  if (order.delivery_address) wanted.country = order.delivery_address->country;
  wanted.channel = name_of(order.channel);
}

discounts::Priced price_of(const Line& line, const Order& order, const catalog::Product& product,
                           const Surroundings& around) {
  terms::Wanted wanted{{line.unit, line.quantity, order.customer_id, order.currency,
                        local_day(order.received_at, around.calendar())}};
  const bool is_bare = around.prices.is_bare(product.id, order.customer_id);
  if (!is_bare || !around.discounts.empty()) {
    tell_buyer(wanted, order, around);
    wanted.order = order.id.value;
    wanted.line = line.line;
    if (order.delivery_address) wanted.ship_to = &*order.delivery_address;
  }
  auto listed = is_bare ? prices::resolve(product, wanted) : around.prices.resolve(product, wanted);
  if (listed.price && order.prices_include_tax && line.tax)
    listed.price = taxes::with_tax(*listed.price, line.tax->rate);
  return discounts::priced(std::move(listed), product, wanted, around.discounts,
                           line.discount_rate);
}

void set_price(Line& line, std::size_t i, discounts::Priced priced, std::vector<Reason>& reasons) {
  line.price_trace.clear();
  for (prices::Look& look : priced.listed.trace) {
    if (look.found == prices::Found::tied && !line.unit_price)
      reasons.push_back({line_pointer(i, "unit_price"), "price_tied",
                         "Two price lists say different things with equal right."});
    if (look.found != prices::Found::none_kept && look.found != prices::Found::not_looked_at &&
        look.level != prices::Level::manual)
      line.price_trace.push_back(std::move(look));
  }
  line.list_price = priced.listed.price;
  line.price_given = line.unit_price && line.unit_price != priced.price;
  if (line.price_given && line.discount_rate)
    reasons.push_back({line_pointer(i, "discount_rate"), "price_given",
                       "The price is typed already: there is nothing to take off."});
  line.discounts = line.price_given ? std::vector<discounts::Step>() : std::move(priced.steps);
  if (!line.unit_price) line.unit_price = priced.price;
}

void set_net(Line& line, const Order& order, std::size_t i, std::vector<Reason>& reasons) {
  line.currency = order.currency;
  // Nobody knows the customer, hence its currency: refused for that alone.
  if (order.currency.empty()) return;
  const auto net = line_net(live_quantity(line).value_or(line.quantity),
                            line.unit_price.value_or(Price{}), order.currency);
  if (!net) reasons.push_back({line_pointer(i, "quantity"), "amount_too_large", ""});
  line.net = net.value_or(Money{0, order.currency});
}

// Each line's net is what its price comes to, until tax and discount are shared out here.
void set_totals(Order& order, std::vector<Reason>& reasons) {
  taxes::Document document{.currency = order.currency,
                           .mode = order.tax_mode,
                           .prices_include_tax = order.prices_include_tax,
                           .discount = order.discount_rate.value_or(Rate{})};
  document.lines.reserve(order.lines.size());
  bool is_taxed = false;
  // Else it only keeps its share of a discount.
  const auto says_tax = [](const std::optional<taxes::LineTax>& tax) {
    return tax && (tax->rate != Rate{} || !tax->reason_code.empty());
  };
  for (const Line& line : order.lines) {
    document.lines.push_back({line.net, line.tax.value_or(taxes::LineTax{})});
    is_taxed = is_taxed || says_tax(line.tax);
  }
  const auto asked = charges::asked(order.charges);
  for (const charges::Charge* charge : asked) {
    document.charges.push_back({charge->amount, charge->tax.value_or(taxes::LineTax{})});
    is_taxed = is_taxed || says_tax(charge->tax);
  }
  auto made = taxes::assess(document);
  if (!made) return reasons.push_back({"/lines", "amount_too_large", ""});
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    order.lines[i].net = made->nets[i];
    if (is_taxed || order.discount_rate) order.lines[i].tax = std::move(made->lines[i]);
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    asked[i]->net = made->charge_nets[i];
    if (is_taxed) asked[i]->tax = std::move(made->charges[i]);
  }
  order.taxes = is_taxed ? std::move(made->rows) : std::vector<taxes::TaxRow>();
  order.totals = made->totals;
}

charges::Basis basis_of(const Order& order, const Surroundings& around) {
  charges::Basis basis{.urgent = order.urgent, .net = order.totals.net, .grams = 0};
  basis.buyer.received = local_day(order.received_at, around.calendar());
  tell_buyer(basis.buyer, order, around);
  if (order.delivery_address) basis.postcode = order.delivery_address->postcode;
  for (const Line& line : order.lines)
    if (const auto* product = around.product(line.product); product != nullptr && basis.grams)
      basis.grams = catalog::heavier(*basis.grams, *product, line.base_quantity);
  return basis;
}

void set_parties(Order& order, const Place& request, const Surroundings& around,
                 std::vector<Reason>& reasons) {
  const customers::Customer* customer = around.customer(request.customer);
  if (customer == nullptr) {
    reasons.push_back({"/customer", "unknown_customer", "No customer has this id or code."});
  } else {
    order.customer = customer->code;
    order.customer_id = customer->id;
    order.customer_name = customer->name;
    order.currency = request.currency.empty() ? customer->currency : request.currency;
    order.billed.currency = order.currency;
    if (!order.delivery_address) order.delivery_address = customers::usual_address(*customer);
  }
  const stock::Warehouse* warehouse = around.warehouse(request.warehouse);
  if (warehouse == nullptr) {
    reasons.push_back({"/warehouse", request.warehouse.empty() ? "required" : "unknown_warehouse",
                       "An active warehouse is wanted."});
  } else {
    order.warehouse = warehouse->code;
    order.warehouse_id = warehouse->id;
  }
}

void check_controls(const Place& request, std::vector<Reason>& reasons) {
  const auto lines = static_cast<std::int64_t>(request.lines.size());
  if (request.control_lines && *request.control_lines != lines)
    reasons.push_back(
        {"/control_lines", "line_count_differs", "There are " + std::to_string(lines) + " lines."});
  if (!request.control_quantity) return;
  Quantity sum;
  for (const PlaceLine& line : request.lines)
    sum = add_checked(sum, line.quantity).value_or(Quantity{INT64_MAX});
  if (sum != *request.control_quantity)
    reasons.push_back(
        {"/control_quantity", "control_total_differs", "The quantities sum to " + text(sum) + "."});
}

}  // namespace

journal::Fact about(const Order& order, const char* name) {
  return {.name = name,
          .record = entity<Order>().name,
          .record_id = order.id.value,
          .prefix = OrderId::prefix,
          .revision = order.revision,
          .subject = order.customer_id.value};
}

bool may_hold(const Order& order) {
  return order.status == Status::verified || order.status == Status::pending_approval ||
         order.status == Status::awaiting_customer || order.status == Status::confirmable;
}

Result<Order> assemble(const Place& request, const Surroundings& around, Instant now) {
  Order order;
  std::vector<Reason> reasons;
  order.customer_po_number = request.customer_po_number;
  order.channel = request.channel;
  order.order_type = request.order_type;
  order.urgent = request.urgent || request.order_type == OrderType::urgent;
  if (!around.pace(order).terms.taken)
    reasons.push_back({"/order_type", "order_type_not_taken", "We take no orders of this type."});
  order.requested_date = request.requested_date;
  order.delivery_address = request.delivery_address;
  order.notes = request.notes;
  order.acknowledgements = request.acknowledgements;
  order.specification_version = request.specification_version;
  order.specification_version_signed = request.specification_version_signed;
  order.received_at = order.created_at = order.changed_at = now;
  set_po_keys(order);
  set_parties(order, request, around, reasons);
  check_controls(request, reasons);
  order.discount_rate = request.discount_rate;
  order.charge_waivers = request.charge_waivers;
  order.payment_terms = request.payment_terms;
  set_tax_terms(order, request, around);
  for (const PlaceLine& given : request.lines) {
    order.lines.push_back({.line = static_cast<std::int64_t>(order.lines.size()) + 1,
                           .sku = given.sku,
                           .quantity = given.quantity,
                           .unit = given.unit,
                           .unit_price = given.unit_price,
                           .discount_rate = given.discount_rate,
                           .requested_date = given.requested_date,
                           .note = given.note});
  }
  complete_lines(order, around, reasons,
                 request.are_charges_agreed ? &request.charges_agreed : nullptr);
  if (!reasons.empty()) return invalid(std::move(reasons));
  return order;
}

void complete_line(Order& order, std::size_t i, const Surroundings& around,
                   std::vector<Reason>& reasons) {
  Line& line = order.lines[i];
  const catalog::Product* product = around.product(line.sku, order.customer_id);
  if (product == nullptr) {
    reasons.push_back({line_pointer(i, "sku"), "unknown_product", "No product has this code.",
                       around.suggestions(line.sku, order.customer_id)});
    return;
  }
  line.order = order.id;
  line.product = product->id;
  line.sku = product->sku;
  line.name = product->name;
  line.base_unit = product->unit;
  line.is_service = product->kind == catalog::ProductKind::service;
  set_quantity(line, *product, i, reasons);
  set_tax(line, i, order, around, reasons);
  set_price(line, i, price_of(line, order, *product, around), reasons);
  set_net(line, order, i, reasons);
}

void complete_lines(Order& order, const Surroundings& around, std::vector<Reason>& reasons,
                    const std::vector<charges::Charge>* agreed) {
  const std::size_t before = reasons.size();
  for (std::size_t i = 0; i < order.lines.size(); ++i) complete_line(order, i, around, reasons);
  if (reasons.size() == before && !order.currency.empty())
    set_charges(order, around, reasons, agreed);
}

void set_charges(Order& order, const Surroundings& around, std::vector<Reason>& reasons,
                 const std::vector<charges::Charge>* agreed) {
  order.charges.clear();
  reprice(order, reasons);
  for (Reason& each : charges::check_waivers(order.charge_waivers, around.charges))
    reasons.push_back(std::move(each));
  if (!reasons.empty() || around.charges.empty()) return;
  order.charges =
      agreed != nullptr ? *agreed : charges::due(around.charges, basis_of(order, around), reasons);
  for (charges::Charge& charge : order.charges) {
    set_tax(charge, order, around, reasons);
    if (agreed == nullptr && order.prices_include_tax && charge.tax)
      charge.amount += *share_of(charge.amount, charge.tax->rate, Rounding::half_up);
  }
  charges::waive(order.charges, order.charge_waivers);
  if (!order.charges.empty()) reprice(order, reasons);
}

void set_taxes(Order& order, const Surroundings& around, std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < order.lines.size(); ++i)
    set_tax(order.lines[i], i, order, around, reasons);
}

void set_po_keys(Order& order) {
  order.po_key = comparison_key(order.customer_po_number);
  order.po_loose_key = loose_key(order.customer_po_number);
}

void reprice(Order& order, std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) set_net(order.lines[i], order, i, reasons);
  if (reasons.empty()) set_totals(order, reasons);
}

std::optional<Quantity> live_quantity(const Line& line) {
  if (line.quantities.cancelled == Quantity{}) return line.quantity;
  const PackSize size{line.base_quantity.micro, line.quantity.micro};
  return from_base(line.base_quantity - line.quantities.cancelled, size);
}

Status status_by_lines(const Order& order) {
  bool is_all_over = true;
  bool has_arrived = false;
  for (const Line& line : order.lines) {
    const Buckets& in = line.quantities;
    is_all_over = is_all_over && in.delivered + in.cancelled == line.base_quantity;
    has_arrived = has_arrived || in.delivered > Quantity{};
  }
  if (is_all_over && !has_arrived) return Status::cancelled;
  if (!has_arrived) return order.status;
  const auto verb = is_all_over ? Verb::deliver : Verb::deliver_part;
  return after(order.status, verb).value_or(order.status);
}

}  // namespace supercargo::orders

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
  if (!line.tax)
    reasons.push_back(
        {line_pointer(i, "sku"), "no_tax_rate",
         "No tax rate for \"" + product->tax_code + "\" is kept for " + text(supply.day) + "."});
}

void set_tax_terms(Order& order, const Place& request, const Surroundings& around) {
  const taxes::Supply supply = around.supply(order);
  const auto* registration = around.taxes.governing(supply);
  if (registration != nullptr) order.tax_mode = registration->mode;
  order.prices_include_tax = request.prices_include_tax.value_or(
      registration != nullptr && supply.to_consumer && registration->consumer_prices_include_tax);
}

prices::Resolved price_of(const Line& line, const Order& order, const catalog::Product& product,
                          const Surroundings& around) {
  terms::Wanted wanted{{line.unit, line.quantity, order.customer_id, order.currency,
                        local_day(order.received_at, around.calendar())}};
  if (around.prices.is_bare(product.id, order.customer_id)) return prices::resolve(product, wanted);
  wanted.customer_code = order.customer;
  wanted.order = order.id.value;
  wanted.line = line.line;
  if (const auto* buyer = around.customer(order.customer))
    wanted.customer_kind = choices<customers::CustomerKind>().names[static_cast<int>(buyer->kind)];
  if (order.delivery_address) wanted.ship_to = &*order.delivery_address;
  if (order.delivery_address) wanted.country = order.delivery_address->country;
  wanted.channel = choices<Channel>().names[static_cast<int>(order.channel)];
  return around.prices.resolve(product, wanted);
}

void set_price(Line& line, std::size_t i, prices::Resolved resolved, const Order& order,
               std::vector<Reason>& reasons) {
  if (resolved.price && order.prices_include_tax && line.tax)
    resolved.price = taxes::with_tax(*resolved.price, line.tax->rate);
  line.price_trace.clear();
  for (prices::Look& look : resolved.trace) {
    if (look.found == prices::Found::tied && !line.unit_price)
      reasons.push_back({line_pointer(i, "unit_price"), "price_tied",
                         "Two price lists say different things with equal right."});
    if (look.found != prices::Found::none_kept && look.found != prices::Found::not_looked_at &&
        look.level != prices::Level::manual)
      line.price_trace.push_back(std::move(look));
  }
  line.list_price = resolved.price;
  line.price_given = line.unit_price && line.unit_price != resolved.price;
  if (!line.unit_price) line.unit_price = resolved.price;
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
  for (const Line& line : order.lines) {
    document.lines.push_back({line.net, line.tax.value_or(taxes::LineTax{})});
    // Else it only keeps its share of a discount.
    is_taxed = is_taxed || (line.tax && (line.tax->rate != Rate{} || line.tax->reason_code != ""));
  }
  auto made = taxes::assess(document);
  if (!made) return reasons.push_back({"/lines", "amount_too_large", ""});
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    order.lines[i].net = made->nets[i];
    if (is_taxed || order.discount_rate) order.lines[i].tax = std::move(made->lines[i]);
  }
  order.taxes = is_taxed ? std::move(made->rows) : std::vector<taxes::TaxRow>();
  order.totals = made->totals;
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
  order.payment_terms = request.payment_terms;
  set_tax_terms(order, request, around);
  for (const PlaceLine& given : request.lines) {
    order.lines.push_back({.line = static_cast<std::int64_t>(order.lines.size()) + 1,
                           .sku = given.sku,
                           .quantity = given.quantity,
                           .unit = given.unit,
                           .unit_price = given.unit_price,
                           .requested_date = given.requested_date,
                           .note = given.note});
  }
  complete_lines(order, around, reasons);
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
  set_price(line, i, price_of(line, order, *product, around), order, reasons);
  set_net(line, order, i, reasons);
}

void complete_lines(Order& order, const Surroundings& around, std::vector<Reason>& reasons) {
  const std::size_t before = reasons.size();
  for (std::size_t i = 0; i < order.lines.size(); ++i) complete_line(order, i, around, reasons);
  if (reasons.size() == before && !order.currency.empty()) set_totals(order, reasons);
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

bool is_sum_of_buckets(const Line& line) {
  const Buckets& in = line.quantities;
  return line.base_quantity == in.open + in.reserved + in.backordered + in.picked + in.despatched +
                                   in.delivered + in.cancelled;
}

}  // namespace supercargo::orders

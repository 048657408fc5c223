#include "invoices/taxation.h"

#include "catalog/store.h"
#include "charges/store.h"
#include "invoices/store.h"
#include "stock/store.h"
#include "taxes/store.h"

namespace supercargo::invoices {
namespace {

taxes::Supply supply_of(const db::Reader& reader, const Sale& sale) {
  taxes::Supply supply{.day = sale.tax_point};
  const auto sites = stock::find_warehouses(reader, std::vector{sale.order.warehouse_id});
  if (!sites.empty()) supply.from = sites.front().country;
  if (sale.order.delivery_address) supply.to = sale.order.delivery_address->country;
  supply.to_consumer = sale.customer.kind == customers::CustomerKind::consumer;
  supply.vat_id = sale.customer.vat_id;
  return supply;
}

Reason no_rate(const std::string& what, const Sale& sale) {
  return {"", "no_tax_rate",
          "No tax rate is kept for " + what + " on " + text(sale.tax_point) + "."};
}

std::vector<catalog::Product> products_of(const db::Reader& reader, std::span<const Taken> taken) {
  std::vector<ProductId> ids;
  for (const Taken& each : taken) ids.push_back(each.line->product);
  return catalog::find_by_ids(reader, ids);
}

}  // namespace

Decisions decide_taxes(const db::Reader& reader, const Sale& sale, std::span<const Taken> taken,
                       std::vector<Reason>& reasons) {
  const orders::Order& order = sale.order;
  Decisions made{.charges = charges_due(order, heads_of_order(reader, order.id))};
  for (charges::Charge& each : made.charges) each.tax.reset();
  const auto known = taxes::Known::gather(reader, {order.customer_id});
  if (!known.asks_tax()) return made;
  auto supply = supply_of(reader, sale);
  if (const auto* registration = known.governing(supply)) made.tax_number = registration->number;
  const auto products = products_of(reader, taken);
  for (const Taken& each : taken) {
    supply.is_service = each.line->is_service;
    supply.tax_code = {};
    for (const auto& product : products)
      if (product.id == each.line->product) supply.tax_code = product.tax_code;
    auto tax = known.decide(order.customer_id, supply);
    if (!tax) reasons.push_back(no_rate("line " + std::to_string(each.line->line), sale));
    made.lines.push_back(tax.value_or(taxes::LineTax{}));
    made.lines.back().currency = order.currency;
  }
  if (made.charges.empty()) return made;
  supply.is_service = is_of_services(order);
  const auto rules = charges::in_force(reader);
  for (charges::Charge& each : made.charges) {
    const auto* rule = charges::rule_of(rules, each.code);
    supply.tax_code = rule == nullptr ? std::string_view() : rule->tax_code;
    each.tax = known.decide(order.customer_id, supply);
    if (!each.tax) reasons.push_back(no_rate("the charge " + each.code, sale));
  }
  return made;
}

}  // namespace supercargo::invoices

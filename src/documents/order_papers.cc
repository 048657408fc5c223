#include <algorithm>

#include "documents/compose.h"
#include "settlements/rules.h"

namespace supercargo::documents {
namespace {

using letterheads::Paper;
using orders::Line;
using orders::Order;
using orders::Status;
using printing::Align;

bool is_confirmed(const Order& order) { return static_cast<bool>(order.confirmed_at); }

printing::Row row_of(const Line& line, const Order& order, const Setting& setting) {
  const WordsOf& words = setting.words();
  printing::Cell goods{.text = line.name, .beneath = {}};
  if (line.sku != line.name) goods.beneath.push_back(line.sku);
  if (line.promise_date && line.promise_date != order.promise_date)
    goods.beneath.push_back(filled(words.phrases.later, "date", setting.shown(line.promise_date)));
  if (!line.note.empty()) goods.beneath.push_back(line.note);
  const bool has_price = line.unit_price.has_value();
  printing::Row row{{std::to_string(line.line)},
                    std::move(goods),
                    {amount_of(line.quantity, line.unit, setting.language)},
                    {has_price ? printing::shown(*line.unit_price) : words.phrases.no_price}};
  if (!order.taxes.empty()) row.push_back({line.tax ? tax_words(*line.tax) : ""});
  row.push_back({has_price ? printing::shown(line.net) : ""});
  return row;
}

printing::Table lines_of(const Order& order, const Setting& setting) {
  const WordsOf& words = setting.words();
  const char* price =
      order.prices_include_tax ? words.columns.unit_price_with_tax : words.columns.unit_price;
  printing::Table table{.columns = {{"#", 1},
                                    {words.columns.goods, 10},
                                    {words.columns.quantity, 4, Align::right},
                                    {price, 4, Align::right}}};
  if (!order.taxes.empty()) table.columns.push_back({words.columns.tax, 2, Align::right});
  table.columns.push_back({words.columns.net, 4, Align::right});
  for (const Line& line : order.lines) {
    // What was cancelled whole is no part of what is agreed.
    if (line.quantities.cancelled < line.base_quantity || line.base_quantity == Quantity{})
      table.rows.push_back(row_of(line, order, setting));
  }
  return table;
}

// To whom it goes, where the goods go and when they are paid.
void add_parties(printing::Document& document, const Order& order,
                 const customers::Customer& customer, const Setting& setting) {
  const WordsOf& words = setting.words();
  document.addressee = address_block(setting, "", customer.name, billing_address(customer));
  if (order.delivery_address)
    document.blocks.push_back(address_block(setting, words.labels.deliver_to, order.customer_name,
                                            order.delivery_address));
  const auto terms = settlements::own_terms(order, customer);
  if (terms.days > 0 || terms.from_end_of_month || terms.prepaid)
    document.blocks.push_back({words.labels.payment, payment_words(terms, setting)});
}

}  // namespace

printing::Document quotation_document(const Offered& offered, const customers::Customer& customer,
                                      const Setting& setting) {
  const WordsOf& words = setting.words();
  const Order& order = offered.order;
  auto document = sheet(setting, Paper::quotation, words.titles.quotation, order.number);
  add_parties(document, order, customer, setting);
  document.facts = {{words.labels.date, setting.shown(offered.made_at)},
                    {words.labels.version, std::to_string(offered.version)},
                    {words.labels.valid_until, setting.shown(offered.valid_until)},
                    {words.labels.your_order, order.customer_po_number},
                    {words.labels.customer, order.customer},
                    {words.labels.requested, setting.shown(order.requested_date)},
                    {words.labels.vat_id, order.taxes.empty() ? "" : customer.vat_id}};
  open_with(document, setting, Paper::quotation,
            filled(words.phrases.offered, "date", setting.shown(offered.valid_until)));
  document.tables.push_back(lines_of(order, setting));
  if (!order.totals.gross.currency.empty())
    add_sums(document, setting, {order.charges, order.taxes, order.totals, order.currency},
             words.sums.total);
  close_with(document, setting, Paper::quotation, order.notes);
  return document;
}

printing::Document order_document(const Order& order, const customers::Customer& customer,
                                  const Setting& setting) {
  const WordsOf& words = setting.words();
  auto document =
      sheet(setting, Paper::order_confirmation,
            is_confirmed(order) ? words.titles.confirmation : words.titles.order, order.number);
  if (order.status == Status::cancelled)
    document.mark = words.phrases.cancelled;
  else if (!is_confirmed(order))
    document.mark = words.phrases.not_confirmed;
  add_parties(document, order, customer, setting);
  document.facts = {{words.labels.date,
                     setting.shown(is_confirmed(order) ? order.confirmed_at : order.received_at)},
                    {words.labels.your_order, order.customer_po_number},
                    {words.labels.customer, order.customer},
                    {words.labels.requested, setting.shown(order.requested_date)},
                    {words.labels.promised, setting.shown(order.promise_date)},
                    {words.labels.vat_id, order.taxes.empty() ? "" : customer.vat_id}};
  open_with(document, setting, Paper::order_confirmation,
            is_confirmed(order) ? words.phrases.thanks : words.phrases.please_check);
  document.tables.push_back(lines_of(order, setting));
  if (!order.totals.gross.currency.empty())
    add_sums(document, setting, {order.charges, order.taxes, order.totals, order.currency},
             words.sums.total);
  close_with(document, setting, Paper::order_confirmation, order.notes);
  return document;
}

}  // namespace supercargo::documents

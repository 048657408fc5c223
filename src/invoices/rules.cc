#include "invoices/rules.h"

#include <algorithm>
#include <map>

#include "kernel/units.h"
#include "taxes/amount_rules.h"

namespace supercargo::invoices {
namespace {

using orders::Order;
using OrderLine = orders::Line;

Money up_to(Money whole, Quantity part, Quantity all) {
  if (all == Quantity{}) return {0, whole.currency};
  const Money shares[] = {{part.micro, whole.currency}, {(all - part).micro, whole.currency}};
  return allocate(whole, shares).front();
}

Quantity invoiced_of(std::span<const Line> invoiced, std::int64_t order_line) {
  Quantity sum;
  for (const Line& line : invoiced)
    if (line.order_line == order_line) sum += line.counted;
  return sum;
}

Quantity credited_of(std::span<const Line> credited, std::int64_t line) {
  Quantity sum;
  for (const Line& each : credited)
    if (each.credits_line == line) sum += each.base_quantity;
  return sum;
}

std::string at(std::size_t i, const char* field) {
  return "/lines/" + std::to_string(i) + "/" + field;
}

// A line named twice would be counted twice.
template <class Given>
bool is_named_before(const std::vector<Given>& lines, std::size_t i) {
  return std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const Given& each) { return each.line == lines[i].line; });
}

// In the unit that was ordered where that is exact: 36 pieces are a case, 30 are 30 pieces.
void set_quantity(Line& line, const OrderLine& from) {
  line.quantity = line.base_quantity;
  line.unit = from.base_unit;
  if (from.unit == from.base_unit) return;
  const auto packs = from_base(line.base_quantity, {from.base_quantity.micro, from.quantity.micro});
  if (!packs || !fits_unit(*packs, from.unit)) return;
  line.quantity = *packs;
  line.unit = from.unit;
}

void sum_up(Invoice& invoice, const taxes::Assessed& assessed) {
  invoice.taxes = assessed.rows;
  invoice.totals = assessed.totals;
  for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
    invoice.lines[i].net = assessed.nets[i];
    invoice.lines[i].tax = assessed.lines[i];
  }
  for (std::size_t i = 0; i < invoice.charges.size(); ++i) {
    invoice.charges[i].net = assessed.charge_nets[i];
    if (invoice.charges[i].tax) invoice.charges[i].tax = assessed.charges[i];
  }
}

taxes::TaxRow& row_of(std::vector<taxes::TaxRow>& rows, const taxes::LineTax& tax) {
  for (taxes::TaxRow& row : rows) {
    if (row.country == tax.country && row.category == tax.category && row.rate == tax.rate &&
        row.reason_code == tax.reason_code)
      return row;
  }
  return rows.emplace_back(taxes::TaxRow{.country = tax.country,
                                         .category = tax.category,
                                         .rate = tax.rate,
                                         .currency = tax.currency,
                                         .taxable = {0, tax.currency},
                                         .amount = {0, tax.currency},
                                         .reason_code = tax.reason_code,
                                         .reason = tax.reason});
}

// What is taken back of a line is its share of each amount on it, so that crediting everything, at
// once or bit by bit, leaves nothing.
Line credit_of(const Line& from, const Portion& portion) {
  Line line = from;
  line.credits_line = from.line;
  line.base_quantity = portion.now;
  line.amount = share_of(from.amount, portion);
  line.net = share_of(from.net, portion);
  line.tax.discount = share_of(from.tax.discount, portion);
  line.tax.amount = share_of(from.tax.amount, portion);
  if (portion.now != from.base_quantity) {
    const auto part = from_base(portion.now, {from.base_quantity.micro, from.quantity.micro});
    if (part && fits_unit(*part, from.unit)) line.quantity = *part;
  }
  return line;
}

void sum_up_credit(Invoice& note, const Invoice& invoice) {
  const Money none{0, note.currency};
  note.totals = {none, none, none, none, none};
  for (const Line& line : note.lines) {
    note.totals.discount += line.tax.discount;
    note.totals.net += line.net - line.tax.discount;
    note.totals.tax += line.tax.amount;
    if (invoice.taxes.empty()) continue;
    taxes::TaxRow& row = row_of(note.taxes, line.tax);
    row.taxable += line.net - line.tax.discount;
    row.amount += line.tax.amount;
  }
  for (const charges::Charge& charge : note.charges) {
    const taxes::LineTax tax =
        charge.tax.value_or(taxes::LineTax{.currency = note.currency, .amount = none});
    note.totals.charges += charge.net;
    note.totals.net += charge.net;
    note.totals.tax += tax.amount;
    if (invoice.taxes.empty()) continue;
    taxes::TaxRow& row = row_of(note.taxes, tax);
    row.taxable += charge.net;
    row.amount += tax.amount;
  }
  note.totals.gross = note.totals.net + note.totals.tax;
}

}  // namespace

Money share_of(Money whole, const Portion& portion) {
  return up_to(whole, portion.before + portion.now, portion.all) -
         up_to(whole, portion.before, portion.all);
}

std::vector<Taken> taken(const Order& order, std::span<const Line> invoiced, const Issue& wanted,
                         std::vector<Reason>& reasons) {
  std::vector<Taken> all;
  for (const OrderLine& line : order.lines) {
    const Quantity before = invoiced_of(invoiced, line.line);
    all.push_back({&line, {before, line.quantities.delivered - before, line.base_quantity}});
  }
  std::vector<Taken> chosen;
  if (wanted.lines.empty()) {
    for (const Taken& each : all)
      if (each.portion.now > Quantity{}) chosen.push_back(each);
  }
  for (std::size_t i = 0; i < wanted.lines.size(); ++i) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Taken& each) {
      return each.line->line == wanted.lines[i].line;
    });
    if (found == all.end() || is_named_before(wanted.lines, i)) {
      reasons.push_back({at(i, "line"), "unknown_line", "The order has no such line, or twice."});
      continue;
    }
    if (wanted.lines[i].quantity > found->portion.now)
      reasons.push_back({at(i, "quantity"), "more_than_delivered",
                         "Delivered and not invoiced are " + text(found->portion.now) + "."});
    chosen.push_back(*found);
    chosen.back().portion.now = wanted.lines[i].quantity;
  }
  for (const Taken& each : chosen) {
    if (!each.line->unit_price) {
      reasons.push_back(
          {"", "no_price",
           "Line " + std::to_string(each.line->line) + " of the order has no price."});
    }
  }
  return chosen;
}

std::vector<charges::Charge> charges_due(const Order& order, std::span<const Invoice> issued) {
  std::map<std::string, int> standing;
  for (const Invoice& each : issued) {
    for (const charges::Charge& charge : each.charges) {
      if (each.kind == Kind::invoice) ++standing[charge.code];
      if (each.kind == Kind::credit_note && each.cause == Cause::correction)
        --standing[charge.code];
    }
  }
  std::vector<charges::Charge> due;
  for (const charges::Charge& charge : order.charges)
    if (!charge.waived && standing[charge.code] <= 0) due.push_back(charge);
  return due;
}

bool has_arrived(const Order& order) {
  return std::any_of(order.lines.begin(), order.lines.end(),
                     [](const OrderLine& line) { return line.quantities.delivered > Quantity{}; });
}

bool is_of_services(const Order& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const OrderLine& line) { return line.is_service; });
}

bool is_all_invoiced(const Order& order, std::span<const Line> invoiced) {
  return std::all_of(order.lines.begin(), order.lines.end(), [&](const OrderLine& line) {
    return invoiced_of(invoiced, line.line) >= line.quantities.delivered;
  });
}

void set_due(Invoice& invoice, const customers::PaymentTerms& terms) {
  invoice.payment_terms = text(terms);
  invoice.due_on = due_on(terms, invoice.issued_on);
  invoice.discount_until = discount_until(terms, invoice.issued_on);
  if (invoice.discount_until)
    invoice.early_discount =
        supercargo::share_of(invoice.totals.gross, terms.discount, Rounding::half_up);
}

Money billed_again(const Invoice& note) {
  const bool is_anew = note.cause == Cause::correction;
  return is_anew ? note.totals.gross : Money{0, note.currency};
}

void draw_up(Invoice& invoice, const Order& order, std::span<const Taken> taken,
             std::span<const taxes::LineTax> decided) {
  taxes::Document document{.currency = order.currency,
                           .mode = order.tax_mode,
                           .prices_include_tax = order.prices_include_tax,
                           .discount = order.discount_rate.value_or(Rate{})};
  for (const Taken& each : taken) {
    const OrderLine& from = *each.line;
    const auto whole = line_net(from.quantity, *from.unit_price, order.currency);
    SUPERCARGO_CHECK(whole.has_value());
    Line line{.invoice = invoice.id,
              .line = static_cast<std::int64_t>(invoice.lines.size()) + 1,
              .sales_order = order.id,
              .order_line = from.line,
              .sku = from.sku,
              .name = from.name,
              .unit_price = *from.unit_price,
              .price_unit = from.unit,
              .base_quantity = each.portion.now,
              .counted = each.portion.now,
              .currency = order.currency,
              .amount = share_of(*whole, each.portion)};
    set_quantity(line, from);
    taxes::LineTax tax{.currency = order.currency};
    if (!decided.empty()) tax = decided[invoice.lines.size()];
    document.lines.push_back({line.amount, tax});
    invoice.lines.push_back(std::move(line));
  }
  for (const charges::Charge& each : invoice.charges)
    document.charges.push_back({each.amount, each.tax.value_or(taxes::LineTax{})});
  const auto assessed = taxes::assess(document);
  // Its parts were within the order's sums, which were checked.
  SUPERCARGO_CHECK(assessed.has_value());
  sum_up(invoice, *assessed);
  const bool is_taxed = !decided.empty() || (!invoice.charges.empty() && invoice.charges[0].tax);
  if (!is_taxed) invoice.taxes.clear();
}

std::vector<std::string> charges_left(const Invoice& invoice, std::span<const Invoice> notes) {
  std::vector<std::string> left;
  for (const charges::Charge& charge : invoice.charges) {
    const auto is_it = [&](const charges::Charge& each) { return each.code == charge.code; };
    const bool is_credited = std::any_of(notes.begin(), notes.end(), [&](const Invoice& note) {
      return std::any_of(note.charges.begin(), note.charges.end(), is_it);
    });
    if (!is_credited) left.push_back(charge.code);
  }
  return left;
}

namespace {

void credit_charges(Invoice& note, const Invoice& invoice, const Credited& credited,
                    const Credit& wanted, std::vector<Reason>& reasons) {
  const auto left = charges_left(invoice, credited.notes);
  const bool is_all = wanted.lines.empty() && wanted.charges.empty();
  const auto is_left = [&](const std::string& code) {
    return std::find(left.begin(), left.end(), code) != left.end();
  };
  const auto is_wanted = [&](const std::string& code) {
    return std::find(wanted.charges.begin(), wanted.charges.end(), code) != wanted.charges.end();
  };
  note.charges.clear();
  for (const charges::Charge& charge : invoice.charges)
    if (is_left(charge.code) && (is_all || is_wanted(charge.code))) note.charges.push_back(charge);
  for (std::size_t i = 0; i < wanted.charges.size(); ++i) {
    if (!is_left(wanted.charges[i]))
      reasons.push_back({"/charges/" + std::to_string(i), "unknown_charge",
                         "The invoice has no such charge that is not credited yet."});
  }
}

}  // namespace

void draw_up_credit(Invoice& note, const Invoice& invoice, const Credited& credited,
                    const Credit& wanted, std::vector<Reason>& reasons) {
  credit_charges(note, invoice, credited, wanted, reasons);
  std::vector<CreditLine> lines = wanted.lines;
  if (lines.empty() && wanted.charges.empty()) {
    for (const Line& line : invoice.lines) {
      const Quantity left = line.base_quantity - credited_of(credited.lines, line.line);
      if (left > Quantity{}) lines.push_back({line.line, left});
    }
    if (lines.empty() && note.charges.empty())
      reasons.push_back({"", "credited_already", "All of this invoice was credited before."});
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto from = std::find_if(invoice.lines.begin(), invoice.lines.end(),
                                   [&](const Line& each) { return each.line == lines[i].line; });
    if (from == invoice.lines.end() || is_named_before(lines, i)) {
      reasons.push_back({at(i, "line"), "unknown_line", "The invoice has no such line, or twice."});
      continue;
    }
    const Portion portion{credited_of(credited.lines, from->line), lines[i].quantity,
                          from->base_quantity};
    if (portion.before + portion.now > portion.all) {
      reasons.push_back(
          {at(i, "quantity"), "more_than_invoiced",
           "Invoiced and not credited are " + text(portion.all - portion.before) + "."});
      continue;
    }
    Line line = credit_of(*from, portion);
    line.invoice = note.id;
    line.line = static_cast<std::int64_t>(note.lines.size()) + 1;
    line.counted = wanted.cause == Cause::correction ? -portion.now : Quantity{};
    note.lines.push_back(std::move(line));
  }
  if (reasons.empty()) sum_up_credit(note, invoice);
}

}  // namespace supercargo::invoices

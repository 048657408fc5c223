#include "documents/invoice_papers.h"

#include <map>

namespace supercargo::documents {
namespace {

using invoices::Invoice;
using invoices::Kind;
using invoices::Line;
using letterheads::Paper;
using printing::Align;

// The look is today's, the words are those of the day of issue.
Setting as_issued(const Invoice& invoice, const Setting& setting) {
  Setting issued = setting;
  issued.letterhead.company = invoice.seller.name;
  issued.letterhead.address = invoice.seller.address;
  issued.letterhead.footer_left = invoice.seller.footer_left;
  issued.letterhead.footer_middle = invoice.seller.footer_middle;
  issued.letterhead.footer_right = invoice.seller.footer_right;
  return issued;
}

std::string price_of(const Line& line, printing::Language language) {
  std::string price = printing::shown(line.unit_price);
  // Twelve pieces of what is priced by the case say so.
  if (line.price_unit != line.unit) price += " / " + unit_of(line.price_unit, language);
  return price;
}

printing::Table lines_of(const Invoice& invoice, const Setting& setting) {
  const WordsOf& words = setting.words();
  const char* price =
      invoice.prices_include_tax ? words.columns.unit_price_with_tax : words.columns.unit_price;
  printing::Table table{.columns = {{"#", 1},
                                    {words.columns.goods, 10},
                                    {words.columns.quantity, 4, Align::right},
                                    {price, 4, Align::right}}};
  const bool has_tax = !invoice.taxes.empty();
  if (has_tax) table.columns.push_back({words.columns.tax, 2, Align::right});
  table.columns.push_back({words.columns.net, 4, Align::right});
  for (const Line& line : invoice.lines) {
    printing::Cell goods{.text = line.name};
    if (line.sku != line.name) goods.beneath.push_back(line.sku);
    printing::Row row{{std::to_string(line.line)},
                      std::move(goods),
                      {amount_of(line.quantity, line.unit, setting.language)},
                      {price_of(line, setting.language)}};
    if (has_tax) row.push_back({tax_words(line.tax)});
    row.push_back({printing::shown(line.net)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<std::string> payment_of(const Invoice& invoice, const Setting& setting) {
  const Phrases& phrases = setting.words().phrases;
  std::vector<std::string> words{filled(phrases.pay_by, "date", setting.shown(invoice.due_on))};
  if (invoice.early_discount) {
    words.push_back(
        filled(filled(phrases.less_until, "date", setting.shown(invoice.discount_until)), "amount",
               printing::shown_with_currency(invoice.totals.gross - *invoice.early_discount)));
  }
  return words;
}

// Those of which something is open.
std::map<InvoiceId, const accounts::Receivable*> open_by_invoice(const Account& account) {
  std::map<InvoiceId, const accounts::Receivable*> open;
  for (const accounts::Receivable& item : account.items)
    if (item.open.minor != 0) open.emplace(item.id, &item);
  return open;
}

// The invoice with the customer's own number, and what of it nobody reminds him of.
printing::Cell named(const Invoice& invoice, const accounts::Receivable& item,
                     const Phrases& phrases) {
  printing::Cell cell{.text = invoice.number, .beneath = {invoice.customer_po_number}};
  if (item.disputed.minor > 0)
    cell.beneath.push_back(
        filled(phrases.disputed, "amount", printing::shown_with_currency(item.disputed)));
  return cell;
}

// What came in and no invoice has used is taken off what is owed.
void add_unused(const Account& account, const WordsOf& words,
                std::map<Currency, printing::Table>& tables, std::map<Currency, Money>& balances) {
  for (const accounts::Account& each : account.sums) {
    if (each.unapplied.minor == 0) continue;
    auto& balance = balances.try_emplace(each.currency, Money{0, each.currency}).first->second;
    balance -= each.unapplied;
    tables[each.currency].rows.push_back({{words.sums.unused},
                                          {""},
                                          {""},
                                          {""},
                                          {printing::shown(-each.unapplied)},
                                          {printing::shown(balance)}});
  }
}

}  // namespace

printing::Document invoice_document(const Invoice& invoice, const Setting& setting) {
  const Setting issued = as_issued(invoice, setting);
  const WordsOf& words = issued.words();
  const bool is_credit = invoice.kind == Kind::credit_note;
  const Paper kind = is_credit ? Paper::credit_note : Paper::invoice;
  auto document = sheet(issued, kind, is_credit ? words.titles.credit_note : words.titles.invoice,
                        invoice.number);
  document.addressee = address_block(issued, "", invoice.customer_name, invoice.billing_address);
  document.facts = {{words.labels.date, issued.shown(invoice.issued_on)},
                    {words.labels.credits, invoice.credits_number},
                    {words.labels.our_order, invoice.sales_order_number},
                    {words.labels.your_order, invoice.customer_po_number},
                    {words.labels.customer, invoice.customer},
                    {words.labels.delivered, issued.shown(invoice.tax_point)},
                    {words.labels.due, issued.shown(invoice.due_on)},
                    {words.labels.vat_id, invoice.customer_vat_id},
                    {words.labels.our_vat_id, invoice.seller.tax_number}};
  open_with(document, issued, kind, is_credit ? words.labels.reason + (": " + invoice.reason) : "");
  document.tables.push_back(lines_of(invoice, issued));
  add_sums(document, issued, {invoice.charges, invoice.taxes, invoice.totals, invoice.currency},
           is_credit ? words.sums.credited : words.sums.total);
  if (invoice.due_on) document.notes.push_back({words.labels.payment, payment_of(invoice, issued)});
  close_with(document, issued, kind, "");
  return document;
}

printing::Document statement(const Account& account, const Setting& setting) {
  const WordsOf& words = setting.words();
  auto document = sheet(setting, Paper::statement, words.titles.statement, account.customer.code);
  document.addressee =
      address_block(setting, "", account.customer.name, billing_address(account.customer));
  document.facts = {{words.labels.period, setting.shown(account.until)},
                    {words.labels.customer, account.customer.code}};
  const auto still_open = open_by_invoice(account);
  std::map<Currency, printing::Table> tables;
  std::map<Currency, Money> balances;
  for (const Invoice& invoice : account.papers) {
    if (invoice.kind != Kind::invoice || invoice.issued_on > account.until) continue;
    const auto found = still_open.find(invoice.id);
    if (found == still_open.end()) continue;
    const accounts::Receivable& item = *found->second;
    auto& balance =
        balances.try_emplace(invoice.currency, Money{0, invoice.currency}).first->second;
    balance += item.open;
    tables[invoice.currency].rows.push_back({named(invoice, item, words.phrases),
                                             {setting.shown(invoice.issued_on)},
                                             {setting.shown(invoice.due_on)},
                                             {printing::shown(invoice.totals.gross)},
                                             {printing::shown(item.open)},
                                             {printing::shown(balance)}});
  }
  add_unused(account, words, tables, balances);
  open_with(document, setting, Paper::statement,
            tables.empty() ? words.phrases.nothing_owed : words.phrases.statement_of);
  for (auto& [currency, table] : tables) {
    if (tables.size() > 1) table.heading = currency.code();
    table.columns = {{words.columns.document, 6},
                     {words.labels.date, 5},
                     {words.labels.due, 5},
                     {words.columns.amount, 4, Align::right},
                     {words.columns.open, 4, Align::right},
                     {words.columns.balance, 4, Align::right}};
    document.tables.push_back(std::move(table));
  }
  for (const auto& [currency, balance] : balances)
    document.totals.push_back(
        {words.sums.owed, printing::shown_with_currency(balance), printing::Weight::strong});
  close_with(document, setting, Paper::statement, "");
  return document;
}

}  // namespace supercargo::documents

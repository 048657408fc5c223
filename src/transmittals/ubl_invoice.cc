#include "transmittals/ubl_invoice.h"

#include <algorithm>

#include "kernel/decimal.h"
#include "taxes/amount_rules.h"

namespace supercargo::transmittals {
namespace {

using formats::XmlWriter;
using invoices::Invoice;
using invoices::Line;
using taxes::Category;
using taxes::TaxRow;
using Scope = formats::XmlWriter::Scope;

// Where the company is registered nowhere, all of it is outside the scope of tax.
std::vector<TaxRow> rows_of(const Invoice& invoice) {
  if (!invoice.taxes.empty()) return invoice.taxes;
  return {TaxRow{.category = Category::outside_scope,
                 .currency = invoice.currency,
                 .taxable = invoice.totals.net,
                 .amount = {0, invoice.currency}}};
}

bool stands_in(const taxes::LineTax& tax, const TaxRow& row) {
  return tax.country == row.country && tax.category == row.category && tax.rate == row.rate &&
         tax.reason_code == row.reason_code;
}

// What is taken off all lines of a row together, or put on when it is below zero.
Money allowance_of(const Invoice& invoice, const TaxRow& row) {
  Money nets{0, invoice.currency};
  for (const Line& line : invoice.lines)
    if (invoice.taxes.empty() || stands_in(line.tax, row)) nets += line.net;
  for (const charges::Charge& each : invoice.charges)
    if (invoice.taxes.empty() || (each.tax && stands_in(*each.tax, row))) nets += each.net;
  return nets - row.taxable;
}

// 21 of a rate of 0.21.
std::string percent(Rate rate) { return decimal_text(rate.e8, rate_scale - 2); }

std::string why_untaxed(const TaxRow& row) {
  if (!row.reason.empty()) return row.reason;
  switch (row.category) {
    case Category::outside_scope:
      return "Outside the scope of tax";
    case Category::exempt:
      return "Exempt";
    case Category::reverse_charge:
      return "Reverse charge";
    case Category::intra_community:
      return "Intra-community supply";
    case Category::export_outside:
      return "Export outside the EU";
    case Category::standard:
    case Category::zero:
      break;
  }
  return {};
}

class Writing {
 public:
  explicit Writing(const Billed& billed)
      : billed_(billed),
        invoice_(billed.invoice),
        is_credit_(billed.invoice.kind == invoices::Kind::credit_note),
        is_outside_(rows_of(billed.invoice).front().category == Category::outside_scope),
        xml_(is_credit_ ? "CreditNote" : "Invoice") {}

  std::string run() {
    head();
    references();
    parties();
    delivery();
    payment();
    if (!invoice_.lines.empty())
      for (const charges::Charge& each : invoice_.charges) charge(each);
    for (const TaxRow& row : rows_of(invoice_)) document_allowance(row);
    tax_total();
    totals();
    for (const Line& each : invoice_.lines) line(each);
    // A document has a line at least (EN 16931, BR-16).
    if (invoice_.lines.empty())
      for (std::size_t i = 0; i < invoice_.charges.size(); ++i) line_of(invoice_.charges[i], i + 1);
    return xml_.finish();
  }

 private:
  void amount(std::string_view name, Money money) {
    xml_.put(name, text(money), {"currencyID", invoice_.currency.code()});
  }

  void head() {
    xml_.put("cbc:CustomizationID", "urn:cen.eu:en16931:2017");
    xml_.put("cbc:ID", invoice_.number);
    xml_.put("cbc:IssueDate", text(invoice_.issued_on));
    if (!is_credit_) {
      xml_.put("cbc:DueDate", text(invoice_.due_on));
      xml_.put("cbc:InvoiceTypeCode", "380");
      xml_.put("cbc:Note", invoice_.reason);
    }
    xml_.put("cbc:TaxPointDate", text(invoice_.tax_point));
    if (is_credit_) {
      xml_.put("cbc:CreditNoteTypeCode", "381");
      xml_.put("cbc:Note", invoice_.reason);
    }
    xml_.put("cbc:DocumentCurrencyCode", invoice_.currency.code());
  }

  void references() {
    {
      const Scope order(xml_, "cac:OrderReference");
      // An identifier must stand there; NA is what Peppol writes where the buyer gave none.
      xml_.put("cbc:ID", invoice_.customer_po_number.empty() ? "NA" : invoice_.customer_po_number);
      xml_.put("cbc:SalesOrderID", invoice_.sales_order_number);
    }
    const Scope billing(xml_, "cac:BillingReference");
    const Scope preceding(xml_, "cac:InvoiceDocumentReference");
    xml_.put("cbc:ID", invoice_.credits_number);
  }

  void parties() {
    {
      const Scope seller(xml_, "cac:AccountingSupplierParty");
      Partner us = partner_of(billed_.seller, invoice_.seller.name,
                              is_outside_ ? std::string() : invoice_.seller.tax_number);
      write_party(xml_, us);
    }
    const Scope buyer(xml_, "cac:AccountingCustomerParty");
    Partner them{.identifier = invoice_.customer, .name = invoice_.customer_name};
    if (!is_outside_ && is_vat_id(invoice_.customer_vat_id)) them.vat_id = invoice_.customer_vat_id;
    if (invoice_.billing_address) them.address = *invoice_.billing_address;
    write_party(xml_, them);
  }

  void delivery() {
    const Scope delivery(xml_, "cac:Delivery");
    xml_.put("cbc:ActualDeliveryDate", text(invoice_.tax_point));
    if (!billed_.delivered_to) return;
    const Scope location(xml_, "cac:DeliveryLocation");
    write_address(xml_, "cac:Address", *billed_.delivered_to);
  }

  void payment() {
    if (is_credit_) {
      const Scope terms(xml_, "cac:PaymentTerms");
      xml_.put("cbc:Note", "To be set off against " + invoice_.credits_number + " or paid back.");
      return;
    }
    if (!billed_.seller.iban.empty()) payee();
    if (invoice_.payment_terms.empty()) return;
    const Scope terms(xml_, "cac:PaymentTerms");  // EN 16931 BT-20
    std::string words = invoice_.payment_terms;
    if (invoice_.early_discount)
      words += ": " + text(*invoice_.early_discount) + " less when paid by " +
               text(invoice_.discount_until);
    xml_.put("cbc:Note", words);
  }

  void payee() {
    const Scope means(xml_, "cac:PaymentMeans");
    xml_.put("cbc:PaymentMeansCode", "30");  // UNCL 4461: credit transfer
    xml_.put("cbc:PaymentID", invoice_.number);
    const Scope account(xml_, "cac:PayeeFinancialAccount");
    std::string iban = billed_.seller.iban;
    iban.erase(std::remove(iban.begin(), iban.end(), ' '), iban.end());
    xml_.put("cbc:ID", iban);
    xml_.put("cbc:Name", billed_.seller.account_name);
    const Scope branch(xml_, "cac:FinancialInstitutionBranch");
    xml_.put("cbc:ID", billed_.seller.bic);
  }

  void category(std::string_view element, Category of, Rate rate) {
    const Scope category(xml_, element);
    xml_.put("cbc:ID", taxes::category_code(of));
    if (of != Category::outside_scope) xml_.put("cbc:Percent", percent(rate));
    const Scope scheme(xml_, "cac:TaxScheme");
    xml_.put("cbc:ID", "VAT");
  }

  void document_allowance(const TaxRow& row) {
    const Money off = allowance_of(invoice_, row);
    if (off.minor == 0) return;
    const Scope allowance(xml_, "cac:AllowanceCharge");
    const bool is_charge = off.minor < 0;
    xml_.put("cbc:ChargeIndicator", is_charge ? "true" : "false");
    if (!is_charge) xml_.put("cbc:AllowanceChargeReasonCode", "95");  // UNCL 5189: discount
    xml_.put("cbc:AllowanceChargeReason", is_charge ? "Charge" : "Discount");
    amount("cbc:Amount", is_charge ? -off : off);
    category("cac:TaxCategory", row.category, row.rate);
  }

  void charge(const charges::Charge& each) {
    const Scope charge(xml_, "cac:AllowanceCharge");
    xml_.put("cbc:ChargeIndicator", "true");
    if (each.kind == charges::Kind::freight)
      xml_.put("cbc:AllowanceChargeReasonCode", "FC");  // UNCL 7161: freight service
    xml_.put("cbc:AllowanceChargeReason", each.name);
    amount("cbc:Amount", each.net);
    const auto tax = each.tax.value_or(taxes::LineTax{});
    category("cac:TaxCategory", tax.category, tax.rate);
  }

  void line_of(const charges::Charge& each, std::size_t number) {
    const Scope scope(xml_, is_credit_ ? "cac:CreditNoteLine" : "cac:InvoiceLine");
    xml_.put("cbc:ID", std::to_string(number));
    xml_.put(is_credit_ ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", "1",
             {"unitCode", "C62"});
    amount("cbc:LineExtensionAmount", each.net);
    {
      const Scope item(xml_, "cac:Item");
      write_goods(xml_, {.name = each.name, .sku = each.code});
      const auto tax = each.tax.value_or(taxes::LineTax{});
      category("cac:ClassifiedTaxCategory", tax.category, tax.rate);
    }
    const Scope price(xml_, "cac:Price");
    xml_.put("cbc:PriceAmount", text(each.net), {"currencyID", invoice_.currency.code()});
  }

  void tax_total() {
    const Scope total(xml_, "cac:TaxTotal");
    amount("cbc:TaxAmount", invoice_.totals.tax);
    for (const TaxRow& row : rows_of(invoice_)) {
      const Scope subtotal(xml_, "cac:TaxSubtotal");
      amount("cbc:TaxableAmount", row.taxable);
      amount("cbc:TaxAmount", row.amount);
      const Scope category(xml_, "cac:TaxCategory");
      xml_.put("cbc:ID", taxes::category_code(row.category));
      if (row.category != Category::outside_scope) xml_.put("cbc:Percent", percent(row.rate));
      const std::string why = why_untaxed(row);
      if (row.category != Category::standard && row.category != Category::zero) {
        if (row.reason_code.starts_with("VATEX-"))
          xml_.put("cbc:TaxExemptionReasonCode", row.reason_code);
        xml_.put("cbc:TaxExemptionReason", why);
      }
      const Scope scheme(xml_, "cac:TaxScheme");
      xml_.put("cbc:ID", "VAT");
    }
  }

  void totals() {
    const Scope totals(xml_, "cac:LegalMonetaryTotal");
    const Money none{0, invoice_.currency};
    Money lines = none;
    Money allowances = none;
    Money charges = none;
    for (const Line& line : invoice_.lines) lines += line.net;
    for (const charges::Charge& each : invoice_.charges)
      (invoice_.lines.empty() ? lines : charges) += each.net;
    for (const TaxRow& row : rows_of(invoice_)) {
      const Money off = allowance_of(invoice_, row);
      if (off.minor < 0)
        charges -= off;
      else
        allowances += off;
    }
    amount("cbc:LineExtensionAmount", lines);
    amount("cbc:TaxExclusiveAmount", invoice_.totals.net);
    amount("cbc:TaxInclusiveAmount", invoice_.totals.gross);
    if (allowances.minor != 0) amount("cbc:AllowanceTotalAmount", allowances);
    if (charges.minor != 0) amount("cbc:ChargeTotalAmount", charges);
    amount("cbc:PayableAmount", invoice_.totals.gross);
  }

  void line(const Line& line) {
    const Scope scope(xml_, is_credit_ ? "cac:CreditNoteLine" : "cac:InvoiceLine");
    xml_.put("cbc:ID", std::to_string(line.line));
    xml_.put(is_credit_ ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", text(line.quantity),
             {"unitCode", line.unit});
    amount("cbc:LineExtensionAmount", line.net);
    {
      const Scope reference(xml_, "cac:OrderLineReference");
      xml_.put("cbc:LineID", std::to_string(line.order_line));
    }
    {
      const Scope item(xml_, "cac:Item");
      write_goods(xml_, {.name = line.name, .sku = line.sku});
      category("cac:ClassifiedTaxCategory",
               invoice_.taxes.empty() ? Category::outside_scope : line.tax.category, line.tax.rate);
    }
    price(line);
  }

  // The price of one where it gives the line's amount to the cent; else the amount of all of them
  // is the price, and they are its base.
  void price(const Line& line) {
    std::optional<Price> each = line.unit_price;
    if (invoice_.prices_include_tax) each = taxes::without_tax(line.unit_price, line.tax.rate);
    const bool is_of_unit = each && line.unit == line.price_unit &&
                            line_net(line.quantity, *each, invoice_.currency) == line.net;
    const Scope price(xml_, "cac:Price");
    xml_.put("cbc:PriceAmount", is_of_unit ? text(*each) : text(line.net),
             {"currencyID", invoice_.currency.code()});
    xml_.put("cbc:BaseQuantity", is_of_unit ? "1" : text(line.quantity), {"unitCode", line.unit});
  }

  const Billed& billed_;
  const Invoice& invoice_;
  const bool is_credit_;
  const bool is_outside_;
  XmlWriter xml_;
};

}  // namespace

std::vector<Reason> check_billed(const Billed& billed) {
  std::vector<Reason> reasons;
  const Invoice& invoice = billed.invoice;
  const auto refuse = [&](const char* pointer, const char* code, const std::string& words) {
    reasons.push_back({pointer, code, words});
  };
  const auto rows = rows_of(invoice);
  const auto has = [&](Category category) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const TaxRow& row) { return row.category == category; });
  };
  const bool is_outside = has(Category::outside_scope);
  const bool has_vat = !is_outside && !invoice.seller.tax_number.empty();
  if (billed.seller.country.empty())
    refuse("/seller/identity/country", "seller_not_named",
           "The company's country is set with its letterhead (EN 16931, BR-09).");
  if (billed.seller.gln.empty() && billed.seller.registration.empty() && !has_vat)
    refuse("/seller/identity/registration", "seller_not_named",
           "The company has a registration number or a GLN (EN 16931, BR-CO-26).");
  if (!invoice.billing_address || invoice.billing_address->country.empty())
    refuse("/billing_address", "buyer_not_named",
           "The customer has an address with its country (EN 16931, BR-10, BR-11).");
  if (is_outside && rows.size() > 1)
    refuse("/taxes", "categories_mixed",
           "What is outside the scope of tax stands alone (EN 16931, BR-O-11).");
  if ((has(Category::reverse_charge) || has(Category::intra_community)) &&
      !is_vat_id(invoice.customer_vat_id)) {
    refuse("/customer_vat_id", "buyer_not_named",
           "The customer who accounts for the tax has a VAT identifier (EN 16931, BR-AE-02, "
           "BR-IC-02).");
  }
  if (invoice.currency.exponent() > 2)
    refuse("/currency", "too_many_decimals",
           "Amounts have two decimals at most (EN 16931, BR-DEC).");
  return reasons;
}

std::string ubl_invoice(const Billed& billed) { return Writing(billed).run(); }

}  // namespace supercargo::transmittals

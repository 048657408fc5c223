#include "formats/ubl_rules.h"

#include <algorithm>
#include <set>

#include "kernel/money.h"

namespace supercargo::formats {
namespace {

// Millionths; wide enough for sums and products of everything that parses.
using Wide = __int128;
constexpr Wide one = 1'000'000;
constexpr Wide slack = 20'000;  // 0.02, as the rules give it

Wide apart(Wide a, Wide b) { return a < b ? b - a : a - b; }

class Check {
 public:
  Check(const Xml& order, std::vector<Reason>& reasons) : order_(order), reasons_(reasons) {}

  void run() {
    amounts(order_);
    if (const Xml originator = order_.find("cac:OriginatorCustomerParty"))
      originator_is_named(originator);
    if (const Xml totals = order_.find("cac:AnticipatedMonetaryTotal")) totals_add_up(totals);
    for (const Xml& each : order_.all("cac:AllowanceCharge")) allowance(each);
    std::set<std::string, std::less<>> ids;
    for (const Xml& line : order_.all("cac:OrderLine"))
      if (const Xml item = line.find("cac:LineItem")) line_item(item, ids);
  }

 private:
  // A change of an order states the same rules under its own transaction.
  void refuse(const Xml& at, const char* code, const char* rule, const std::string& words) {
    const char* transaction = order_.name() == "OrderChange" ? "T114" : "T01";
    reasons_.push_back(ubl_reason(at, code, words + " (PEPPOL-" + transaction + '-' + rule + ")"));
  }

  // Nothing when it is absent or no number; what is no number is told where it is read.
  static std::optional<Wide> number(const Xml& at) {
    const auto value = parse_price(at.text());
    return value ? std::optional<Wide>(value->micro) : std::nullopt;
  }
  static Wide or_zero(const Xml& at) { return number(at).value_or(0); }

  // Every element below, without going deeper into the stack than into the document.
  void amounts(const Xml& root) {
    std::vector<Xml> left{root};
    while (!left.empty()) {
      const Xml at = left.back();
      left.pop_back();
      amount(at);
      if (at.name() == "cac:PartyTaxScheme") tax_scheme(at);
      if (at.name() == "cac:TaxCategory" || at.name() == "cac:ClassifiedTaxCategory") category(at);
      const bool is_price = at.name() == "cac:Price";
      if (is_price) price(at);
      for (const Xml& child : at.children()) left.push_back(child);
    }
  }

  static bool is_amount(const Xml& at) {
    static constexpr std::string_view names[] = {"cbc:Amount", "cbc:TaxAmount", "cbc:PriceAmount",
                                                 "cbc:LineExtensionAmount", "cbc:BaseAmount"};
    return std::find(std::begin(names), std::end(names), at.name()) != std::end(names) ||
           at.path().find("/cac:AnticipatedMonetaryTotal/") != std::string::npos;
  }

  void amount(const Xml& at) {
    if (!at.name().ends_with("Amount") || !is_amount(at)) return;
    const std::string_view currency = at.attribute("currencyID");
    const std::string_view wanted = order_.find("cbc:DocumentCurrencyCode").text();
    if (!currency.empty() && !wanted.empty() && currency != wanted)
      refuse(at, "currency_differs", "R003", "An order is stated in a single currency.");
    const auto dot = at.text().find('.');
    const bool is_exact = dot == std::string_view::npos || at.text().size() - dot - 1 <= 2;
    if (!is_exact && at.path().find("/cac:Price") == std::string::npos)
      refuse(at, "too_many_decimals", "R028", "An amount has two decimals at most.");
  }

  void originator_is_named(const Xml& originator) {
    if (!originator.find("cac:Party/cac:PartyName/cbc:Name") &&
        !originator.find("cac:Party/cac:PartyIdentification/cbc:ID"))
      refuse(originator, "party_not_named", "R014", "The originator has a name or an identifier.");
  }

  void tax_scheme(const Xml& at) {
    if (at.find("cac:TaxScheme/cbc:ID").text() != "VAT") return;
    const Xml number = at.find("cbc:CompanyID");
    const std::string_view text = number.text();
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() < 2 || !is_letter(text[0]) || !is_letter(text[1]))
      refuse(number ? number : at, "vat_id_without_country", "R026",
             "A VAT identifier begins with its country.");
  }

  void category(const Xml& at) {
    const Xml id = at.find("cbc:ID");
    const Xml percent = at.find("cbc:Percent");
    if (!percent && id.text() != "O")
      refuse(at, "rate_missing", "R029", "A tax category has a rate.");
    if (id.text() == "S" && or_zero(percent) <= 0)
      refuse(at, "rate_not_positive", "R030", "The standard rate is above zero.");
  }

  void price(const Xml& at) {
    const Xml amount = at.find("cbc:PriceAmount");
    if (or_zero(amount) < 0) refuse(amount, "negative", "R005", "A net price is not negative.");
    const Xml base = at.find("cbc:BaseQuantity");
    if (base && or_zero(base) <= 0)
      refuse(base, "base_quantity_not_positive", "R025", "A base quantity is above zero.");
    const Xml allowance = at.find("cac:AllowanceCharge");
    const Xml gross = allowance.find("cbc:BaseAmount");
    if (!gross) return;
    if (or_zero(gross) < 0) refuse(gross, "negative", "R027", "A gross price is not negative.");
    if (or_zero(amount) != or_zero(gross) - or_zero(allowance.find("cbc:Amount")))
      refuse(at, "price_differs", "R019", "The net price is the gross price less the allowance.");
  }

  void allowance(const Xml& at) {
    const Xml factor = at.find("cbc:MultiplierFactorNumeric");
    const Xml base = at.find("cbc:BaseAmount");
    const Xml amount = at.find("cbc:Amount");
    if (factor && !base)
      refuse(at, "base_amount_missing", "R020", "A percentage needs its base amount.");
    if (!factor && base)
      refuse(at, "percentage_missing", "R021", "A base amount needs its percentage.");
    if (factor && base &&
        apart(or_zero(amount), or_zero(base) * or_zero(factor) / (100 * one)) > slack)
      refuse(at, "amount_differs", "R022", "The amount is the base amount times the percentage.");
    if (!at.find("cbc:AllowanceChargeReason") && !at.find("cbc:AllowanceChargeReasonCode"))
      refuse(at, "reason_missing", "R023", "An allowance or charge has a reason.");
    if (or_zero(amount) < 0)
      refuse(amount, "negative", "R032", "An allowance or charge is not negative.");
    reason_code(at);
  }

  void reason_code(const Xml& at) {
    const Xml code = at.find("cbc:AllowanceChargeReasonCode");
    if (!code || at.find("cbc:ChargeIndicator").text() != "false") return;
    // UNCL 5189, the part that Peppol knows.
    static constexpr std::string_view known[] = {"41",  "42",  "60",  "62",  "63", "64", "65",
                                                 "66",  "67",  "68",  "70",  "71", "88", "95",
                                                 "100", "102", "103", "104", "105"};
    if (std::find(std::begin(known), std::end(known), code.text()) == std::end(known))
      refuse(code, "code_not_known", "CL001", "No reason code of an allowance (UNCL 5189).");
  }

  Wide sum(const Xml& of, std::string_view indicator) const {
    Wide sum = 0;
    for (const Xml& each : of.all("cac:AllowanceCharge"))
      if (each.find("cbc:ChargeIndicator").text() == indicator)
        sum += or_zero(each.find("cbc:Amount"));
    return sum;
  }

  void totals_add_up(const Xml& totals) {
    const auto value = [&](const char* name) { return or_zero(totals.find(name)); };
    Wide lines = 0;
    for (const Xml& line : order_.all("cac:OrderLine"))
      lines += or_zero(line.find("cac:LineItem/cbc:LineExtensionAmount"));
    const Wide line_total = value("cbc:LineExtensionAmount");
    const Wide allowances = value("cbc:AllowanceTotalAmount");
    const Wide charges = value("cbc:ChargeTotalAmount");
    const Wide computed = line_total - allowances + charges;
    const Wide exclusive = number(totals.find("cbc:TaxExclusiveAmount")).value_or(computed);
    if (value("cbc:PayableAmount") < 0)
      refuse(totals, "negative", "R006", "The amount to be paid is not negative.");
    if (line_total < 0) refuse(totals, "negative", "R007", "The sum of lines is not negative.");
    if (line_total != lines)
      refuse(totals, "total_differs", "R008", "The sum of lines is the lines' sum.");
    if (allowances != sum(order_, "false"))
      refuse(totals, "total_differs", "R009", "The sum of allowances is the allowances' sum.");
    if (charges != sum(order_, "true"))
      refuse(totals, "total_differs", "R010", "The sum of charges is the charges' sum.");
    if (exclusive != computed)
      refuse(totals, "total_differs", "R011", "Without tax: lines less allowances plus charges.");
    const auto inclusive = number(totals.find("cbc:TaxInclusiveAmount"));
    if (!inclusive) return;
    if (value("cbc:PayableAmount") !=
        *inclusive - value("cbc:PrepaidAmount") + value("cbc:PayableRoundingAmount"))
      refuse(totals, "total_differs", "R016", "To be paid: with tax, less what is paid, rounded.");
    const Xml tax = order_.find("cac:TaxTotal/cbc:TaxAmount");
    if (order_.find("cac:TaxTotal") && *inclusive != exclusive + or_zero(tax))
      refuse(totals, "total_differs", "R017", "With tax: without tax plus tax.");
  }

  void line_item(const Xml& item, std::set<std::string, std::less<>>& ids) {
    const Xml id = item.find("cbc:ID");
    if (id && !ids.emplace(id.text()).second)
      refuse(id, "line_repeated", "R001", "Each line has an identifier of its own.");
    if (or_zero(item.find("cbc:Quantity")) < 0)
      refuse(item, "negative", "R004", "An ordered quantity is not negative.");
    for (const Xml& each : item.all("cac:AllowanceCharge")) allowance(each);
    const Xml extension = item.find("cbc:LineExtensionAmount");
    if (!extension) return;
    const Wide base = or_zero(item.find("cac:Price/cbc:BaseQuantity"));
    const Wide quantity = number(item.find("cbc:Quantity")).value_or(one);
    const Wide goods =
        quantity * or_zero(item.find("cac:Price/cbc:PriceAmount")) / (base > 0 ? base : one);
    if (apart(or_zero(extension), goods + sum(item, "true") - sum(item, "false")) > slack)
      refuse(extension, "amount_differs", "R024",
             "A line's amount is quantity times price, with its charges and allowances.");
  }

  const Xml& order_;
  std::vector<Reason>& reasons_;
};

}  // namespace

Reason ubl_reason(const Xml& at, const char* code, const std::string& words) {
  return {at.path(), code, "Line " + std::to_string(at.line()) + ": " + words};
}

void check_ubl_rules(const Xml& order, std::vector<Reason>& reasons) {
  Check(order, reasons).run();
}

}  // namespace supercargo::formats

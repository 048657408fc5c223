#include <gmock/gmock.h>

#include "formats/edifact.h"
#include "formats/xml.h"
#include "interchange/commands.h"
#include "invoices/commands.h"
#include "letterheads/commands.h"
#include "taxes/commands.h"
#include "tests/shipping_desk.h"
#include "transmittals/queries.h"
#include "transmittals/testing.h"
#include "transmittals/ubl_invoice.h"

namespace supercargo::transmittals {
namespace {

using formats::XmlDocument;
using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

constexpr const char* whole_identity = R"({"identity":{"legal_name":"Kwai Chung Packaging B.V.",
    "registration":"24123456","gln":"5790000000029","line1":"Kade 7","city":"Rotterdam",
    "postcode":"3011 AB","country":"NL","iban":"NL91 ABNA 0417 1643 00","bic":"ABNANL2A",
    "account_name":"Kwai Chung Packaging","email":"billing@example.com"}})";

std::string element(const std::string& xml, std::string_view path) {
  const auto read = XmlDocument::read(xml);
  return read ? std::string(read->root().find(path).text()) : "no XML";
}
// "5 3 7": what is said to each line.
std::string line_codes(const std::string& xml) {
  const auto read = XmlDocument::read(xml);
  std::string codes;
  if (!read) return "no XML";
  for (const auto& line : read->root().all("cac:OrderLine"))
    codes.append(codes.empty() ? "" : " ")
        .append(line.find("cac:LineItem/cbc:LineStatusCode").text());
  return codes;
}
// Tags of a message, in order: "UNH BGM DTM …".
std::string tags_of(const std::string& bytes) {
  const auto read = formats::read_interchange(bytes);
  if (!read) return read.error().reasons.front().detail;
  std::string tags;
  for (const auto& each : read->messages.at(0).segments)
    tags.append(tags.empty() ? "" : " ").append(each.tag);
  return tags;
}

class Transmittals : public tests::OnShippingDesk {
 protected:
  void SetUp() override {
    OnShippingDesk::SetUp();
    if (!IsSkipped()) finance = desk().person({Role::finance});
  }
  void name_company() {
    ASSERT_EQ(reasons(desk().perform(letterheads::change,
                                     Patch{.id = {}, .revision = {}, .body = whole_identity})),
              "accepted");
  }
  void register_for_tax() {
    taxes::TaxRate rate{.country = "NL",
                        .name = "Standard",
                        .category = taxes::Category::standard,
                        .rate = {21'000'000}};
    rate.source = "Act";
    rate.valid_from = *parse_day("2015-01-01");
    ASSERT_EQ(reasons(desk().perform(taxes::create_rate, rate)), "accepted");
    taxes::Registration registration{.country = "NL", .number = "NL123456789B13"};
    registration.valid_from = rate.valid_from;
    ASSERT_EQ(reasons(desk().perform(taxes::create_registration, registration)), "accepted");
  }
  orders::Order delivered(const std::vector<orders::PlaceLine>& lines) {
    const auto order = confirmed(lines);
    shipments::Plan wanted{.sales_order = order.number};
    for (const orders::Line& line : order.lines)
      wanted.lines.push_back({.line = line.line, .quantity = line.base_quantity});
    EXPECT_EQ(reasons(ship(shipments::plan, wanted)), "accepted");
    EXPECT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
    EXPECT_EQ(reasons(deliver()), "accepted");
    return now(order);
  }
  invoices::Invoice issued(const orders::Order& order) {
    return *desk().as(finance).perform(invoices::issue, {.sales_order = order.number});
  }
  Result<Sent> sent(Result<Sent> (*give)(const journal::Query&, const Wanted&),
                    const Wanted& wanted) {
    return desk().as(desk().sales).ask(give, wanted);
  }
  interchange::Document deliver_document(const std::string& bytes,
                                         const std::string& customer = {}) {
    const auto command = +[](journal::Unit& unit, const interchange::Delivery& delivery)
        -> Result<interchange::Delivered> { return interchange::deliver(unit, delivery); };
    return desk()
        .as(desk().clerk)
        .perform(command, {.bytes = bytes, .customer = customer})
        ->items.at(0);
  }
  // An order of EDIFACT: three pieces of tape, and one of what is not sold here.
  static std::string edifact_order() {
    return "UNB+UNOC:3+5790000000012+WE+260302:0900+I1'UNH+1+ORDERS:D:96A:UN'BGM+220+PO-7+9'"
           "DTM+137:20260302:102'NAD+BY+C-1::9'NAD+SU+WE::9'LIN+10++4006381333931:EN'"
           "PIA+5+TAPE-48:SA+THEIRS:IN'QTY+21:3:PCE'LIN+20++NOTHING:SA'QTY+21:1'UNS+S'UNT+12+1'"
           "UNZ+1+I1'";
  }

  journal::Actor finance;
};
SUPERCARGO_ON_BOTH_ENGINES(Transmittals);

TEST_P(Transmittals, an_invoice_says_what_en_16931_asks_or_why_it_cannot) {
  register_for_tax();
  const auto order = delivered({{"TAPE-48", pieces(7)}, {"FILM-500", pieces(3)}});
  const auto nameless = issued(order);
  EXPECT_EQ(reasons(sent(give_invoice, {.id = nameless.number})),
            "/seller/identity/country: seller_not_named");
  name_company();
  const auto given = sent(give_invoice, {.id = nameless.number});
  ASSERT_EQ(reasons(given), "accepted") << "as the company is named now";
  EXPECT_EQ(given->name, "invoice INV-2026-000001.xml");
  EXPECT_EQ(element(given->bytes, "cac:LegalMonetaryTotal/cbc:PayableAmount"),
            text(nameless.totals.gross));
  EXPECT_EQ(element(given->bytes,
                    "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/"
                    "cbc:CompanyID"),
            "NL123456789B13");
  EXPECT_EQ(element(given->bytes, "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"),
            "NL91ABNA0417164300");
  EXPECT_EQ(reasons(sent(give_invoice, {.id = nameless.number, .format = "edifact"})),
            "?format: unknown_choice");
}

TEST_P(Transmittals, invoices_and_credit_notes_hold_to_schema_and_rules) {
  if (!can_be_checked()) GTEST_SKIP() << "the shared data or Saxon is not here";
  name_company();
  std::vector<std::string> documents;
  const auto keep = [&](const invoices::Invoice& invoice) {
    const auto given = sent(give_invoice, {.id = invoice.number});
    ASSERT_EQ(reasons(given), "accepted");
    const bool is_credit = invoice.kind == invoices::Kind::credit_note;
    EXPECT_EQ(against_schema(given->bytes, is_credit ? "CreditNote" : "Invoice"), "");
    documents.push_back(given->bytes);
  };
  keep(issued(delivered({{"TAPE-48", pieces(7)}})));  // not registered: outside the scope of tax
  register_for_tax();
  const auto invoice = issued(delivered({{"TAPE-48", pieces(7)}, {"FILM-500", pieces(36)}}));
  keep(invoice);
  keep(*desk().as(finance).perform(invoices::credit, {.id = invoice.number,
                                                      .cause = invoices::Cause::returned_goods,
                                                      .reason = "Wet & torn.",
                                                      .lines = {{1, pieces(2)}}}));
  EXPECT_EQ(against_en16931(documents), "");
}

// What leaves claims no Peppol profile and names no electronic address, since none is known of a
// customer (record 38): of Peppol's rules it breaks those alone that ask for these.
TEST_P(Transmittals, what_is_sent_breaks_no_rule_of_peppol_but_those_of_its_network) {
  if (!can_be_checked()) GTEST_SKIP() << "the shared data or Saxon is not here";
  if (GetParam() != db::Engine::sqlite) return;  // the same documents
  name_company();
  register_for_tax();
  const auto document = deliver_document(edifact_order());
  const auto answered = sent(answer_order, {.id = document.sales_order_number, .format = "ubl"});
  ASSERT_EQ(reasons(answered), "accepted");
  const auto order = delivered({{"TAPE-48", pieces(7)}, {"FILM-500", pieces(36)}});
  const auto advised = sent(advise_despatch, {.id = last.number});
  ASSERT_EQ(reasons(advised), "accepted");
  const auto invoice = sent(give_invoice, {.id = issued(order).number});
  ASSERT_EQ(reasons(invoice), "accepted");
  EXPECT_EQ(against_peppol({answered->bytes}, "T76"), "");
  EXPECT_EQ(against_peppol({advised->bytes}, "T16"), "");
  // The profile (R001, R004, R007), the buyer's address in the network (R010), and in which Dutch
  // register a company's number stands (NL-R-003), which is not kept.
  EXPECT_EQ(against_peppol({invoice->bytes}, "billing"),
            "fatal NL-R-003, fatal PEPPOL-EN16931-R001, fatal PEPPOL-EN16931-R004, "
            "fatal PEPPOL-EN16931-R007, fatal PEPPOL-EN16931-R010");
}

invoices::Invoice invoice_of(taxes::Category category, Rate rate, Money tax) {
  const Currency euro = Currency::of("EUR");
  invoices::Invoice invoice{.number = "INV-1",
                            .sales_order_number = "SO-1",
                            .customer = "C-1",
                            .customer_name = "Büro <&> Söhne",
                            .customer_vat_id = "DE136695976",
                            .currency = euro,
                            .issued_on = *parse_day("2026-03-02"),
                            .tax_point = *parse_day("2026-03-01"),
                            .due_on = *parse_day("2026-04-01")};
  invoice.billing_address = customers::Address{.line1 = "Kai 1", .city = "Kiel", .country = "DE"};
  invoice.seller.name = "Kwai Chung Packaging";
  invoice.seller.tax_number = "NL123456789B13";
  const Money net{100'00, euro};
  const Money off{10'00, euro};
  invoices::Line line{.line = 1,
                      .order_line = 4,
                      .sku = "TAPE-48",
                      .name = "Tape",
                      .quantity = pieces(3),
                      .unit = "EA",
                      .unit_price = {33'333'333},
                      .price_unit = "EA",
                      .currency = euro,
                      .amount = net,
                      .net = net};
  line.tax = {.country = "NL",
              .category = category,
              .rate = rate,
              .currency = euro,
              .discount = off,
              .amount = tax};
  invoice.lines = {line};
  invoice.taxes = {{.country = "NL",
                    .category = category,
                    .rate = rate,
                    .currency = euro,
                    .taxable = net - off,
                    .amount = tax}};
  invoice.totals = {off, {0, euro}, net - off, tax, net - off + tax};
  return invoice;
}

TEST(UblInvoices, of_every_category_of_tax_hold_to_schema_and_rules) {
  if (!can_be_checked()) GTEST_SKIP() << "the shared data or Saxon is not here";
  const letterheads::Identity seller{.registration = "24123456",
                                     .line1 = "Kade 7",
                                     .city = "Rotterdam",
                                     .country = "NL",
                                     .iban = "NL91ABNA0417164300"};
  const customers::Address there{.line1 = "Kai 1", .city = "Kiel", .country = "DE"};
  std::vector<std::string> documents;
  const Money none{0, Currency::of("EUR")};
  using taxes::Category;
  for (const Category category :
       {Category::outside_scope, Category::zero, Category::exempt, Category::reverse_charge,
        Category::intra_community, Category::export_outside, Category::standard}) {
    const bool is_taxed = category == Category::standard;
    auto invoice = invoice_of(category, {is_taxed ? 21'000'000 : 0},
                              is_taxed ? Money{18'90, none.currency} : none);
    for (const auto kind : {invoices::Kind::invoice, invoices::Kind::credit_note}) {
      invoice.kind = kind;
      if (kind == invoices::Kind::credit_note) invoice.credits_number = "INV-0";
      const Billed billed{invoice, seller, there};
      EXPECT_TRUE(check_billed(billed).empty());
      documents.push_back(ubl_invoice(billed));
      EXPECT_EQ(against_schema(documents.back(),
                               kind == invoices::Kind::invoice ? "Invoice" : "CreditNote"),
                "");
    }
  }
  EXPECT_EQ(against_en16931(documents), "");
}

// A charge is its own, with its own tax; where it stands alone it is the document's line.
TEST(UblInvoices, with_charges_hold_to_schema_and_rules) {
  if (!can_be_checked()) GTEST_SKIP() << "the shared data or Saxon is not here";
  const letterheads::Identity seller{
      .registration = "24123456", .line1 = "Kade 7", .city = "Rotterdam", .country = "NL"};
  const Currency euro = Currency::of("EUR");
  std::vector<std::string> documents;
  for (const auto category : {taxes::Category::standard, taxes::Category::outside_scope}) {
    const bool is_taxed = category == taxes::Category::standard;
    auto invoice = invoice_of(category, {is_taxed ? 21'000'000 : 0}, {is_taxed ? 21'00 : 0, euro});
    charges::Charge freight{.code = "FREIGHT", .name = "Freight", .currency = euro};
    freight.amount = freight.net = {10'00, euro};
    freight.tax = invoice.lines[0].tax;
    invoice.charges = {freight};
    invoice.taxes[0].taxable = {100'00, euro};
    const Money gross{is_taxed ? 121'00 : 100'00, euro};
    invoice.totals = {{10'00, euro}, {10'00, euro}, {100'00, euro}, invoice.taxes[0].amount, gross};
    documents.push_back(ubl_invoice({invoice, seller, {}}));
    EXPECT_THAT(documents.back(), HasSubstr("<cbc:ChargeTotalAmount currencyID=\"EUR\">10.00<"));
    EXPECT_EQ(against_schema(documents.back(), "Invoice"), "");
    invoice.kind = invoices::Kind::credit_note;
    invoice.credits_number = "INV-0";
    invoice.lines.clear();
    const Money tax{is_taxed ? 2'10 : 0, euro};
    invoice.taxes[0].taxable = {10'00, euro};
    invoice.taxes[0].amount = tax;
    invoice.totals = {{0, euro}, {10'00, euro}, {10'00, euro}, tax, Money{10'00, euro} + tax};
    documents.push_back(ubl_invoice({invoice, seller, {}}));
    EXPECT_EQ(against_schema(documents.back(), "CreditNote"), "");
  }
  EXPECT_EQ(against_en16931(documents), "");
}

TEST(UblInvoices, that_would_break_a_rule_are_refused_with_all_reasons) {
  auto invoice = invoice_of(taxes::Category::reverse_charge, {}, {0, Currency::of("EUR")});
  invoice.customer_vat_id.clear();
  invoice.billing_address.reset();
  invoice.seller.tax_number.clear();
  std::string codes;
  for (const Reason& each : check_billed({invoice, {}, {}})) codes += each.pointer + ' ';
  EXPECT_EQ(codes,
            "/seller/identity/country /seller/identity/registration /billing_address "
            "/customer_vat_id ");
}

TEST_P(Transmittals, an_order_is_answered_line_by_line_in_the_words_of_its_document) {
  name_company();
  const auto document = deliver_document(edifact_order());
  ASSERT_TRUE(document.sales_order);
  const Wanted as_ubl{.id = document.sales_order_number, .format = "ubl"};
  const auto drafted = sent(answer_order, as_ubl);
  ASSERT_EQ(reasons(drafted), "accepted");
  EXPECT_EQ(element(drafted->bytes, "cbc:OrderResponseCode"), "CA") << "a line is rejected";
  EXPECT_EQ(line_codes(drafted->bytes), "5 7");
  EXPECT_EQ(element(drafted->bytes, "cac:OrderReference/cbc:ID"), "PO-7");
  EXPECT_EQ(element(drafted->bytes,
                    "cac:OrderLine/cac:LineItem/cac:Item/"
                    "cac:BuyersItemIdentification/cbc:ID"),
            "THEIRS");
  if (can_be_checked()) {
    EXPECT_EQ(against_schema(drafted->bytes, "OrderResponse"), "");
  }
  const auto as_it_came = sent(answer_document, {.id = text(document.id)});
  ASSERT_EQ(reasons(as_it_came), "accepted");
  EXPECT_EQ(tags_of(as_it_came->bytes),
            "UNH BGM DTM RFF RFF NAD NAD CUX LIN PIA IMD QTY PRI RFF LIN PIA IMD QTY FTX RFF UNS "
            "CNT UNT");
  EXPECT_THAT(as_it_came->bytes, HasSubstr("UNB+UNOY:3+5790000000029+C-1+"));
}

TEST_P(Transmittals, a_confirmed_order_is_accepted_and_a_cancelled_or_refused_one_rejected) {
  const auto order = confirmed({{"TAPE-48", pieces(3)}});
  const auto accepted = sent(answer_order, {.id = order.number});
  ASSERT_EQ(reasons(accepted), "accepted");
  EXPECT_EQ(element(accepted->bytes, "cbc:OrderResponseCode"), "AP");
  EXPECT_EQ(line_codes(accepted->bytes), "") << "who accepts all names no lines (PEPPOL-T76)";
  orders::Place draft{.customer = "C-1", .lines = {{"TAPE-48", pieces(1)}}};
  const auto placed = desk().as(desk().clerk).perform(orders::place, draft);
  const auto acknowledged = sent(answer_order, {.id = placed->number});
  EXPECT_EQ(element(acknowledged->bytes, "cbc:OrderResponseCode"), "AB");
  EXPECT_EQ(reasons(sent(answer_document, {.id = text(deliver_document("<Order/>").id)})),
            ": nobody_to_answer");
  const auto refused = deliver_document("<Order/>", "C-1");
  const auto rejected = sent(answer_document, {.id = text(refused.id)});
  ASSERT_EQ(reasons(rejected), "accepted");
  EXPECT_EQ(element(rejected->bytes, "cbc:OrderResponseCode"), "RE");
  if (!can_be_checked()) return;
  for (const auto* each : {&accepted, &acknowledged, &rejected})
    EXPECT_EQ(against_schema((*each)->bytes, "OrderResponse"), "");
}

TEST_P(Transmittals, what_left_is_advised_package_by_package) {
  name_company();
  const auto order = confirmed({{"TAPE-48", pieces(3)}});
  ASSERT_EQ(reasons(plan(order, 3)), "accepted");
  EXPECT_EQ(reasons(sent(advise_despatch, {.id = last.number})), ": not_despatched");
  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  const auto advised = sent(advise_despatch, {.id = last.number});
  ASSERT_EQ(reasons(advised), "accepted");
  EXPECT_EQ(element(advised->bytes, "cac:DespatchLine/cbc:DeliveredQuantity"), "3");
  const std::string sscc = last.packages.empty() ? "" : last.packages.front().sscc;
  EXPECT_EQ(element(advised->bytes,
                    "cac:DespatchLine/cac:Shipment/cac:TransportHandlingUnit/"
                    "cbc:ID"),
            sscc);
  if (can_be_checked()) {
    EXPECT_EQ(against_schema(advised->bytes, "DespatchAdvice"), "");
  }
  const auto edifact = sent(advise_despatch, {.id = last.number, .format = "edifact"});
  ASSERT_EQ(reasons(edifact), "accepted");
  EXPECT_THAT(tags_of(edifact->bytes), HasSubstr("UNH BGM DTM DTM"));
  EXPECT_THAT(tags_of(edifact->bytes), HasSubstr("LIN PIA IMD QTY RFF CNT UNT"));
}

}  // namespace
}  // namespace supercargo::transmittals

#include <gmock/gmock.h>

#include <set>

#include "disputes/commands.h"
#include "documents/queries.h"
#include "documents/words.h"
#include "invoices/commands.h"
#include "letterheads/commands.h"
#include "policies/commands.h"
#include "printing/testing.h"
#include "taxes/commands.h"
#include "taxes/rules.h"
#include "tests/shipping_desk.h"

namespace supercargo::documents {
namespace {

using journal::reasons;
using printing::extracted;
using printing::foreign_fonts;
using printing::unlike_picture;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::pieces;

class Documents : public tests::OnShippingDesk {
 protected:
  using Draw = Result<Drawn> (*)(const journal::Query&, const Wanted&);

  void SetUp() override {
    OnShippingDesk::SetUp();
    if (IsSkipped()) return;
    const Patch letterhead{.id = {}, .revision = {}, .body = R"({
        "company":"Lantau Packaging Supplies",
        "address":["8/F Cargo Centre","Kwai Chung, Hong Kong"],
        "footer_left":["Registered in Hong Kong"],
        "footer_middle":["IBAN GB82 WEST 1234 5698 7654 32"],
        "wordings":[{"document":"despatch_note","language":"en","closing":"Goods stay ours."}]})"};
    ASSERT_EQ(reasons(desk().perform(letterheads::change, letterhead)), "accepted");
  }
  Result<Drawn> draw(Draw what, const Wanted& wanted, const journal::Actor& actor) {
    return desk().as(actor).ask(what, wanted);
  }
  Result<Drawn> draw(Draw what, const Wanted& wanted) { return draw(what, wanted, desk().clerk); }
};
SUPERCARGO_ON_BOTH_ENGINES(Documents);

TEST_P(Documents, an_order_is_confirmed_on_paper) {
  const auto order = confirmed({{"TAPE-48", pieces(12)}, {"FILM-500", pieces(2)}});
  const auto drawn = draw(draw_order, {.id = order.number});
  ASSERT_EQ(reasons(drawn), "accepted");
  EXPECT_EQ(drawn->name, "Order confirmation " + order.number + ".pdf");
  const std::string text = extracted(drawn->pdf);
  for (const char* each : {"Order confirmation", "Lantau Foods C-1", "3011 AA Rotterdam", "TAPE-48",
                           "12 pcs", "12.40", "148.80", "EUR 173.60", "Page 1 of 1", "IBAN GB82"})
    EXPECT_THAT(text, HasSubstr(each));
  EXPECT_THAT(text, Not(HasSubstr("Not confirmed")));
  EXPECT_EQ(foreign_fonts(drawn->pdf), "");
  EXPECT_EQ(unlike_picture(drawn->pdf, 1, "order-confirmation-en"), "");
}

TEST_P(Documents, come_in_the_customers_language_or_the_one_asked_for) {
  const auto order = confirmed({{"TAPE-48", pieces(12)}});
  const auto traditional = draw(draw_order, {.id = order.number, .language = "zh-Hant"});
  ASSERT_EQ(reasons(traditional), "accepted");
  EXPECT_THAT(extracted(traditional->pdf), HasSubstr("訂單確認書"));
  EXPECT_EQ(foreign_fonts(traditional->pdf), "");
  EXPECT_EQ(unlike_picture(traditional->pdf, 1, "order-confirmation-zh-Hant"), "");
  const auto simplified =
      draw(draw_order, {.id = order.number, .language = "zh-Hans", .paper = "letter"});
  ASSERT_EQ(reasons(simplified), "accepted");
  EXPECT_THAT(extracted(simplified->pdf), HasSubstr("订单确认书"));
  EXPECT_EQ(unlike_picture(simplified->pdf, 1, "order-confirmation-zh-Hans"), "");
  EXPECT_EQ(reasons(draw(draw_order, {.id = order.number, .language = "xx", .paper = "a5"})),
            "?language: unknown_choice, ?paper: unknown_choice");
}

TEST_P(Documents, say_first_what_is_not_confirmed) {
  const auto draft =
      *desk()
           .as(desk().clerk)
           .perform(orders::place, {.customer = "C-1", .lines = {{"TAPE-48", pieces(1)}}});
  const auto drawn = draw(draw_order, {.id = text(draft.id)});
  ASSERT_EQ(reasons(drawn), "accepted");
  EXPECT_THAT(extracted(drawn->pdf), HasSubstr("Not confirmed yet"));
  EXPECT_EQ(reasons(draw(draw_order, {.id = "so_0000000000000"})), "not_found");
}

TEST_P(Documents, go_with_the_goods) {
  const auto order = confirmed({{"TAPE-48", pieces(12)}, {"FILM-500", pieces(2)}});
  ASSERT_EQ(reasons(ship(shipments::plan, {.sales_order = order.number,
                                           .lines = {{.line = 1, .quantity = pieces(10)},
                                                     {.line = 2, .quantity = pieces(2)}}})),
            "accepted");
  const Wanted wanted{.id = last.number};
  const auto picking = draw(draw_pick_list, wanted);
  ASSERT_EQ(reasons(picking), "accepted");
  EXPECT_THAT(extracted(picking->pdf), HasSubstr("______"));
  EXPECT_EQ(unlike_picture(picking->pdf, 1, "pick-list"), "");
  EXPECT_EQ(reasons(draw(draw_labels, wanted)), ": not_packed");

  ASSERT_EQ(reasons(ship(shipments::pick, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(ship(shipments::pack, {.id = last.number})), "accepted");
  const std::string sscc = now(last).packages.at(0).sscc;
  const auto packing = draw(draw_packing_list, wanted);
  ASSERT_EQ(reasons(packing), "accepted");
  EXPECT_THAT(extracted(packing->pdf), HasSubstr("(00) " + sscc));
  EXPECT_THAT(extracted(packing->pdf), HasSubstr("Package 1 of 1"));
  EXPECT_EQ(unlike_picture(packing->pdf, 1, "packing-list"), "");
  const auto labels = draw(draw_labels, wanted);
  ASSERT_EQ(reasons(labels), "accepted");
  EXPECT_THAT(extracted(labels->pdf), HasSubstr("(00) " + sscc));

  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number, .carrier = "Van Dam"})),
            "accepted");
  const auto note = draw(draw_despatch_note, wanted);
  ASSERT_EQ(reasons(note), "accepted");
  for (const char* each : {"Despatch note", "Van Dam", "10 pcs", "Goods stay ours.", "Signature"})
    EXPECT_THAT(extracted(note->pdf), HasSubstr(each));
  EXPECT_EQ(unlike_picture(note->pdf, 1, "despatch-note"), "");
}

TEST_P(Documents, ask_for_money_and_give_it_back) {
  taxes::TaxRate rate{.country = "NL", .name = "Standard", .rate = {21'000'000}};
  rate.category = taxes::Category::standard;
  rate.source = "Act";
  rate.valid_from = *parse_day("2015-01-01");
  ASSERT_EQ(reasons(desk().perform(taxes::create_rate, rate)), "accepted");
  taxes::Registration registration{.country = "NL", .number = "NL123456789B13"};
  registration.valid_from = rate.valid_from;
  ASSERT_EQ(reasons(desk().perform(taxes::create_registration, registration)), "accepted");
  const auto order = confirmed({{"TAPE-48", pieces(10)}, {"FILM-500", pieces(1), "XCS"}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(deliver()), "accepted");
  const journal::Actor finance = desk().person({Role::finance});
  const auto invoice = desk().as(finance).perform(invoices::issue, {.sales_order = order.number});
  ASSERT_EQ(reasons(invoice), "accepted");
  const auto drawn = draw(draw_invoice, {.id = invoice->number});
  ASSERT_EQ(reasons(drawn), "accepted");
  EXPECT_EQ(drawn->name, "Invoice INV-2026-000001.pdf");
  for (const char* each : {"Invoice", "INV-2026-000001", "NL123456789B13", "Standard (NL)",
                           "124.00", "26.04", "EUR 150.04", "Please pay by 1 Apr 2026."})
    EXPECT_THAT(extracted(drawn->pdf), HasSubstr(each));
  EXPECT_EQ(unlike_picture(drawn->pdf, 1, "invoice"), "");
  const Patch renamed{.id = {}, .revision = {}, .body = R"({"company":"Other Name"})"};
  ASSERT_EQ(reasons(desk().perform(letterheads::change, renamed)), "accepted");
  EXPECT_EQ(draw(draw_invoice, {.id = invoice->number})->pdf, drawn->pdf)
      << "what was issued stays as it was";
  const auto note =
      desk().as(finance).perform(invoices::credit, {.id = invoice->number,
                                                    .cause = invoices::Cause::returned_goods,
                                                    .reason = "Two were wet.",
                                                    .lines = {{1, pieces(2)}}});
  ASSERT_EQ(reasons(note), "accepted");
  const auto credited = draw(draw_invoice, {.id = note->number, .language = "zh-Hant"});
  ASSERT_EQ(reasons(credited), "accepted");
  EXPECT_THAT(extracted(credited->pdf), HasSubstr("EUR 30.01"));
  EXPECT_EQ(unlike_picture(credited->pdf, 1, "credit-note-zh-Hant"), "");
  const auto statement = draw(draw_statement, {.id = "C-1"});
  ASSERT_EQ(reasons(statement), "accepted");
  EXPECT_THAT(extracted(statement->pdf), HasSubstr("EUR 120.03"));
  EXPECT_EQ(unlike_picture(statement->pdf, 1, "statement"), "");
}

TEST_P(Documents, are_drawn_in_the_companys_own_colour_where_it_can_be_read) {
  const auto order = confirmed({{"TAPE-48", pieces(12)}});
  const auto colour = [&](const std::string& accent) {
    const Patch patch{.id = {}, .revision = {}, .body = R"({"accent":")" + accent + "\"}"};
    return reasons(desk().perform(letterheads::change, patch));
  };
  for (const char* own : {"#7A1F5C", "#00563B", "#767676", "#1A1A8C"}) {
    ASSERT_EQ(colour(own), "accepted");
    const auto drawn = draw(draw_order, {.id = order.number});
    EXPECT_TRUE(printing::shows_colour(drawn->pdf, own)) << own;
    EXPECT_FALSE(printing::shows_colour(drawn->pdf, "#0B5D70")) << "ours is not on it";
    const auto statement = draw(draw_statement, {.id = "C-1", .language = "zh-Hant"});
    EXPECT_TRUE(printing::shows_colour(statement->pdf, own)) << own;
  }
  for (const char* pale : {"#777777", "#FFEE00", "#FFFFFF", "#00AEEF"})
    EXPECT_EQ(colour(pale), "/accent: too_pale") << pale;
  EXPECT_TRUE(printing::shows_colour(draw(draw_order, {.id = order.number})->pdf, "#1A1A8C"))
      << "what was refused changes nothing";
}

// One engine draws as the other does: here it is the papers that are looked at.
TEST_P(Documents, of_every_kind_have_text_and_our_fonts_on_both_papers_in_three_languages) {
  if (GetParam() != db::Engine::sqlite) return;
  const auto order = confirmed({{"TAPE-48", pieces(10)}, {"FILM-500", pieces(2)}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  ASSERT_EQ(reasons(ship(shipments::pick, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(ship(shipments::pack, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(deliver()), "accepted");
  const auto invoice = desk()
                           .as(desk().person({Role::finance}))
                           .perform(invoices::issue, {.sales_order = order.number});
  ASSERT_EQ(reasons(invoice), "accepted");
  const std::tuple<Draw, std::string, const char*> papers[] = {
      {draw_order, order.number, "TAPE-48"},       {draw_pick_list, last.number, "TAPE-48"},
      {draw_packing_list, last.number, "TAPE-48"}, {draw_despatch_note, last.number, "TAPE-48"},
      {draw_invoice, invoice->number, "TAPE-48"},  {draw_statement, "C-1", "INV-2026-000001"}};
  const std::tuple<const char*, const char*, const char*> looks[] = {
      {"en", "letter", "letter"}, {"zh-Hant", "a4", "A4"}, {"zh-Hans", "letter", "letter"}};
  for (const auto& [what, id, words] : papers) {
    for (const auto& [language, paper, size] : looks) {
      const auto drawn = draw(what, {.id = id, .language = language, .paper = paper});
      ASSERT_EQ(reasons(drawn), "accepted") << id << ' ' << language;
      EXPECT_EQ(foreign_fonts(drawn->pdf), "") << drawn->name << ' ' << language;
      EXPECT_THAT(extracted(drawn->pdf), HasSubstr(words)) << drawn->name << ' ' << language;
      EXPECT_THAT(printing::info(drawn->pdf, "Page size"), HasSubstr(size)) << drawn->name;
      EXPECT_EQ(printing::info(drawn->pdf, "PDF version"), "1.7") << drawn->name;
    }
  }
  const auto labels = draw(draw_labels, {.id = last.number});
  EXPECT_EQ(foreign_fonts(labels->pdf), "");
}

TEST_P(Documents, of_an_account_name_what_is_disputed) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  ASSERT_EQ(reasons(deliver()), "accepted");
  const auto invoice = desk()
                           .as(desk().person({Role::finance}))
                           .perform(invoices::issue, {.sales_order = order.number});
  ASSERT_EQ(reasons(invoice), "accepted");
  const disputes::Raise wanted{.id = invoice->number,
                               .amount = "40.00",
                               .cause = disputes::Cause::quality,
                               .reason = "Three rolls do not stick."};
  ASSERT_EQ(reasons(desk().as(desk().clerk).perform(disputes::raise, wanted)), "accepted");
  const auto drawn = draw(draw_statement, {.id = "C-1"});
  ASSERT_EQ(reasons(drawn), "accepted");
  EXPECT_THAT(extracted(drawn->pdf), HasSubstr("40.00 of it disputed"));
  EXPECT_THAT(extracted(drawn->pdf), HasSubstr("124.00")) << "all of it is owed";
}

TEST_P(Documents, are_for_those_who_may_read_the_record) {
  const auto order = confirmed({{"TAPE-48", pieces(1)}});
  journal::Actor stranger = desk().person({Role::customer_portal});
  stranger.party = 1;
  EXPECT_EQ(reasons(draw(draw_order, {.id = order.number}, stranger)), "not_found");
  stranger.party = order.customer_id.value;
  EXPECT_EQ(reasons(draw(draw_order, {.id = order.number}, stranger)), "accepted");
}

// Whatever our own rules say is said in every language; what a company wrote stands as it is.
TEST(TaxReasons, are_read_in_the_language_of_the_paper) {
  const Day day = *parse_day("2026-03-02");
  const std::vector<taxes::Registration> registrations{
      {.country = "DE", .number = "1", .valid_from = *parse_day("2015-01-01")}};
  const taxes::Kept kept{registrations, {}, {}};
  const taxes::Supply supplies[] = {
      {.from = "DE", .to = "FR", .day = day, .is_service = true, .vat_id = "FR40303265045"},
      {.from = "DE", .to = "FR", .day = day, .vat_id = "FR40303265045"},
      {.from = "DE", .to = "HK", .day = day, .is_service = true},
      {.from = "DE", .to = "HK", .day = day},
      {.from = "HK", .to = "HK", .day = day}};
  std::set<std::string> told;
  for (const taxes::Supply& supply : supplies) {
    const auto tax = taxes::decide(kept, supply);
    ASSERT_TRUE(tax);
    const std::string& reason = tax->reason;
    told.insert(reason);
    EXPECT_EQ(tax_reason_in(printing::Language::english, reason), reason);
    EXPECT_NE(tax_reason_in(printing::Language::traditional_chinese, reason), reason);
    EXPECT_NE(tax_reason_in(printing::Language::simplified_chinese, reason), reason);
  }
  EXPECT_EQ(told.size(), std::size(supplies)) << "each of our reasons once";
  EXPECT_EQ(tax_reason_in(printing::Language::traditional_chinese, "Children's clothes"),
            "Children's clothes");
}

}  // namespace
}  // namespace supercargo::documents

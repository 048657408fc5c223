#include "notices/rules.h"

#include <gmock/gmock.h>

namespace supercargo::notices {
namespace {

using printing::Language;
using rights::Jurisdiction;
using ::testing::HasSubstr;
using ::testing::Not;

class Telling : public ::testing::Test {
 protected:
  Telling() {
    const Currency gbp = Currency::of("GBP");
    letterhead.company = "Harbour Packaging";
    letterhead.address = {"1 Quay", "Hull"};
    letterhead.identity.email = "desk@harbour.example";
    order.number = "SO-2026-000007";
    order.currency = gbp;
    order.totals.gross = {2976, gbp};
    order.requested_date = *parse_day("2026-03-02");
    order.delivery_address = customers::Address{.country = "GB"};
    order.lines.push_back(
        {.line = 1, .name = "Packing tape", .quantity = {2'000'000}, .unit = "EA"});
    order.lines.front().unit_price = Price{12'400'000};
    order.lines.front().product = ProductId{1};
    customer.kind = customers::CustomerKind::consumer;
  }
  Information told(Language language = Language::english) {
    return information_for(order, customer,
                           {.letterhead = letterhead,
                            .jurisdiction = jurisdiction,
                            .goods = {{1, goods}},
                            .available_to_promise = available},
                           language);
  }
  std::string against() {
    std::string words;
    for (const Reason& reason : told().reasons)
      words += (words.empty() ? "" : ", ") + reason.pointer + ' ' + reason.code;
    return words;
  }

  letterheads::Letterhead letterhead;
  orders::Order order;
  customers::Customer customer;
  std::optional<Jurisdiction> jurisdiction;
  Goods goods;
  std::map<std::int64_t, Quantity> available;
};

TEST_F(Telling, a_consumer_is_told_who_sells_what_it_costs_and_until_when_he_may_withdraw) {
  const Information information = told();
  EXPECT_EQ(information.jurisdiction, Jurisdiction::uk);
  EXPECT_EQ(against(), "");
  EXPECT_THAT(information.text, HasSubstr("Harbour Packaging, 1 Quay, Hull, desk@harbour.example"));
  EXPECT_THAT(information.text, HasSubstr("2 EA Packing tape"));
  EXPECT_THAT(
      information.text,
      HasSubstr("You pay GBP\u00a029.76 in all, with every charge and tax. Nothing is added"));
  EXPECT_THAT(information.text, HasSubstr("until 14 days after the day on which you"));
  EXPECT_THAT(information.text, HasSubstr("whichever is earlier"));
  EXPECT_THAT(information.text, HasSubstr("Model form to withdraw"));
  EXPECT_THAT(told(Language::traditional_chinese).text, HasSubstr("您的撤銷權"));
}

TEST_F(Telling, the_law_is_that_of_delivery_unless_the_customer_has_his_own) {
  order.delivery_address->country = "HK";
  EXPECT_EQ(told().jurisdiction, Jurisdiction::hong_kong);
  EXPECT_THAT(told().text, HasSubstr("gives no general right to withdraw"));
  EXPECT_THAT(told().text, Not(HasSubstr("Model form")));
  jurisdiction = Jurisdiction::eu;
  EXPECT_THAT(told().text, HasSubstr("within 14 days after you told us"));
  order.delivery_address.reset();
  jurisdiction.reset();
  EXPECT_EQ(told().jurisdiction, Jurisdiction::other);
}

TEST_F(Telling, services_alone_count_from_the_contract) {
  order.lines.front().is_service = true;
  EXPECT_THAT(told().text, HasSubstr("14 days after the day on which it was made"));
}

TEST_F(Telling, what_is_exempt_is_told_with_its_reason) {
  EXPECT_TRUE(told().exemptions.empty());
  goods.exemption = rights::Exemption::perishable;
  goods.reason = "Keeps for five days.";
  ASSERT_EQ(told().exemptions.size(), 1U);
  EXPECT_EQ(told().exemptions.front().line, 1);
  EXPECT_THAT(told().text, HasSubstr("Line 1, Packing tape: it goes bad or out of date quickly. "
                                     "Keeps for five days."));
  goods.exemption = rights::Exemption::sealed_hygiene;
  EXPECT_THAT(told().text, HasSubstr("no longer once its seal"));
}

TEST_F(Telling, bespoke_is_exempt_once_its_specification_is_signed) {
  goods.made_to_order = true;
  order.order_type = orders::OrderType::bespoke;
  order.specification_version = 2;
  order.specification_version_signed = 1;
  EXPECT_TRUE(told().exemptions.empty());
  order.specification_version_signed = 2;
  ASSERT_EQ(told().exemptions.size(), 1U);
  EXPECT_EQ(told().exemptions.front().reason, "Specification 2.");
}

TEST_F(Telling, every_part_that_is_missing_stands_against_it) {
  letterhead.address.clear();
  letterhead.identity.email.clear();
  order.lines.front().unit_price.reset();
  EXPECT_EQ(against(),
            "/information seller_address_missing, /information seller_contact_missing, "
            "/information price_not_whole");
  letterhead.identity.line1 = "1 Quay";
  letterhead.footer_right = {"+44 1482 000000"};
  EXPECT_EQ(against(), "/information price_not_whole");
}

TEST_F(Telling, charges_beside_the_price_and_false_scarcity_stand_against_it) {
  order.notes = "Plus delivery at cost.";
  order.lines.front().note = "Only 3 left!";
  EXPECT_EQ(against(), "/notes charge_outside_price, /lines/0/note false_scarcity");
  available[1] = {4'000'000};
  EXPECT_EQ(against(), "/notes charge_outside_price, /lines/0/note false_scarcity");
  EXPECT_TRUE(claims_scarcity(order));
  available[1] = {3'000'000};
  order.notes.clear();
  EXPECT_EQ(against(), "") << "it is so";
}

}  // namespace
}  // namespace supercargo::notices

#include "notices/commands.h"

#include <gmock/gmock.h>

#include "letterheads/commands.h"
#include "notices/store.h"
#include "tests/trading_desk.h"

namespace supercargo::notices {
namespace {

using journal::reasons;
using tests::pieces;

class KeptNotices : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<tests::TradingDesk>(database());
    customers::Customer anna;
    anna.code = "P-1";
    anna.name = "Anna de Vries";
    anna.kind = customers::CustomerKind::consumer;
    anna.currency = Currency::of("EUR");
    anna.language = "zh-Hant";
    anna.addresses = {
        {.line1 = "2 Kade", .city = "Rotterdam", .postcode = "3011 AB", .country = "NL"}};
    ASSERT_EQ(reasons(desk().perform(customers::create, anna)), "accepted");
    ASSERT_TRUE(desk().receive("TAPE-48", 20));
  }
  tests::TradingDesk& desk() { return *desk_; }
  void name_ourselves() {
    const Patch patch{.id = {},
                      .revision = {},
                      .body = R"({"address":["1 Quay"],"identity":{"email":"desk@h.example"}})"};
    ASSERT_EQ(reasons(desk().perform(letterheads::change, patch)), "accepted");
  }
  orders::Order placed(const std::string& customer, const std::string& note = {},
                       std::int64_t count = 4) {
    orders::Place place{.customer = customer,
                        .lines = {{.sku = "TAPE-48", .quantity = pieces(count)}}};
    place.lines.front().note = note;
    place.advance_to = orders::AdvanceTo::verified;
    const auto order = desk().as(desk().clerk).perform(orders::place, place);
    if (!order) throw Fault("not placed: " + reasons(order));
    return *order;
  }
  Result<orders::Order> tell(const orders::Order& order) {
    return desk()
        .as(desk().clerk)
        .perform(agreements::read_back, {.id = order.number,
                                         .outcome = orders::ReadBackOutcome::agreed,
                                         .contact = "Anna",
                                         .channel = "phone",
                                         .consumer_informed = true});
  }
  std::vector<Notice> kept(const orders::Order& order) {
    return desk().read(
        [&](const journal::Query& query) { return store::of_order(query.db, order.id); });
  }

 private:
  std::unique_ptr<tests::TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(KeptNotices);

TEST_P(KeptNotices, what_a_consumer_was_told_is_kept_with_the_content_it_was_about) {
  name_ourselves();
  const orders::Order order = placed("P-1");
  ASSERT_EQ(reasons(tell(order)), "accepted");
  const auto notices = kept(order);
  ASSERT_EQ(notices.size(), 1U);
  const Notice& notice = notices.front();
  EXPECT_EQ(notice.content_hash, order.content_hash);
  EXPECT_EQ(notice.jurisdiction, rights::Jurisdiction::eu);
  EXPECT_EQ(notice.language, printing::Language::traditional_chinese) << "his own";
  EXPECT_EQ(notice.contact + " " + notice.channel, "Anna phone");
  EXPECT_EQ(to_json(*desk().ask(get, NoticeReference{notice.id})), to_json(notice));
  const auto listed =
      desk().ask(list_notices, db::ListRequest{.filters = {{"sales_order", order.number}}});
  EXPECT_EQ(listed->items.size(), 1U);
  ASSERT_EQ(reasons(tell(placed("C-1"))), "accepted");
  EXPECT_EQ(desk().ask(list_notices, db::ListRequest{})->items.size(), 1U)
      << "a company needs none";
}

TEST_P(KeptNotices, nothing_is_told_while_something_is_missing) {
  const orders::Order order = placed("P-1");
  EXPECT_EQ(reasons(tell(order)),
            "/information: seller_address_missing, /information: seller_contact_missing");
  EXPECT_TRUE(kept(order).empty());
}

TEST_P(KeptNotices, a_claim_of_scarcity_is_what_can_be_promised) {
  name_ourselves();
  EXPECT_EQ(reasons(tell(placed("P-1", "Only 3 left"))), "/lines/0/note: false_scarcity");
  EXPECT_EQ(reasons(tell(placed("P-1", "Only 20 left", 9))), "accepted");
}

}  // namespace
}  // namespace supercargo::notices

// Quotations (domain 3.2): made, sent, revised, accepted or over, and the order that one becomes.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Quotations : public Story {
 protected:
  std::string day(int days) { return text(day_in_utc(desk().clock.now()) + days); }
  std::string offer(int quantity, const std::string& price = {}) {
    return R"({"customer":"C-1","valid_until":")" + day(10) +
           R"(","lines":[{"sku":"TAPE-48","quantity":")" + std::to_string(quantity) + '"' +
           (price.empty() ? "" : R"(,"unit_price":")" + price + '"') + "}]}";
  }
  // Its path.
  std::string sent(int quantity, const std::string& how = by_hand) {
    const auto made = ada.post("/quotations", offer(quantity));
    EXPECT_EQ(made.status, 201) << made.body;
    const std::string path = "/quotations/" + at(made, "/number");
    EXPECT_EQ(at(ada.post(path + "/submission", "{}"), "/status"), "ready");
    const auto sent = ada.post(path + "/sending", how);
    EXPECT_EQ(at(sent, "/status"), "sent") << sent.body;
    return path;
  }
  std::string available() {
    return at(ada.get("/stock?sku=TAPE-48"), "/items/0/available") + " " +
           at(ada.get("/availability?sku=TAPE-48&quantity=1&date=" + day(5)),
              "/available_to_promise");
  }
  static constexpr const char* by_hand = R"({"by":"hand"})";
  static constexpr const char* yes = R"({"version":1,"signed_name":"Mei Lam"})";
};
SUPERCARGO_ON_BOTH_ENGINES(Quotations);

TEST_P(Quotations, what_was_sent_and_accepted_is_the_order) {
  const std::string path = sent(4);
  const auto revised = ada.post(path + "/revisions", offer(6, "12.00"));
  EXPECT_EQ(revised.status, 201) << revised.body;
  EXPECT_EQ(at(revised, "/status") + " " + at(revised, "/version"), "draft 2");
  EXPECT_EQ(at(revised, "/revisions/0/lines/0/unit_price"), "12.40");
  EXPECT_EQ(ada.post(path + "/acceptance", yes).status, 422);
  EXPECT_EQ(at(ada.post(path + "/submission", "{}"), "/status"), "ready");
  EXPECT_EQ(at(ada.post(path + "/sending", by_hand), "/status"), "sent");
  const auto accepted = ada.post(path + "/acceptance", R"({"version":2,"signed_name":"Mei Lam"})");
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(at(accepted, "/status") + " " + at(accepted, "/signed_name"), "accepted Mei Lam");
  const auto order = ada.get("/sales-orders/" + at(accepted, "/sales_order_number"));
  EXPECT_EQ(at(order, "/status") + " " + at(order, "/lines/0/unit_price") + " " +
                at(order, "/totals/gross"),
            "draft 12.00 72.00");
  EXPECT_EQ(at(order, "/content_hash"), at(accepted, "/accepted_hash"));
  const auto told = ada.get("/sales-orders/" + at(order, "/id") + "/timeline");
  EXPECT_NE(told.body.find(at(accepted, "/number")), std::string::npos);
  EXPECT_NE(told.body.find(at(accepted, "/accepted_hash")), std::string::npos);
}

TEST_P(Quotations, two_accept_at_once_and_one_order_is_made) {
  const std::string path = sent(4);
  const auto first = ada.post(path + "/acceptance", yes);
  const auto second = ada.post(path + "/acceptance", yes);
  EXPECT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(second.status, 409) << second.body;
  EXPECT_EQ(at(ada.get("/sales-orders?count=true"), "/count"), "1");
}

TEST_P(Quotations, one_that_is_over_is_accepted_by_nobody_and_its_goods_are_free) {
  receive("TAPE-48", 9);
  const std::string path = sent(4, R"({"by":"hand","hold_goods":true})");
  EXPECT_EQ(available(), "9 5");
  desk().clock.advance(std::chrono::hours(24 * 11));
  EXPECT_EQ(words(ada.post(path + "/acceptance", yes)), "422 invalid:  quotation_expired");
  let_duties_run();
  EXPECT_EQ(at(ada.get(path), "/status"), "expired");
  EXPECT_EQ(available(), "9 9");
  EXPECT_EQ(ada.post(path + "/acceptance", yes).status, 409);
}

TEST_P(Quotations, another_approves_a_price_beyond_the_agents_own) {
  const auto made = ada.post("/quotations", offer(4, "10.168"));
  const std::string path = "/quotations/" + at(made, "/number");
  EXPECT_EQ(at(ada.post(path + "/submission", "{}"), "/status"), "pending_approval");
  EXPECT_EQ(words(ada.post(path + "/decision", R"({"decision":"approve"})")).substr(0, 3), "422");
  EXPECT_EQ(ada.post(path + "/sending", by_hand).status, 409);
  const auto waiting = bob.get("/worklists/approvals");
  EXPECT_EQ(at(waiting, "/items/0/link"), "/api/v1/quotations/" + at(made, "/id"));
  EXPECT_EQ(at(waiting, "/items/0/customer_name"), at(made, "/customer_name")) << waiting.body;
  const auto refused =
      bob.post(path + "/decision", R"({"decision":"reject","reason":"Not this year."})");
  EXPECT_EQ(at(refused, "/status"), "draft") << refused.body;
}

}  // namespace
}  // namespace supercargo::tests

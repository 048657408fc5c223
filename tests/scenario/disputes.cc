// What a customer does not mean to pay, and what we give up (domain 3.8): a part of an invoice is
// disputed, costs no interest and keeps the order open until another person settles it; a small
// rest finance writes off alone, a large one with a sales manager.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class DisputedInvoices : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    fay = with_key("fay@kwai.example", {"finance"});
    receive("TAPE-48", 40);
    const auto made = delivered(at(ada.post("/sales-orders", tape(10)), "/number"));
    order = "/sales-orders/" + made;
    const auto issued = fay.post("/invoices", R"({"sales_order":")" + made + "\"}");
    ASSERT_EQ(issued.status, 201) << issued.body;
    number = at(issued, "/number");
    due_on = *parse_day(at(issued, "/due_on"));
  }
  // "124.00 of 124.00: 40.00 disputed, 0.00 written off, open"
  std::string stands() {
    const auto item = ada.get("/receivables/" + number);
    return at(item, "/open") + " of " + at(item, "/amount") + ": " + at(item, "/disputed") +
           " disputed, " + at(item, "/written_off") + " written off, " + at(item, "/status");
  }
  std::string interest() {
    const auto late = fay.get("/receivables/" + number +
                              "/late-payment?reference_rate=0.0375&on=" + text(due_on + 45));
    return late.status == 200 ? at(late, "/interest") : words(late);
  }
  Response disputed(const Caller& caller, const std::string& amount) {
    return caller.post(
        "/invoices/" + number + "/disputes",
        R"({"cause":"quality","reason":"Three rolls do not stick.","amount":")" + amount + "\"}");
  }

  Caller fay;
  std::string order;
  std::string number;
  Day due_on;
};
SUPERCARGO_ON_BOTH_ENGINES(DisputedInvoices);

TEST_P(DisputedInvoices, cost_nothing_late_and_keep_the_order_until_another_person_settles_them) {
  EXPECT_EQ(interest(), "1.80");
  const auto told = disputed(ada, "40.00");
  ASSERT_EQ(told.status, 201) << told.body;
  EXPECT_EQ(stands(), "124.00 of 124.00: 40.00 disputed, 0.00 written off, open");
  EXPECT_EQ(interest(), "1.22") << "of the other 84.00";
  EXPECT_EQ(words(disputed(ada, "84.01")), "422 invalid: /amount more_than_undisputed");
  EXPECT_EQ(words(fay.post(order + "/closure", "{}")).substr(0, 3), "422");
  const std::string path = "/invoice-disputes/" + at(told, "/number");
  const std::string upheld =
      R"({"outcome":"upheld","resolution":"Three of them are of a bad batch."})";
  EXPECT_EQ(ada.post(path + "/resolution", upheld).status, 403) << "it is finance's";
  const Headers seen{{"if-match", header(fay.get(path), "ETag")}};
  const auto settled = fay.post(path + "/resolution", upheld, seen);
  EXPECT_EQ(at(settled, "/status") + " " + at(settled, "/outcome"), "resolved upheld")
      << settled.body;
  EXPECT_EQ(fay.post(path + "/resolution", upheld, seen).status, 412) << "somebody was faster";
  EXPECT_EQ(words(fay.post(path + "/resolution", upheld)), "409 not_in_this_state");
  EXPECT_EQ(stands(), "124.00 of 124.00: 0.00 disputed, 0.00 written off, open");
  const auto another = with_key("fox@kwai.example", {"finance"});
  const auto note = another.post("/invoices/" + number + "/credit-notes",
                                 R"({"cause":"damaged_goods","reason":"A bad batch.",)"
                                 R"("lines":[{"line":1,"quantity":"3"}]})");
  ASSERT_EQ(note.status, 201) << note.body;
  EXPECT_EQ(stands(), "86.80 of 124.00: 0.00 disputed, 0.00 written off, open");
  EXPECT_EQ(at(fay.post(order + "/closure", "{}"), "/status"), "closed");
}

TEST_P(DisputedInvoices, are_not_settled_by_whoever_raised_them) {
  const auto told = disputed(fay, "40.00");
  ASSERT_EQ(told.status, 201) << told.body;
  const std::string path = "/invoice-disputes/" + at(told, "/number");
  EXPECT_EQ(words(fay.post(path + "/resolution",
                           R"({"outcome":"rejected","resolution":"They are fine."})")),
            "422 separation_of_duties:  raiser_may_not_resolve");
  EXPECT_EQ(at(ada.get("/invoice-disputes?status=open&invoice=" + number), "/items/0/number"),
            at(told, "/number"));
}

TEST_P(DisputedInvoices, or_what_is_left_of_them_is_written_off) {
  const auto sam = with_key("sam@kwai.example", {"sales_manager"});
  const std::string off = "/invoices/" + number + "/write-off";
  EXPECT_EQ(sam.post(off, R"({"reason":"Enough."})").status, 403) << "finance asks for it";
  const auto small = fay.post(off, R"({"amount":"4.00","reason":"Bank charges."})");
  EXPECT_EQ(at(small, "/status"), "done") << small.body;
  EXPECT_EQ(stands(), "120.00 of 124.00: 0.00 disputed, 4.00 written off, open");
  const auto large = fay.post(off, R"({"reason":"The company is no more."})");
  EXPECT_EQ(at(large, "/status") + " " + at(large, "/amount"), "asked 120.00") << large.body;
  EXPECT_EQ(stands(), "120.00 of 124.00: 0.00 disputed, 4.00 written off, open");
  const std::string path = "/write-offs/" + at(large, "/number");
  EXPECT_EQ(fay.post(path + "/decision", R"({"decision":"approve"})").status, 403);
  EXPECT_EQ(at(sam.get("/worklists/approvals"), "/items/0/link"),
            "/api/v1/write-offs/" + at(large, "/id"));
  const auto agreed = sam.post(path + "/decision", R"({"decision":"approve"})");
  EXPECT_EQ(at(agreed, "/status"), "done") << agreed.body;
  EXPECT_EQ(stands(), "0.00 of 124.00: 0.00 disputed, 124.00 written off, written_off");
  EXPECT_EQ(words(fay.post(off, R"({"reason":"Again."})")), "422 invalid:  nothing_open");
}

TEST_P(DisputedInvoices, are_not_written_off_by_one_person_with_two_roles) {
  const auto both = with_key("eve@kwai.example", {"finance", "sales_manager"});
  const auto asked = both.post("/invoices/" + number + "/write-off", R"({"reason":"Too old."})");
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(at(asked, "/status"), "asked");
  const std::string path = "/write-offs/" + at(asked, "/number");
  EXPECT_EQ(words(both.post(path + "/decision", R"({"decision":"approve"})")),
            "422 separation_of_duties: /decision requester_may_not_decide");
  EXPECT_EQ(words(bob.post(path + "/decision", R"({"decision":"reject"})")),
            "422 invalid: /reason required");
  EXPECT_EQ(
      at(bob.post(path + "/decision", R"({"decision":"reject","reason":"He pays."})"), "/status"),
      "refused");
  EXPECT_EQ(stands(), "124.00 of 124.00: 0.00 disputed, 0.00 written off, open");
}

}  // namespace
}  // namespace supercargo::tests

// Whose yes an order needs, by the company's own policies: drafted and put in force by two, asked
// step by step, decided by deputies too, cited with its clause, and never decided by time (domain
// 2.6 BX4, A1.4, 9.5).
#include <gtest/gtest.h>

#include "evidence/gather.h"
#include "mandates/commands.h"
#include "orders/store.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Approving : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    fay = with_key("fay@example.com", {"finance"});
    leo = with_key("leo@example.com", {"order_desk"});
    receive("TAPE-48", 50);
  }
  // Drafted by the administrator; another one puts it in force.
  void in_force(const std::string& members) {
    const auto made = root.post(
        "/approval-policies",
        R"({"name":"Large orders","clause":"Order policy 4.2","words":"Two people look at it.",)"
        R"("currency":"EUR","valid_from":"2026-01-01",)" +
            members + "}");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto second = actor(active("two@example.com", {"administrator"}));
    const auto forced =
        desk().as(second).perform(mandates::put_in_force, {.id = at(made, "/code")});
    ASSERT_EQ(journal::reasons(forced), "accepted");
  }
  std::string placed(const Caller& who, int quantity, const std::string& more = {}) {
    order = who.post("/sales-orders", tape(quantity, more));
    path = "/sales-orders/" + at(order, "/id");
    return at(order, "/status");
  }
  std::string decided(const Caller& who, const std::string& body = "{}") {
    order = who.post(path + "/approvals", body);
    const std::string all = words(order);
    return order.status < 400 ? all.substr(0, all.find(':')) : all;
  }
  PersonId people_id(const char* email) {
    return desk().read([&](const journal::Query& query) {
      return people::store::person_by_email(query.db, email)->id;
    });
  }
  std::string today() { return text(day_in_utc(desk().clock.now())); }
  std::string of_approval(const char* field) {
    return at(order, std::string("/approvals/0/") + field);
  }

  Caller fay, leo;
  Response order;
  std::string path;
};
SUPERCARGO_ON_BOTH_ENGINES(Approving);

constexpr const char* two_steps =
    R"("code":"LARGE","gross_from":"40.00","steps":[{"roles":["order_desk","sales_manager"],)"
    R"("hours":2},{"roles":["finance"],"hours":8}])";

TEST_P(Approving, a_policy_asks_step_by_step_and_says_by_which_clause) {
  in_force(two_steps);
  EXPECT_EQ(placed(ada, 2), "confirmed");
  EXPECT_EQ(placed(ada, 4), "pending_approval");
  EXPECT_EQ(of_approval("rule") + " " + of_approval("basis/0/clause"), "LARGE Order policy 4.2");
  const std::string since = of_approval("basis/0/since");
  const std::string clause = "Order policy 4.2 (LARGE, version 1, since " + since + ")";
  EXPECT_NE(open_gates(order).find("LARGE: Policy Large orders asks for it. It rests on " + clause),
            std::string::npos)
      << open_gates(order);
  EXPECT_EQ(at(leo.get("/worklists/approvals"), "/items/0/clause"), clause);
  EXPECT_EQ(at(leo.get("/worklists/approvals"), "/items/0/steps"), "2");
  // Whoever entered it does not decide, and finance's turn has not come.
  EXPECT_EQ(decided(ada).substr(0, 24), "422 separation_of_duties");
  EXPECT_EQ(decided(fay), "403 forbidden");
  EXPECT_EQ(at(fay.get("/worklists/approvals"), "/items/0/record"), "");
  EXPECT_EQ(decided(leo), "200 pending_approval");
  EXPECT_EQ(of_approval("step") + " " + of_approval("signed_as/0"), "2 order_desk");
  EXPECT_EQ(at(fay.get("/worklists/approvals"), "/items/0/step"), "2");
  EXPECT_EQ(decided(fay), "200 verified");
  EXPECT_EQ(words(ada.post(path + "/confirmation", "{}")).substr(0, 13), "200 confirmed");
}

TEST_P(Approving, a_change_voids_it_and_the_pack_cites_the_clause) {
  in_force(two_steps);
  placed(ada, 4);
  ASSERT_EQ(decided(leo), "200 pending_approval");
  const auto changed = ada.patch(path, R"({"lines":[{"line":1,"sku":"TAPE-48","quantity":"5"}]})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(at(changed, "/approvals/0/status"), "voided");
  desk().read([&](const journal::Query& query) {
    evidence::Found found;
    found.approvals = orders::find(query.db, at(order, "/number"))->approvals;
    const auto decisions = evidence::decisions_of(found);
    EXPECT_EQ(decisions.at(0).clause.substr(0, 34), "Order policy 4.2 (LARGE, version 1");
    return 0;
  });
}

// Domain 11: what the design asks is asked all the same.
TEST_P(Approving, a_policy_never_asks_for_less_than_the_design) {
  in_force(R"("code":"SOON","tightens":"urgent_order","steps":[{"roles":["finance"]}])");
  EXPECT_EQ(placed(ada, 1, R"(,"urgent":true)"), "pending_approval");
  EXPECT_EQ(of_approval("rule") + " " + of_approval("steps/0/roles/0") + " " +
                of_approval("steps/1/roles/0"),
            "urgent_order order_desk finance");
  EXPECT_EQ(decided(fay), "403 forbidden");
  EXPECT_EQ(decided(leo), "200 pending_approval");
  EXPECT_EQ(decided(fay), "200 verified");
}

TEST_P(Approving, margin_discount_and_who_entered_are_looked_at) {
  in_force(R"("code":"THIN","margin_below":"0.55","order_types":["standard"],)"
           R"("channels":["phone"],"steps":[{"roles":["finance"]}])");
  EXPECT_EQ(placed(ada, 1), "confirmed");
  // 12.40 against a cost of 6.00 leaves 51.6 %.
  placed(ada, 2, R"(,"channel":"phone")");
  EXPECT_EQ(at(order, "/status") + " " + of_approval("rule"), "pending_approval THIN");
}

TEST_P(Approving, a_deputy_decides_for_who_is_away_and_never_for_who_asked) {
  in_force(R"("code":"LARGE","gross_from":"40.00","steps":[{"roles":["sales_manager"]}])");
  placed(ada, 4);
  EXPECT_EQ(decided(fay), "403 forbidden");
  const std::string fay_id = text(people_id("fay@example.com"));
  const auto given =
      bob.post("/delegations", R"({"deputy":")" + fay_id + R"(","valid_from":")" + today() +
                                   R"(","valid_until":")" + today() + R"("})");
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_NE(at(fay.get("/worklists/approvals"), "/items/0/record"), "");
  EXPECT_EQ(decided(fay), "200 verified");
  EXPECT_EQ(of_approval("decided_for"), text(people_id("bob@example.com")));
  EXPECT_EQ(of_approval("signed_for/0"), text(people_id("bob@example.com")));
  // What Bob enters himself, nobody approves in his name.
  const auto own = with_key("eve@example.com", {"agent", "sales_manager"});
  const auto deputy = with_key("gus@example.com", {"finance"});
  must(own, "/delegations",
       R"({"deputy":")" + text(people_id("gus@example.com")) + R"(","valid_from":")" + today() +
           R"(","valid_until":")" + today() + R"("})");
  placed(own, 4);
  EXPECT_EQ(decided(deputy).substr(0, 24), "422 separation_of_duties");
  EXPECT_EQ(decided(bob), "200 verified");
}

TEST_P(Approving, what_nobody_decides_comes_to_the_manager_and_stays_undecided) {
  in_force(two_steps);
  placed(ada, 4);
  let_duties_run();
  // Two hours of work it has, from Monday morning on.
  desk().clock.advance(std::chrono::hours(3 * 24));
  let_duties_run();
  let_duties_run();
  order = ada.get(path);
  EXPECT_EQ(at(order, "/status") + " " + of_approval("status"), "pending_approval pending");
  EXPECT_NE(of_approval("escalated_at"), "");
  EXPECT_NE(ada.get(path + "/timeline?limit=100").body.find("sales_order_approval_escalated"),
            std::string::npos);
  const auto follow_ups = bob.get("/follow-ups?status=open&subject=" + at(order, "/id"));
  EXPECT_EQ(at(follow_ups, "/items/0/cause") + " " + at(follow_ups, "/items/0/team") +
                at(follow_ups, "/items/1/id"),
            "approval_overdue sales_manager");
  EXPECT_EQ(at(leo.get("/worklists/approvals"), "/items/0/overdue"), "true");
  // The next step has its own clock.
  EXPECT_EQ(decided(leo), "200 pending_approval");
  EXPECT_EQ(of_approval("escalated_at"), "");
}

// The order was read by those rules: what comes in force later is for the next one.
TEST_P(Approving, a_policy_holds_for_what_is_verified_after_it) {
  order = ada.post("/sales-orders",
                   one_line(R"("sku":"TAPE-48","quantity":4)", R"(,"advance_to":"verified")"));
  path = "/sales-orders/" + at(order, "/id");
  EXPECT_EQ(at(order, "/status"), "verified");
  desk().clock.advance(std::chrono::minutes(1));
  in_force(two_steps);
  EXPECT_EQ(words(ada.post(path + "/confirmation", "{}")).substr(0, 13), "200 confirmed");
  EXPECT_EQ(placed(ada, 4), "pending_approval");
}

}  // namespace
}  // namespace supercargo::tests

// What is done at its time although nobody asks (domain 2.0, 2.6 BM3, 3.3, 3.5, 3.6): each job is
// done once, however many servers look for work.
#include <gtest/gtest.h>

#include <thread>

#include "app/duties.h"
#include "jobs/job.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Duties : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(desk().perform(app::schedule_recurring, Done{}));
  }
  std::string free() {
    return at(ada.get("/availability?sku=TAPE-48&quantity=1&warehouse=HK1"),
              "/available_to_promise");
  }
  std::string ordered(int quantity, const std::string& more = {}) {
    const auto order = ada.post("/sales-orders", tape(quantity, more));
    EXPECT_EQ(order.status, 201) << order.body;
    return at(order, "/number");
  }
  // Two servers look for work at the same time, each as often as it finds some.
  void let_two_servers_work() {
    std::vector<std::thread> servers;
    for (int i = 0; i < 2; ++i) servers.emplace_back([this] { work(); });
    for (auto& server : servers) server.join();
  }
  // How often the order's timeline tells that.
  std::int64_t told(const std::string& order, const std::string& fact) {
    const std::string all = bob.get("/sales-orders/" + order + "/timeline?limit=500").body;
    const std::string wanted = '"' + fact + '"';
    std::int64_t times = 0;
    for (auto i = all.find(wanted); i != std::string::npos; i = all.find(wanted, i + 1)) ++times;
    return times;
  }
  std::string open_causes(const std::string& order) {
    const std::string id = at(ada.get("/sales-orders/" + order), "/id");
    const auto page = ada.get("/follow-ups?status=open&sort=due_at&subject=" + id);
    std::string causes;
    for (int i = 0; !at(page, "/items/" + std::to_string(i) + "/id").empty(); ++i)
      causes += (causes.empty() ? "" : ", ") + at(page, "/items/" + std::to_string(i) + "/cause");
    return causes;
  }
  // What is remembered for a time only.
  std::string kept() {
    return desk().read([](const journal::Query& query) {
      const auto replies =
          query.db.value<std::int64_t>("SELECT COUNT(*) FROM idempotency WHERE tenant_id = $1");
      const auto forms =
          query.db.value<std::int64_t>("SELECT COUNT(*) FROM desk_item WHERE tenant_id = $1");
      return std::to_string(*replies) + " reply, " + std::to_string(*forms) + " form";
    });
  }
  void days_go_by(int days) { desk().clock.advance(std::chrono::hours(24 * days)); }

 private:
  void work() {
    const auto owned = app::all_duties();
    std::vector<jobs::Duty*> duties;
    for (const auto& duty : owned) duties.push_back(duty.get());
    const auto session = database().connect();
    const auto faulted = [](const jobs::Job& job, const std::exception& fault) {
      ADD_FAILURE() << job.kind << ": " << fault.what();
    };
    jobs::run_due(*session, desk().services(),
                  {desk().tenant().id.value, desk().clock, duties, faulted});
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Duties);

TEST_P(Duties, a_customer_who_is_silent_is_asked_and_his_goods_are_given_back) {
  receive("TAPE-48", 10);
  const auto order = ordered(4, R"(,"channel":"phone")");
  must(ada, "/sales-orders/" + order + "/read-back",
       R"({"outcome":"sent","contact":"Jan","channel":"phone"})");
  EXPECT_EQ(free(), "6");
  days_go_by(30);
  let_two_servers_work();
  EXPECT_EQ(told(order, "sales_order_hold_ended"), 1);
  EXPECT_EQ(told(order, "sales_order_follow_up_opened"), 1);
  EXPECT_EQ(open_causes(order), "read_back_silent");
  EXPECT_EQ(free(), "10");
}

TEST_P(Duties, a_proof_that_does_not_come_is_asked_for) {
  receive("TAPE-48", 10);
  const auto order = ordered(4);
  const auto shipment = wing.post(
      "/shipments", R"({"sales_order":")" + order + R"(","lines":[{"line":1,"quantity":4}]})");
  must(wing, "/shipments/" + at(shipment, "/number") + "/despatch", "{}");
  let_two_servers_work();
  EXPECT_EQ(open_causes(order), "");
  days_go_by(30);
  let_two_servers_work();
  let_two_servers_work();
  EXPECT_EQ(told(order, "sales_order_proof_missed"), 1);
  EXPECT_EQ(open_causes(order), "no_proof_of_delivery");
}

TEST_P(Duties, what_nobody_did_in_time_comes_to_the_manager_once) {
  const auto mei = with_key("mei@example.com", {"service_manager"});
  receive("TAPE-48", 10);
  const auto order = ordered(4);
  const std::string id = at(ada.get("/sales-orders/" + order), "/id");
  const auto asked =
      ada.post("/follow-ups", R"({"subject":")" + id + R"(","detail":"Ask for the gate."})");
  must(ada, "/sales-orders/" + order + "/questions", R"({"team":"finance","question":"Paid?"})");
  must(ada, "/sales-orders/" + order + "/questions", R"({"team":"warehouse","question":"Dry?"})");
  const std::string path = "/follow-ups/" + at(asked, "/id");
  const std::string said =
      R"({"contact":"Jan","channel":"phone","direction":"outbound","outcome":"told_gate",)"
      R"("summary":"Jan says that the van is unloaded at gate four."})";
  let_two_servers_work();
  EXPECT_EQ(words(mei.post(path + "/completion", said)), "422 invalid: /owner not_the_owner");
  EXPECT_EQ(at(mei.get("/worklists/escalations"), "/items/0/record"), "");

  days_go_by(4);
  let_two_servers_work();
  let_two_servers_work();
  EXPECT_EQ(told(order, "sales_order_follow_up_escalated"), 1);
  EXPECT_EQ(told(order, "sales_order_question_escalated"), 2);
  EXPECT_EQ(open_causes(order), "manual, unanswered_question, unanswered_question");
  const auto list = mei.get("/worklists/escalations");
  EXPECT_EQ(at(list, "/items/0/record") + " " + at(list, "/items/0/why") + " " +
                at(list, "/items/0/overdue"),
            at(asked, "/id") + " Ask for the gate. true");
  EXPECT_NE(at(list, "/items/2/record"), "") << "each question stands there";
  EXPECT_EQ(at(mei.get("/worklists"), "/escalations/count"), "3");
  EXPECT_EQ(ada.get("/worklists/escalations").status, 403);
  ASSERT_EQ(mei.post(path + "/completion", said).status, 200);
  EXPECT_EQ(at(mei.get("/worklists"), "/escalations/count"), "2");
}

TEST_P(Duties, goods_that_do_not_come_move_the_promise) {
  const std::string date = "2026-03-20";
  must(wing, "/expected-receipts",
       R"({"warehouse":"HK1","confirmed":true,"date":")" + date +
           R"(","lines":[{"sku":"TAPE-48","quantity":"10"}]})");
  let_habits_form();
  const auto order = ordered(4, R"(,"requested_date":")" + date + '"');
  EXPECT_EQ(at(ada.get("/sales-orders/" + order), "/status"), "confirmed");
  days_go_by(30);
  let_two_servers_work();
  let_two_servers_work();
  EXPECT_EQ(open_causes(order), "backorder_slipped");
  EXPECT_EQ(told(order, "sales_order_promise_moved"), 1);
}

TEST_P(Duties, what_is_kept_for_a_time_is_forgotten_after_it) {
  const std::string key = "00000000-0000-4000-8000-000000000001";
  const std::string body = R"({"code":"C-9","name":"Nine","currency":"EUR"})";
  const Headers once = {{"idempotency-key", key}};
  ASSERT_EQ(ada.post("/customers", body, once).status, 201);
  ASSERT_LT(
      ada.ask(Method::put, "/scratch/sales_order/new", R"({"content":{"customer":"C-9"}})").status,
      300);
  EXPECT_EQ(kept(), "1 reply, 1 form");
  days_go_by(6);
  let_two_servers_work();
  EXPECT_EQ(kept(), "1 reply, 1 form");
  days_go_by(25);
  let_two_servers_work();
  EXPECT_EQ(kept(), "0 reply, 0 form");
}

}  // namespace
}  // namespace supercargo::tests

// Separation of duties (domain 11): what one person began another must finish, whichever
// credential, role or batch that person comes with. And the one-person company, where the rules
// record instead of refuse until a second person has come (decisions 1).
#include <gtest/gtest.h>

#include "catalog/commands.h"
#include "customers/commands.h"
#include "people/store.h"
#include "stock/warehouse_commands.h"
#include "tests/company.h"
#include "warehousing/receive.h"

namespace supercargo::tests {
namespace {

using http::Method;
using http::Response;

constexpr std::int64_t one = 1'000'000;

class Duties : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    ground = std::make_unique<Ground>(database());
    company = std::make_unique<Company>(*ground, "alpha", "localhost");
    site = std::make_unique<WholeSite>(ground->database, ground->services, ground->clock);
  }
  void TearDown() override {
    site.reset();
    company.reset();
    ground.reset();
    OnBothEngines::TearDown();
  }

  void make_goods() {
    const journal::Actor desk{.kind = journal::ActorKind::system, .roles = staff};
    company->perform(desk, stock::create, stock::Warehouse{.code = "HK1", .name = "Kwai Chung"});
    catalog::Product product{.sku = "TAPE-48", .name = "Tape"};
    product.unit_price = product.standard_cost = Price{1000 * one};
    company->perform(desk, catalog::create, product);
    company->perform(desk, warehousing::receive,
                     warehousing::Receipt{.warehouse = "HK1",
                                          .lines = {{.sku = "TAPE-48", .quantity = {100 * one}}}});
    customers::Customer customer;
    customer.code = "C-1";
    customer.name = "Lantau Foods";
    customer.currency = Currency::of("EUR");
    customer.addresses = {
        {.line1 = "1 Quay", .city = "Rotterdam", .postcode = "3011 AA", .country = "NL"}};
    company->perform(desk, customers::create, customer);
  }
  people::Person active(const char* name, const std::vector<std::string>& roles) {
    return company->active(std::string(name) + "@alpha.example", roles);
  }
  Visitor visitor(const people::Person& person) { return company->sign_in(*site, person); }
  Visitor key_of(const people::Person& person) { return Company::bearer(company->key(person)); }

  Response post(const Visitor& visitor, const std::string& path, const std::string& body) {
    return site->ask(
        {.method = Method::post, .path = path, .body = body, .headers = visitor.headers});
  }
  Response patch(const Visitor& visitor, const std::string& path, const std::string& body) {
    const auto seen = site->ask({.path = path, .headers = visitor.headers});
    auto headers = visitor.headers;
    for (const auto& [name, value] : seen.headers)
      if (name == "ETag") headers.emplace_back("if-match", value);
    return site->ask({.method = Method::patch, .path = path, .body = body, .headers = headers});
  }
  Response place_urgent(const Visitor& visitor) {
    return post(visitor, "/sales-orders", urgent_order);
  }
  std::string decide(const Visitor& visitor, const std::string& order) {
    return told(post(visitor, "/sales-orders/" + order + "/approvals", "{}"));
  }
  std::string facts(const Response& response) {
    const std::string id = member_of(response, "id");
    return company->facts(*parse_id(id.substr(0, id.find('_')), id));
  }

  static Result<Done> put_factor(journal::Unit& unit, const people::Verb& whom) {
    people::Factor factor{.person = *parse<PersonId>(whom.id), .seed = {"sealed"}};
    factor.confirmed_at = unit.now();
    people::store::put(unit.db, factor);
    return Done{};
  }
  void give_factor(const people::Person& person) {
    company->perform(company->shell(), put_factor, people::Verb{text(person.id), {}, 0});
  }
  std::int64_t waived() {
    return company->read([](const journal::Query& query) {
      return query.db
          .value<std::int64_t>(
              "SELECT COUNT(*) FROM journal WHERE tenant_id = $1 AND name = 'separation_waived'")
          .value_or(0);
    });
  }

  static constexpr const char* urgent_order =
      R"({"customer":"C-1","lines":[{"sku":"TAPE-48","quantity":"1"}],"urgent":true,)"
      R"("advance_to":"verified"})";
  static constexpr const char* big_adjustment =
      R"({"warehouse":"HK1","reason":"Counted.","lines":[{"sku":"TAPE-48","quantity":"20"}]})";
  static constexpr const char* own_approval =
      "422 /decision: requester_may_not_decide /decision: barred_person_may_not_decide";

  std::unique_ptr<Ground> ground;
  std::unique_ptr<Company> company;
  std::unique_ptr<WholeSite> site;
};
SUPERCARGO_ON_BOTH_ENGINES(Duties);

TEST_P(Duties, who_enters_an_order_does_not_approve_it_by_any_way) {
  make_goods();
  const auto both = active("both", {"agent", "order_desk", "sales_manager"});
  const Visitor other = visitor(active("other", {"sales_manager"}));
  const Visitor enterer = visitor(both);
  const Visitor robot = key_of(both);

  const std::string order = member_of(place_urgent(enterer), "number");
  EXPECT_EQ(decide(enterer, order), own_approval) << "a second role is no second person";
  EXPECT_EQ(decide(robot, order), own_approval) << "nor is one's own key";
  EXPECT_EQ(decide(other, order), "200");

  const std::string by_key = member_of(place_urgent(robot), "number");
  EXPECT_EQ(decide(enterer, by_key), own_approval) << "what the key entered, its person entered";
  EXPECT_EQ(decide(other, by_key), "200");

  const auto batch =
      post(enterer, "/sales-orders/batch", std::string(R"({"items":[)") + urgent_order + "]}");
  const auto number = batch.body.find("SO-2026-");
  ASSERT_NE(number, std::string::npos) << batch.body;
  const std::string in_batch = batch.body.substr(number, 14);
  EXPECT_EQ(decide(enterer, in_batch), own_approval);
  EXPECT_EQ(decide(other, in_batch), "200");
}

TEST_P(Duties, an_approval_is_void_when_the_order_changes) {
  make_goods();
  const Visitor clerk = visitor(active("clerk", {"order_desk"}));
  const Visitor manager = visitor(active("manager", {"sales_manager"}));
  const std::string order = "/sales-orders/" + member_of(place_urgent(clerk), "number");
  ASSERT_EQ(told(post(manager, order + "/approvals", "{}")), "200");
  ASSERT_EQ(told(patch(clerk, order, R"({"lines":[{"line":1,"sku":"TAPE-48","quantity":"2"}]})")),
            "200");
  const auto verified = post(clerk, order + "/verification", "{}");
  EXPECT_EQ(member_of(verified, "status"), "pending_approval") << verified.body;
  EXPECT_EQ(told(post(clerk, order + "/approvals", "{}")), own_approval);
}

TEST_P(Duties, who_adjusts_stock_does_not_approve_it) {
  make_goods();
  const auto both = active("both", {"warehouse", "quality_manager"});
  const Visitor keeper = visitor(both);
  const Visitor other = visitor(active("other", {"finance"}));
  const auto asked = post(keeper, "/stock-adjustments", big_adjustment);
  ASSERT_EQ(member_of(asked, "status"), "pending") << asked.body;
  const std::string path = "/stock-adjustments/" + member_of(asked, "number") + "/approval";
  const char* yes = R"({"decision":"approve"})";
  EXPECT_EQ(told(post(keeper, path, yes)), "422 /decision: separation_of_duties");
  EXPECT_EQ(told(post(key_of(both), path, yes)), "422 /decision: separation_of_duties");
  EXPECT_EQ(facts(asked), "stock_adjustment_requested, separation_refused");
  EXPECT_EQ(told(post(other, path, yes)), "200");
}

TEST_P(Duties, who_tried_to_get_round_a_duty_stands_on_the_record) {
  make_goods();
  const auto both = active("both", {"order_desk", "sales_manager"});
  const Visitor enterer = visitor(both);
  const Visitor clerk = visitor(active("clerk", {"order_desk"}));
  const Visitor banker = visitor(active("banker", {"finance"}));
  const auto order = place_urgent(enterer);
  const std::string number = member_of(order, "number");
  const std::string before = facts(order);
  EXPECT_EQ(decide(enterer, number), own_approval);
  EXPECT_EQ(decide(enterer, number), own_approval);
  EXPECT_EQ(facts(order), before + ", separation_refused") << "once, however often in a row";
  EXPECT_EQ(decide(banker, number), "403 forbidden");
  EXPECT_EQ(facts(order), before + ", separation_refused, decision_refused");
  EXPECT_EQ(decide(enterer, number), own_approval);
  const auto timeline =
      site->ask({.path = "/sales-orders/" + number + "/timeline", .headers = clerk.headers});
  EXPECT_NE(timeline.body.find("\"requester_may_not_decide\""), std::string::npos) << timeline.body;
  EXPECT_NE(timeline.body.find(text(both.id)), std::string::npos) << "and who";
  // A refusal that is nobody's attempt leaves nothing.
  ASSERT_EQ(told(post(clerk, "/sales-orders/" + number + "/read-back", "{}")).substr(0, 3), "422");
  EXPECT_EQ(facts(order), before + ", separation_refused, decision_refused, separation_refused");
}

TEST_P(Duties, who_keeps_a_customer_gives_it_no_credit) {
  make_goods();
  const auto both = active("both", {"agent", "finance"});
  const Visitor keeper = visitor(both);
  const Visitor other = visitor(active("other", {"finance"}));
  const char* refusal = "422 /credit_limit: separation_of_duties";
  const char* credit = R"({"credit_limit":"1000.00"})";
  EXPECT_EQ(told(post(keeper, "/customers",
                      R"({"code":"C-2","name":"Two","currency":"EUR","credit_limit":"1.00"})")),
            refusal)
      << "in one request";
  ASSERT_EQ(told(post(keeper, "/customers", R"({"code":"C-2","name":"Two"})")), "201");
  EXPECT_EQ(told(patch(keeper, "/customers/C-2", credit)), refusal);
  EXPECT_EQ(told(patch(key_of(both), "/customers/C-2", credit)), refusal);
  EXPECT_EQ(told(patch(other, "/customers/C-2", credit)), "200");
  EXPECT_EQ(told(patch(other, "/customers/C-2", R"({"name":"Three"})")),
            "422 /name: not_yours_to_give");
}

TEST_P(Duties, who_gives_a_customer_credit_keeps_nothing_else_of_it) {
  make_goods();
  const auto both = active("both", {"order_desk", "finance"});
  const Visitor banker = visitor(both);
  const Visitor clerk = visitor(active("clerk", {"order_desk"}));
  ASSERT_EQ(told(patch(banker, "/customers/C-1", R"({"credit_limit":"1000.00"})")), "200");
  const char* refusal = "422 : separation_of_duties";
  EXPECT_EQ(told(patch(banker, "/customers/C-1", R"({"name":"Other"})")), refusal);
  EXPECT_EQ(told(patch(banker, "/customers/C-1", R"({"addresses":[]})")), refusal);
  EXPECT_EQ(told(patch(key_of(both), "/customers/C-1", R"({"name":"Other"})")), refusal);
  EXPECT_EQ(told(patch(banker, "/customers/C-1", R"({"credit_limit":null})")), "200")
      << "what is one's own may be changed again";
  EXPECT_EQ(told(patch(banker, "/customers/C-1", R"({"name":"Other"})")), refusal);
  EXPECT_EQ(told(patch(clerk, "/customers/C-1", R"({"name":"Other"})")), "200");
}

TEST_P(Duties, an_administrator_gives_roles_with_another_administrator) {
  const auto first = active("first", {"administrator"});
  const auto second = active("second", {"administrator"});
  const auto clerk = active("clerk", {"agent"});
  const Visitor proposer = visitor(first);
  const std::string path = "/persons/" + text(clerk.id);
  ASSERT_EQ(told(patch(proposer, path, R"({"roles":["finance"]})")), "200");
  EXPECT_EQ(told(post(proposer, path + "/role-confirmation", "{}")), "422 : requester_is_approver");
  EXPECT_EQ(told(post(key_of(first), path + "/role-confirmation", "{}")), "403 step_up_required");
  EXPECT_EQ(told(post(key_of(second), path + "/role-confirmation", "{}")), "403 step_up_required");
  EXPECT_EQ(told(post(visitor(second), path + "/role-confirmation", "{}")), "200");
  // Nobody agrees to their own.
  const std::string own = "/persons/" + text(second.id);
  ASSERT_EQ(told(patch(proposer, own, R"({"roles":["administrator","finance"]})")), "200");
  EXPECT_EQ(told(post(visitor(second), own + "/role-confirmation", "{}")),
            "422 : requester_is_approver");
}

TEST_P(Duties, settings_that_decide_over_money_wait_for_another_administrator) {
  const auto first = active("first", {"administrator"});
  const auto second = active("second", {"administrator"});
  const Visitor proposer = visitor(first);
  const auto asked = patch(proposer, "/settings", R"({"self_service_channels":["api"]})");
  ASSERT_EQ(told(asked), "200") << asked.body;
  const std::string path = "/settings/confirmation";
  EXPECT_EQ(told(post(proposer, path, "{}")), "422 : requester_is_approver");
  EXPECT_EQ(told(post(key_of(second), path, "{}")), "403 step_up_required");
  EXPECT_EQ(told(post(visitor(second), path, "{}")), "200");
  const std::string told_of_it = facts(asked);
  EXPECT_TRUE(told_of_it.ends_with(
      "settings_change_proposed, separation_refused, settings_change_confirmed"))
      << told_of_it;
}

TEST_P(Duties, a_lost_factor_is_removed_by_two_administrators) {
  const auto first = active("first", {"administrator"});
  const Visitor asking = visitor(first);
  const Visitor agreeing = visitor(active("second", {"administrator"}));
  const auto victim = active("victim", {"administrator"});
  const Visitor locked_out = visitor(victim);
  const auto kept = visitor(victim);
  give_factor(victim);
  const std::string path = "/persons/" + text(victim.id) + "/factor-removal";
  const char* yes = R"({"decision":"approve"})";
  EXPECT_EQ(told(post(agreeing, path + "/decision", yes)), "409 not_in_this_state");
  EXPECT_EQ(told(post(locked_out, path, "{}")), "422 : separation_of_duties") << "not one's own";
  EXPECT_EQ(told(post(key_of(first), path, "{}")), "403 step_up_required");
  const auto asked = post(asking, path, R"({"reason":"Phone lost."})");
  ASSERT_EQ(told(asked), "201") << asked.body;
  EXPECT_EQ(told(post(asking, path + "/decision", yes)), "422 /decision: requester_may_not_decide");
  EXPECT_EQ(told(post(locked_out, path + "/decision", yes)),
            "422 /decision: barred_person_may_not_decide");
  EXPECT_EQ(told(site->ask({.path = "/session", .headers = kept.headers})), "200");
  EXPECT_EQ(told(post(agreeing, path + "/decision", yes)), "200");
  EXPECT_EQ(told(site->ask({.path = "/session", .headers = kept.headers})), "401 unauthenticated");
  EXPECT_EQ(told(post(agreeing, path, "{}")), "404 not_found") << "there is none any more";
  EXPECT_EQ(facts(asked),
            "approval_requested, separation_refused, separation_refused, approval_given");
  const auto of_person = company->facts(victim.id.value);
  EXPECT_TRUE(of_person.ends_with("person_factor_removed")) << of_person;
}

TEST_P(Duties, without_its_factor_a_short_password_is_set_anew) {
  const Visitor asking = visitor(active("first", {"administrator"}));
  const Visitor agreeing = visitor(active("second", {"administrator"}));
  const auto victim = active("victim", {"finance"});
  company->perform(company->shell(), people::set_password,
                   people::SetPassword{victim.id, ground->hash, false});
  give_factor(victim);
  const std::string path = "/persons/" + text(victim.id);
  ASSERT_EQ(told(post(asking, path + "/factor-removal", "{}")), "201");
  ASSERT_EQ(told(post(agreeing, path + "/factor-removal/decision", "{}")), "200");
  EXPECT_EQ(member_of(site->ask({.path = path, .headers = asking.headers}), "status"), "invited");
  EXPECT_THROW(visitor(victim), Fault) << "what is too short alone lets nobody in";
  EXPECT_EQ(told(post(asking, path + "/invitation", "{}")), "201");
}

TEST_P(Duties, a_request_about_a_lost_factor_is_over_after_three_days) {
  const auto first = active("first", {"administrator"});
  const auto second = active("second", {"administrator"});
  const auto victim = active("victim", {"agent"});
  give_factor(victim);
  const std::string path = "/persons/" + text(victim.id) + "/factor-removal";
  const char* yes = R"({"decision":"approve"})";
  const auto asked = post(visitor(first), path, "{}");
  ground->clock.advance(std::chrono::hours(72));
  EXPECT_EQ(told(post(visitor(second), path + "/decision", yes)), "409 not_in_this_state");
  const auto again = post(visitor(first), path, "{}");
  EXPECT_NE(member_of(again, "id"), member_of(asked, "id"));
  EXPECT_EQ(told(post(visitor(second), path + "/decision", yes)), "200");
}

TEST_P(Duties, one_person_alone_does_everything_and_it_is_recorded) {
  const auto ada = active("ada", {"administrator"});
  make_goods();
  const Visitor alone = visitor(ada);
  const auto order = place_urgent(alone);
  ASSERT_EQ(told(order), "201");
  EXPECT_EQ(decide(alone, member_of(order, "number")), "200");
  EXPECT_NE(company->facts(*parse_id("so", member_of(order, "id"))).find("sales_order_approved"),
            std::string::npos);
  const auto adjusted = post(alone, "/stock-adjustments", big_adjustment);
  EXPECT_EQ(member_of(adjusted, "status"), "posted");
  EXPECT_EQ(facts(adjusted), "stock_adjusted, separation_waived");
  const auto customer =
      post(alone, "/customers",
           R"({"code":"C-2","name":"Two","currency":"EUR","credit_limit":"1000.00"})");
  ASSERT_EQ(told(customer), "201");
  EXPECT_EQ(facts(customer), "customer_created, separation_waived");
  EXPECT_EQ(told(patch(alone, "/customers/C-2", R"({"name":"Three"})")), "200");
  EXPECT_EQ(facts(customer),
            "customer_created, separation_waived, customer_changed, separation_waived");
  EXPECT_EQ(waived(), 4) << "approval, adjustment, credit and who then changed the customer";
}

TEST_P(Duties, a_second_person_ends_that_for_good) {
  const auto ada = active("ada", {"administrator"});
  make_goods();
  const Visitor administrator = visitor(ada);
  ASSERT_EQ(told(place_urgent(administrator)), "201");
  const auto bob = active("bob", {"order_desk"});
  ground->clock.advance(std::chrono::seconds(5));
  EXPECT_EQ(told(place_urgent(administrator)), "403 forbidden");
  const std::string path = "/persons/" + text(bob.id);
  ASSERT_EQ(told(post(administrator, path + "/suspension", "{}")), "200");
  ASSERT_EQ(told(post(administrator, path + "/removal", "{}")), "200");
  ground->clock.advance(std::chrono::seconds(5));
  EXPECT_EQ(told(place_urgent(administrator)), "403 forbidden");
  EXPECT_EQ(told(place_urgent(key_of(ada))), "403 forbidden");
}

}  // namespace
}  // namespace supercargo::tests

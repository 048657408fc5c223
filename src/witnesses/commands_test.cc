#include "witnesses/commands.h"

#include <gtest/gtest.h>

#include "journal/attempt.h"
#include "people/store.h"
#include "tests/beside_order.h"

namespace supercargo::witnesses {
namespace {

using journal::reasons;

class Witnesses : public tests::BesideOrder {
 protected:
  void SetUp() override {
    BesideOrder::SetUp();
    if (IsSkipped()) return;
    desk().write([&](journal::Unit& unit) {
      people::store::add(unit.db, {.id = desk().clerk.person,
                                   .email = "clerk@example.com",
                                   .email_key = "clerk@example.com",
                                   .name = "Clerk",
                                   .roles = {"agent"},
                                   .status = people::PersonStatus::active,
                                   .created_at = unit.now()});
    });
  }
  Sign words(const std::string& statement) {
    return {.id = order().number,
            .about = desk().clerk.person,
            .topic = Topic::system_use,
            .capacity = Capacity::supervisor,
            .statement = statement,
            .signed_name = "陳大文 CANARY"};
  }
  Result<Statement> signed_by(const journal::Actor& who) {
    return desk().as(who).perform(sign, words("She checked the stock before she promised a day."));
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Witnesses);

TEST_P(Witnesses, sign_what_they_saw_of_a_colleague) {
  const auto made = signed_by(desk().sales);
  ASSERT_EQ(reasons(made), "accepted");
  const auto kept = desk().ask(get, StatementReference{text(made->id)});
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->signed_name, "陳大文 CANARY");
  EXPECT_EQ(kept->witness, desk().sales.person);
  EXPECT_EQ(kept->sales_order_number, order().number);
  EXPECT_EQ(desk().facts(made->id), "witness_statement_signed");
  EXPECT_EQ(news(), "sales_order_witnessed");
  expect_sealed("CANARY");
}

TEST_P(Witnesses, are_refused_about_their_own_work_and_that_stands_on_the_order) {
  auto both = desk().clerk;
  both.roles = RoleSet{Role::agent, Role::sales_manager};
  const auto refused = signed_by(both);
  ASSERT_EQ(reasons(refused), "/about: witness_of_own_work");
  const auto fact = journal::attempt_of(refused.error(), entity<Statement>());
  ASSERT_TRUE(fact);
  EXPECT_EQ(std::string(fact->name) + " " + id_text(fact->prefix, fact->record_id),
            "separation_refused " + text(order().id));
  both.sole_person = true;
  const auto alone = signed_by(both);
  ASSERT_EQ(reasons(alone), "accepted");
  EXPECT_EQ(desk().facts(alone->id), "witness_statement_signed, separation_waived");
}

TEST_P(Witnesses, also_speak_of_an_order_that_is_over_and_of_nobody_unknown) {
  cancel_order();
  EXPECT_EQ(reasons(signed_by(desk().sales)), "accepted");
  auto of_nobody = words("Ok.");
  of_nobody.about = PersonId{12345};
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(sign, of_nobody)),
            "/statement: too_short, /about: unknown_person");
  of_nobody.id = "SO-1999-000001";
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(sign, of_nobody)), "not_found");
}

TEST_P(Witnesses, are_read_by_whom_it_concerns) {
  const auto made = signed_by(desk().sales);
  ASSERT_TRUE(made);
  const StatementReference one{text(made->id)};
  EXPECT_TRUE(desk().as(Role::auditor).ask(get, one));
  EXPECT_TRUE(desk().as(desk().clerk).ask(get, one));
  EXPECT_FALSE(desk().as(Role::order_desk).ask(get, one));
  const db::ListRequest of_order{.filters = {{"sales_order", order().number}}};
  EXPECT_EQ(desk().as(Role::auditor).ask(list_statements, of_order)->items.size(), 1U);
  EXPECT_EQ(desk().as(desk().clerk).ask(list_statements, of_order)->items.size(), 1U);
  EXPECT_EQ(desk().as(Role::order_desk).ask(list_statements, of_order)->items.size(), 0U);
  EXPECT_EQ(found(list_statements, {{"topic", "communication"}}), "0");
}

}  // namespace
}  // namespace supercargo::witnesses

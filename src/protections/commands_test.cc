#include "protections/commands.h"

#include <gtest/gtest.h>

#include "kernel/record_json.h"
#include "tests/trading_desk.h"

namespace supercargo::protections {
namespace {

using journal::reasons;

class Protections : public db::OnBothEngines {};
SUPERCARGO_ON_BOTH_ENGINES(Protections);

TEST_P(Protections, a_customer_has_a_law_of_his_own_or_that_of_delivery) {
  tests::TradingDesk desk(database());
  EXPECT_FALSE(desk.ask(get_law, customers::CustomerReference{"C-1"})->jurisdiction);
  const auto kept = desk.perform(put_law, {.id = "c-1", .jurisdiction = rights::Jurisdiction::uk});
  ASSERT_EQ(reasons(kept), "accepted");
  EXPECT_EQ(to_json(*desk.ask(get_law, customers::CustomerReference{"C-1"})), to_json(*kept));
  EXPECT_EQ(desk.perform(put_law, {.id = "C-1"})->revision, 2);
  EXPECT_FALSE(desk.ask(get_law, customers::CustomerReference{"C-1"})->jurisdiction);
  EXPECT_EQ(reasons(desk.perform(put_law, {.id = "C-9"})), "not_found");
}

TEST_P(Protections, an_exemption_takes_what_shows_it) {
  tests::TradingDesk desk(database());
  PutExemption given{.id = "TAPE-48", .exemption = rights::Exemption::perishable, .reason = ""};
  EXPECT_EQ(reasons(desk.perform(put_exemption, given)), "/reason: required");
  given.reason = "Keeps for five days.";
  const auto kept = desk.perform(put_exemption, given);
  ASSERT_EQ(reasons(kept), "accepted");
  EXPECT_EQ(to_json(*desk.ask(get_exemption, catalog::ProductReference{"TAPE-48"})),
            to_json(*kept));
  given.exemption.reset();
  EXPECT_EQ(desk.perform(put_exemption, given)->reason, "");
  given.id = "NONE";
  EXPECT_EQ(reasons(desk.perform(put_exemption, given)), "not_found");
}

}  // namespace
}  // namespace supercargo::protections

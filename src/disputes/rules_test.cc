#include "disputes/rules.h"

#include <gtest/gtest.h>

#include "accounts/rules.h"
#include "journal/testing.h"

namespace supercargo::disputes {
namespace {

const Currency eur = Currency::of("EUR");

accounts::Receivable item(std::int64_t amount, std::int64_t paid, std::int64_t contested) {
  accounts::Receivable made{.number = "INV-2026-000001", .currency = eur};
  made.amount = {amount, eur};
  made.credited = made.discounted = made.written_off = {0, eur};
  made.paid = {paid, eur};
  made.contested = {contested, eur};
  accounts::settle(made);
  return made;
}
std::string asked(const std::string& words, const accounts::Receivable& of) {
  const auto amount = amount_of(words, of);
  return amount ? text(*amount) : journal::reasons(amount.error());
}

TEST(DisputedAmounts, are_of_what_is_open_and_not_disputed) {
  EXPECT_EQ(asked("40.00", item(15390, 0, 0)), "40.00");
  EXPECT_EQ(asked("", item(15390, 0, 0)), "153.90");
  EXPECT_EQ(asked("", item(15390, 10000, 1390)), "40.00");
  EXPECT_EQ(asked("40.00", item(15390, 10000, 1390)), "40.00");
  EXPECT_EQ(asked("40.01", item(15390, 10000, 1390)), "/amount: more_than_undisputed");
  EXPECT_EQ(asked("", item(15390, 10000, 6000)), ": disputed_already");
  EXPECT_EQ(asked("1.00", item(15390, 15390, 0)), ": nothing_open");
}

TEST(DisputedAmounts, are_amounts_of_the_invoices_currency) {
  for (const char* words : {"0.00", "-1.00", "1.001", "EUR 1", "a lot"})
    EXPECT_EQ(asked(words, item(15390, 0, 0)), "/amount: not_an_amount") << words;
}

TEST(DisputeResolutions, take_another_person_than_raised_them) {
  const Dispute dispute{.raised_by = PersonId{7}};
  journal::Actor actor{.person = PersonId{7}};
  const auto refusal = check_can_resolve(dispute, actor);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code + " " + journal::reasons(*refusal),
            "separation_of_duties : raiser_may_not_resolve");
  actor.sole_person = true;
  EXPECT_FALSE(check_can_resolve(dispute, actor));
  EXPECT_TRUE(is_own(dispute, actor));
  actor = {.person = PersonId{8}};
  EXPECT_FALSE(check_can_resolve(dispute, actor));
  EXPECT_FALSE(is_own(Dispute{}, journal::Actor{})) << "nobody is not the same person as nobody";
}

}  // namespace
}  // namespace supercargo::disputes

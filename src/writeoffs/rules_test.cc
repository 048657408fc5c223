#include "writeoffs/rules.h"

#include <gtest/gtest.h>

#include "accounts/rules.h"
#include "journal/testing.h"

namespace supercargo::writeoffs {
namespace {

const Currency eur = Currency::of("EUR");

accounts::Receivable item(std::int64_t amount, std::int64_t paid, std::int64_t written_off) {
  accounts::Receivable made{.number = "INV-2026-000001", .currency = eur};
  made.amount = {amount, eur};
  made.credited = made.discounted = made.contested = {0, eur};
  made.paid = {paid, eur};
  made.written_off = {written_off, eur};
  accounts::settle(made);
  return made;
}
std::string asked(const std::string& words, const accounts::Receivable& of) {
  const auto amount = amount_of(words, of);
  return amount ? text(*amount) : journal::reasons(amount.error());
}

TEST(WrittenOff, is_at_most_what_is_open) {
  EXPECT_EQ(asked("", item(15390, 11390, 0)), "40.00");
  EXPECT_EQ(asked("3.90", item(15390, 0, 0)), "3.90");
  EXPECT_EQ(asked("40.01", item(15390, 11390, 0)), "/amount: more_than_open");
  EXPECT_EQ(asked("", item(15390, 15390, 0)), ": nothing_open");
  EXPECT_EQ(asked("", item(15390, 0, 15390)), ": nothing_open");
  for (const char* words : {"0.00", "-1.00", "1.001", "much"})
    EXPECT_EQ(asked(words, item(15390, 0, 0)), "/amount: not_an_amount") << words;
}

TEST(WrittenOff, beyond_the_limit_takes_another_person) {
  const Money limit{5000, eur};
  EXPECT_FALSE(is_beyond({5000, eur}, item(15390, 0, 0), limit));
  EXPECT_TRUE(is_beyond({5001, eur}, item(15390, 0, 0), limit));
  EXPECT_FALSE(is_beyond({1000, eur}, item(15390, 0, 4000), limit));
  EXPECT_TRUE(is_beyond({1001, eur}, item(15390, 0, 4000), limit)) << "in small steps";
  EXPECT_TRUE(is_beyond({1, eur}, item(15390, 0, 0), {5000, Currency::of("HKD")}))
      << "what cannot be compared is asked for";
  EXPECT_TRUE(is_beyond({1, eur}, item(15390, 0, 0), {0, eur}));
}

TEST(WrittenOff, is_agreed_to_while_so_much_is_open) {
  const WriteOff wanted{.amount = {4000, eur}};
  EXPECT_FALSE(check_still_open(wanted, item(15390, 11390, 0)));
  const auto paid = check_still_open(wanted, item(15390, 11391, 0));
  ASSERT_TRUE(paid);
  EXPECT_EQ(journal::reasons(*paid), ": more_than_open");
}

}  // namespace
}  // namespace supercargo::writeoffs

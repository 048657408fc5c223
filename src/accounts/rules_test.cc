#include "accounts/rules.h"

#include <gtest/gtest.h>

#include "customers/payment_terms.h"

namespace supercargo::accounts {
namespace {

const Currency gbp = Currency::of("GBP");
Day day(std::string_view text) { return *parse_day(text); }

Receivable item(std::int64_t id, std::int64_t amount) {
  Receivable made{.id = {id},
                  .number = "INV-" + std::to_string(id),
                  .currency = gbp,
                  .issued_on = day("2026-03-02"),
                  .due_on = day("2026-04-01")};
  made.amount = {amount, gbp};
  made.credited = made.discounted = made.paid = made.written_off = made.contested = {0, gbp};
  settle(made);
  return made;
}
Receivable with_discount(std::int64_t amount) {
  Receivable made = item(1, amount);
  made.discount_rate = {2'000'000};
  made.discount_until = day("2026-03-12");
  return made;
}
// "INV-1 30.00, INV-2 20.00 left 0.00"
std::string told(const Applied& applied) {
  std::string words;
  for (const Allocation& each : applied.allocations) {
    words += (words.empty() ? "" : ", ") + each.number + " " + text(each.amount);
    if (each.discount.minor != 0) words += " less " + text(each.discount);
  }
  return words + " left " + text(applied.left);
}
// "open 20.00 partly_paid"
std::string stands(const Receivable& item) {
  return "open " + text(item.open) + " " +
         choices<ItemStatus>().names[static_cast<int>(item.status)];
}

TEST(Payments, settle_one_after_the_other_and_the_rest_stays) {
  std::vector<Receivable> items{item(1, 3000), item(2, 5000)};
  EXPECT_EQ(told(apply({2000, gbp}, day("2026-03-05"), items)), "INV-1 20.00 left 0.00");
  EXPECT_EQ(stands(items[0]), "open 10.00 partly_paid");
  EXPECT_EQ(told(apply({7000, gbp}, day("2026-03-05"), items)),
            "INV-1 10.00, INV-2 50.00 left 10.00");
  EXPECT_EQ(stands(items[0]) + ", " + stands(items[1]), "open 0.00 paid, open 0.00 paid");
  EXPECT_EQ(told(apply({100, gbp}, day("2026-03-05"), items)), " left 1.00");
}

TEST(WrittenOffItems, give_up_what_is_open_and_shrink_when_it_is_credited_after_all) {
  Receivable one = item(1, 15390);
  write_off(one, {390, gbp});
  EXPECT_EQ(stands(one), "open 150.00 open");
  std::vector<Receivable> items{one};
  apply({10000, gbp}, day("2026-03-05"), items);
  EXPECT_EQ(stands(items[0]), "open 50.00 partly_paid");
  write_off(items[0], {5000, gbp});
  EXPECT_EQ(stands(items[0]), "open 0.00 written_off");
  EXPECT_EQ(text(take_back(items[0], {1390, gbp})), "0.00");
  EXPECT_EQ(text(items[0].written_off), "40.00");
  EXPECT_EQ(stands(items[0]), "open 0.00 written_off");
  EXPECT_EQ(text(take_back(items[0], {14000, gbp})), "100.00") << "what was paid comes back";
  EXPECT_EQ(stands(items[0]) + " " + text(items[0].written_off), "open 0.00 credited 0.00");
}

TEST(DisputedItems, are_of_what_is_open_and_come_back_with_it) {
  std::vector<Receivable> items{item(1, 15390)};
  items[0].contested = {4000, gbp};
  settle(items[0]);
  const auto disputed = [&] { return text(items[0].disputed) + " " + text(undisputed(items[0])); };
  EXPECT_EQ(disputed(), "40.00 113.90");
  const auto paid = apply({14000, gbp}, day("2026-03-05"), items);
  EXPECT_EQ(disputed(), "13.90 0.00");
  give_back(items[0], paid.allocations[0]);
  EXPECT_EQ(disputed(), "40.00 113.90") << "the payment was none";
  take_back(items[0], {12000, gbp});
  EXPECT_EQ(disputed(), "33.90 0.00");
  write_off(items[0], {3390, gbp});
  EXPECT_EQ(disputed(), "0.00 0.00");
}

TEST(Payments, settle_nothing_of_another_currency) {
  std::vector<Receivable> items{item(1, 3000)};
  EXPECT_EQ(told(apply({2000, Currency::of("EUR")}, day("2026-03-05"), items)), " left 20.00");
}

TEST(Payments, that_come_early_settle_with_less) {
  std::vector<Receivable> items{with_discount(15390)};
  EXPECT_EQ(told(apply({15082, gbp}, day("2026-03-12"), items)),
            "INV-1 150.82 less 3.08 left 0.00");
  EXPECT_EQ(stands(items[0]), "open 0.00 paid");
  items = {with_discount(15390)};
  EXPECT_EQ(told(apply({15082, gbp}, day("2026-03-13"), items)), "INV-1 150.82 left 0.00");
  EXPECT_EQ(stands(items[0]), "open 3.08 partly_paid") << "a day late";
  items = {with_discount(15390)};
  EXPECT_EQ(told(apply({15081, gbp}, day("2026-03-12"), items)), "INV-1 150.81 left 0.00");
  EXPECT_EQ(stands(items[0]), "open 3.09 partly_paid") << "a penny short of less";
}

TEST(Credits, lower_what_is_open_and_free_what_was_paid_beyond) {
  Receivable one = item(1, 10000);
  EXPECT_EQ(text(take_back(one, {4000, gbp})), "0.00");
  EXPECT_EQ(stands(one), "open 60.00 open");
  std::vector<Receivable> items{one};
  auto applied = apply({6000, gbp}, day("2026-03-05"), items);
  EXPECT_EQ(text(take_back(items[0], {1000, gbp})), "10.00");
  EXPECT_EQ(stands(items[0]), "open 0.00 paid");
  EXPECT_EQ(text(release(applied.allocations, {1}, {1000, gbp})), "10.00");
  EXPECT_EQ(text(applied.allocations[0].amount), "50.00");
  EXPECT_EQ(text(take_back(items[0], {5000, gbp})), "50.00");
  EXPECT_EQ(stands(items[0]), "open 0.00 credited");
}

TEST(Credits, take_the_discounts_share_along) {
  std::vector<Receivable> items{with_discount(10000)};
  apply({9800, gbp}, day("2026-03-12"), items);
  EXPECT_EQ(text(take_back(items[0], {5000, gbp})), "49.00") << "half of what he paid";
  EXPECT_EQ(text(items[0].discounted) + " " + stands(items[0]), "1.00 open 0.00 paid");
  EXPECT_EQ(text(take_back(items[0], {5000, gbp})), "49.00");
}

TEST(Reversals, open_again_what_was_settled) {
  std::vector<Receivable> items{with_discount(10000)};
  const auto applied = apply({9800, gbp}, day("2026-03-12"), items);
  give_back(items[0], applied.allocations[0]);
  EXPECT_EQ(stands(items[0]), "open 100.00 open");
}

// Whatever comes and goes, what an invoice asks is what was credited, let off, paid and is open.
TEST(Receivables, sum_to_what_the_invoice_asked_through_everything) {
  for (std::int64_t paid = 0; paid <= 12000; paid += 1700) {
    for (std::int64_t credited = 0; credited <= 10000; credited += 900) {
      std::vector<Receivable> items{with_discount(10000)};
      const auto applied = apply({paid, gbp}, day("2026-03-10"), items);
      const Money beyond = take_back(items[0], {credited, gbp});
      const Receivable& one = items[0];
      ASSERT_EQ(one.amount, one.credited + one.discounted + one.paid + one.open);
      ASSERT_GE(one.open.minor, 0);
      ASSERT_GE(one.paid.minor, 0);
      ASSERT_EQ(one.paid + beyond + applied.left, (Money{paid, gbp}));
    }
  }
}

TEST(LatePayments, simple_interest_by_days_and_a_fixed_sum_by_the_debts_size) {
  const Rate reference{3'750'000};
  const auto due = late_payment({125000, gbp}, 45, reference);
  ASSERT_TRUE(due);
  EXPECT_EQ(text(due->interest) + " " + text(due->fixed_sum), "18.11 70.00");
  EXPECT_EQ(text(late_payment({99999, gbp}, 1, reference)->fixed_sum), "40.00");
  EXPECT_EQ(text(late_payment({100000, gbp}, 1, reference)->fixed_sum), "70.00");
  EXPECT_EQ(text(late_payment({999999, gbp}, 1, reference)->fixed_sum), "70.00");
  EXPECT_EQ(text(late_payment({1000000, gbp}, 1, reference)->fixed_sum), "100.00");
}

// Worked days of each rule.
TEST(PaymentTerms, say_when_an_invoice_is_due) {
  using customers::parse_terms;
  const auto due = [](std::string_view words, std::string_view issued) {
    const auto terms = parse_terms(words);
    if (!terms) return std::string("unknown");
    const Day until = discount_until(*terms, day(issued));
    return text(due_on(*terms, day(issued))) + (until ? " less until " + text(until) : "");
  };
  EXPECT_EQ(due("net 30", "2026-03-02"), "2026-04-01");
  EXPECT_EQ(due("net 0", "2026-03-02"), "2026-03-02");
  EXPECT_EQ(due("prepaid", "2026-03-02"), "2026-03-02");
  EXPECT_EQ(due("eom 0", "2026-02-02"), "2026-02-28");
  EXPECT_EQ(due("eom 0", "2028-02-29"), "2028-02-29");
  EXPECT_EQ(due("eom 30", "2026-01-15"), "2026-03-02");
  EXPECT_EQ(due("eom 10", "2026-12-31"), "2027-01-10");
  EXPECT_EQ(due("2/10 net 30", "2026-03-02"), "2026-04-01 less until 2026-03-12");
  EXPECT_EQ(due("1.5/8 eom 15", "2026-03-30"), "2026-04-15 less until 2026-04-07");
  for (const char* words :
       {"", "30", "net", "net -1", "net 366", "net 30 ", "Net 30", "0/10 net 30", "100/10 net 30",
        "2/31 net 30", "2/10", "2 net 30", "due 30", "prepaid 3", "2/10 prepaid"})
    EXPECT_EQ(due(words, "2026-03-02"), "unknown") << words;
}

TEST(PaymentTerms, are_told_as_they_were_given) {
  for (const char* words : {"net 30", "eom 0", "2/10 net 30", "1.5/8 eom 15", "prepaid"})
    EXPECT_EQ(text(*customers::parse_terms(words)), words);
}

}  // namespace
}  // namespace supercargo::accounts

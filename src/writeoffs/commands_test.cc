#include "writeoffs/commands.h"

#include <gmock/gmock.h>

#include "accounts/commands.h"
#include "accounts/store.h"
#include "invoices/commands.h"
#include "tests/shipping_desk.h"
#include "writeoffs/store.h"

namespace supercargo::writeoffs {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class WriteOffs : public tests::OnShippingDesk {
 protected:
  void SetUp() override {
    OnShippingDesk::SetUp();
    if (IsSkipped()) return;
    finance = desk().person({Role::finance});
    order = confirmed({{"TAPE-48", pieces(10)}});
    despatched(order, 10);
    ASSERT_EQ(reasons(deliver()), "accepted");
    const auto issued = desk().as(finance).perform(invoices::issue, {.sales_order = order.number});
    ASSERT_EQ(reasons(issued), "accepted");
    invoice = *issued;
  }
  Result<WriteOff> asked(const std::string& amount) {
    return desk().as(finance).perform(
        ask, {.id = invoice.number, .amount = amount, .reason = "Not worth a letter."});
  }
  std::string decided(Verdict verdict, const WriteOff& write_off, const journal::Actor& by,
                      const std::string& words = "") {
    return reasons(desk().as(by).perform(
        decide, Decide{.id = write_off.number, .decision = verdict, .reason = words}));
  }
  void pay(std::int64_t minor) {
    accounts::Payment payment{.customer = "C-1", .currency = Currency::of("EUR")};
    payment.amount = {minor, payment.currency};
    ASSERT_EQ(reasons(desk().as(finance).perform(accounts::book, payment)), "accepted");
  }
  // "open 124.00 written off 0.00 open, owed 124.00"
  std::string stands() {
    return desk().read([&](const journal::Query& query) {
      const auto item = accounts::store::receivable(query.db, invoice.number);
      std::string words = "open " + text(item->open) + " written off " + text(item->written_off) +
                          " " +
                          choices<accounts::ItemStatus>().names[static_cast<int>(item->status)];
      for (const auto& each : accounts::store::accounts_of(query.db, {item->customer_id}))
        words += ", owed " + text(each.open);
      return words;
    });
  }

  journal::Actor finance;
  orders::Order order;
  invoices::Invoice invoice;
};
SUPERCARGO_ON_BOTH_ENGINES(WriteOffs);

TEST_P(WriteOffs, of_little_are_finances_own) {
  const auto little = asked("3.90");
  ASSERT_EQ(reasons(little), "accepted");
  EXPECT_EQ(little->number, "WOF-2026-000001");
  EXPECT_EQ(little->status, Status::done);
  EXPECT_FALSE(little->decided_by);
  EXPECT_EQ(stands(), "open 120.10 written off 3.90 open, owed 120.10");
  EXPECT_EQ(desk().facts(little->id), "write_off_done");
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_invoice_written_off"));
  const auto more = asked("46.11");
  ASSERT_EQ(reasons(more), "accepted");
  EXPECT_EQ(more->status, Status::asked) << "with the other it is beyond the limit";
  EXPECT_EQ(reasons(asked("1.00")), ": asked_already");
}

TEST_P(WriteOffs, of_much_wait_for_another_person) {
  auto both = finance;
  both.roles = {Role::finance, Role::sales_manager};
  const auto much = asked("");
  ASSERT_EQ(reasons(much), "accepted");
  EXPECT_EQ(stands(), "open 124.00 written off 0.00 open, owed 124.00");
  EXPECT_EQ(decided(Verdict::approve, *much, both), "/decision: requester_may_not_decide");
  EXPECT_EQ(decided(Verdict::reject, *much, desk().sales), "/reason: required");
  EXPECT_EQ(decided(Verdict::approve, *much, desk().sales), "accepted");
  EXPECT_EQ(stands(), "open 0.00 written off 124.00 written_off, owed 0.00");
  EXPECT_EQ(decided(Verdict::approve, *much, desk().sales), "not_in_this_state");
  EXPECT_EQ(desk().facts(much->id), "write_off_asked, write_off_approved");
  EXPECT_EQ(reasons(asked("")), ": nothing_open");
}

TEST_P(WriteOffs, are_not_approved_of_what_was_paid_meanwhile) {
  const auto much = asked("");
  ASSERT_EQ(reasons(much), "accepted");
  pay(10'000);
  EXPECT_EQ(decided(Verdict::approve, *much, desk().sales), ": more_than_open");
  const Decide stale{.id = much->number, .revision = 7};
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(decide, stale)), "revision_conflict");
  EXPECT_EQ(decided(Verdict::reject, *much, desk().sales, "Most of it came in."), "accepted");
  EXPECT_EQ(stands(), "open 24.00 written off 0.00 partly_paid, owed 24.00");
  EXPECT_EQ(desk().facts(much->id), "write_off_asked, write_off_refused");
  const auto rest = asked("");
  ASSERT_EQ(reasons(rest), "accepted");
  EXPECT_EQ(stands(), "open 0.00 written off 24.00 written_off, owed 0.00");
  const auto page = desk().as(finance).ask(
      list_write_offs, db::ListRequest{.filters = {{"invoice", invoice.number}}});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->items.size(), 2U);
}

}  // namespace
}  // namespace supercargo::writeoffs

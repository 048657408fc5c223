#include "disputes/commands.h"

#include <gmock/gmock.h>

#include "accounts/commands.h"
#include "accounts/store.h"
#include "disputes/store.h"
#include "endings/commands.h"
#include "followups/commands.h"
#include "invoices/commands.h"
#include "issues/commands.h"
#include "tests/shipping_desk.h"

namespace supercargo::disputes {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class Disputes : public tests::OnShippingDesk {
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
  Result<Dispute> raised(const std::string& amount, const std::string& issue = {}) {
    return desk()
        .as(desk().clerk)
        .perform(disputes::raise, {.id = invoice.number,
                                   .amount = amount,
                                   .cause = Cause::quality,
                                   .reason = "Four rolls do not stick.",
                                   .issue = issue});
  }
  Result<Dispute> resolved(const Dispute& dispute, const journal::Actor& by,
                           std::optional<std::int64_t> revision = {}) {
    return desk().as(by).perform(resolve, {.id = dispute.number,
                                           .revision = revision,
                                           .outcome = Outcome::partly_upheld,
                                           .resolution = "Two of them; credited."});
  }
  // "open 124.00 disputed 40.00 open"
  std::string stands() {
    const auto item = desk().as(finance).ask(accounts::get_receivable,
                                             accounts::ReceivableReference{invoice.number});
    return "open " + text(item->open) + " disputed " + text(item->disputed) + " " +
           choices<accounts::ItemStatus>().names[static_cast<int>(item->status)];
  }
  std::string waits_for() {
    std::string all;
    for (const auto& each : now(order).hindrances)
      all += (all.empty() ? "" : ", ") +
             std::string(choices<hindrances::Kind>().names[static_cast<int>(each.kind)]);
    return all;
  }
  std::string count(const std::string& filter, const std::string& value) {
    const auto page =
        desk().as(finance).ask(list_disputes, db::ListRequest{.filters = {{filter, value}}});
    return page ? std::to_string(page->items.size()) : reasons(page.error());
  }

  journal::Actor finance;
  orders::Order order;
  invoices::Invoice invoice;
};
SUPERCARGO_ON_BOTH_ENGINES(Disputes);

TEST_P(Disputes, pause_a_part_of_an_invoice_until_another_person_resolves_them) {
  const auto dispute = raised("40.00");
  ASSERT_EQ(reasons(dispute), "accepted");
  EXPECT_EQ(dispute->number, "DSP-2026-000001");
  EXPECT_EQ(stands(), "open 124.00 disputed 40.00 open");
  EXPECT_EQ(waits_for(), "dispute, follow_up");
  ASSERT_EQ(follow_ups().size(), 1U);
  EXPECT_EQ(follow_ups()[0].cause, followups::Cause::disputed);
  EXPECT_EQ(follow_ups()[0].owner, now(order).owner);
  EXPECT_EQ(reasons(resolved(*dispute, desk().clerk)), ": raiser_may_not_resolve");
  const auto over = resolved(*dispute, finance);
  ASSERT_EQ(reasons(over), "accepted");
  EXPECT_EQ(over->resolved_by, finance.person);
  EXPECT_EQ(stands(), "open 124.00 disputed 0.00 open");
  EXPECT_EQ(waits_for(), "");
  EXPECT_EQ(reasons(resolved(*dispute, finance)), "not_in_this_state");
  EXPECT_EQ(desk().facts(dispute->id), "invoice_dispute_raised, invoice_dispute_resolved");
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_invoice_disputed"));
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_invoice_dispute_resolved"));
}

TEST_P(Disputes, of_one_invoice_never_go_beyond_what_is_open) {
  const auto first = raised("100.00");
  ASSERT_EQ(reasons(first), "accepted");
  EXPECT_EQ(reasons(raised("24.01")), "/amount: more_than_undisputed");
  const auto rest = raised("");
  ASSERT_EQ(reasons(rest), "accepted");
  EXPECT_EQ(text(rest->amount), "24.00");
  EXPECT_EQ(reasons(raised("1.00")), ": disputed_already");
  EXPECT_EQ(waits_for(), "dispute, follow_up, dispute, follow_up") << "each is followed up";
  accounts::Payment payment{.customer = "C-1", .currency = Currency::of("EUR")};
  payment.amount = {7'000, payment.currency};
  ASSERT_EQ(reasons(desk().as(finance).perform(accounts::book, payment)), "accepted");
  EXPECT_EQ(stands(), "open 54.00 disputed 54.00 partly_paid");
  ASSERT_EQ(reasons(resolved(*first, finance)), "accepted");
  EXPECT_EQ(stands(), "open 54.00 disputed 24.00 partly_paid");
  EXPECT_EQ(waits_for(), "dispute, follow_up");
  EXPECT_EQ(count("status", "open") + count("invoice", invoice.number) +
                count("sales_order", order.number) + count("status", "resolved"),
            "1221");
}

TEST_P(Disputes, name_an_issue_of_the_same_order) {
  const auto issue = desk()
                         .as(desk().clerk)
                         .perform(issues::raise, {.id = order.number,
                                                  .kind = issues::Kind::quality,
                                                  .description = "Four rolls do not stick."});
  ASSERT_EQ(reasons(issue), "accepted");
  EXPECT_EQ(reasons(raised("500.00", "IS-2026-000099")),
            "/amount: more_than_undisputed, /issue: unknown_issue");
  const auto dispute = raised("40.00", issue->number);
  ASSERT_EQ(reasons(dispute), "accepted");
  EXPECT_EQ(dispute->issue, issue->id);
  EXPECT_EQ(dispute->issue_number, issue->number);
}

TEST_P(Disputes, are_refused_of_credit_notes_and_from_what_was_seen_before) {
  const auto dispute = raised("40.00");
  ASSERT_EQ(reasons(dispute), "accepted");
  EXPECT_EQ(reasons(resolved(*dispute, finance, 7)), "revision_conflict");
  const auto note = desk().as(finance).perform(
      invoices::credit,
      {.id = invoice.number, .cause = invoices::Cause::goodwill, .reason = "For the wait."});
  ASSERT_EQ(reasons(note), "accepted");
  EXPECT_EQ(stands(), "open 0.00 disputed 0.00 credited");
  EXPECT_EQ(reasons(raised("")), ": nothing_open");
  const Raise of_note{.id = note->number, .cause = Cause::other, .reason = "It is too little."};
  EXPECT_EQ(reasons(desk().as(desk().clerk).perform(disputes::raise, of_note)), ": not_an_invoice");
  EXPECT_EQ(reasons(resolved(*dispute, finance)), "accepted") << "credited, and then settled";
}

TEST_P(Disputes, of_who_is_alone_are_recorded_as_what_they_are) {
  auto alone = desk().clerk;
  alone.sole_person = true;
  const auto dispute = raised("40.00");
  ASSERT_EQ(reasons(dispute), "accepted");
  ASSERT_EQ(reasons(resolved(*dispute, alone)), "accepted");
  EXPECT_THAT(desk().facts(dispute->id), HasSubstr("separation_waived"));
}

}  // namespace
}  // namespace supercargo::disputes

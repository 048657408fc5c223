#include "quotations/rules.h"

#include <gtest/gtest.h>

#include "stock/reservation.h"

namespace supercargo::quotations {
namespace {

constexpr int statuses = 8;
constexpr int verbs = 9;

// A row a state, in the order of the verbs; "." where it is not allowed.
std::string row(Status from) {
  std::string out;
  for (int verb = 0; verb < verbs; ++verb) {
    const auto to = after(from, Verb(verb));
    out += (verb == 0 ? "" : " ");
    out += to ? choices<Status>().names[static_cast<int>(*to)] : ".";
  }
  return out;
}

TEST(QuotationLife, is_the_designs) {
  EXPECT_EQ(row(Status::draft), "draft pending_approval ready . . . . . cancelled");
  EXPECT_EQ(row(Status::pending_approval), "draft . ready draft . . . . cancelled");
  EXPECT_EQ(row(Status::ready), "draft . . . sent . . . cancelled");
  EXPECT_EQ(row(Status::sent), "draft . . . . accepted declined expired .");
  for (int status = 4; status < statuses; ++status)
    EXPECT_EQ(row(Status(status)), ". . . . . . . . .") << status;
}

TEST(QuotationLife, a_refusal_says_what_is_allowed) {
  const auto allowed = [](Status status) {
    return not_in_this_state({.status = status}).members.front().second;
  };
  EXPECT_EQ(allowed(Status::draft), R"(["revisions","submission","cancellation"])");
  EXPECT_EQ(allowed(Status::sent), R"(["revisions","acceptance","decline"])");
  EXPECT_EQ(allowed(Status::accepted), "[]");
}

TEST(QuotationOffer, holds_for_a_year_at_most_and_begins_today) {
  const Day today = *parse_day("2026-03-02");
  const auto codes = [&](Day until, std::size_t lines) {
    Offer offer{.valid_until = until, .lines = {}};
    offer.lines.resize(lines);
    std::string all;
    for (const Reason& reason : check_offer(offer, today))
      all += reason.pointer + ' ' + reason.code + ';';
    return all;
  };
  EXPECT_EQ(codes(today, 1), "");
  EXPECT_EQ(codes(today + 366, 1), "");
  EXPECT_EQ(codes(today + 367, 1), "/valid_until too_long;");
  EXPECT_EQ(codes(today - 1, 0), "/lines required;/valid_until in_the_past;");
}

TEST(QuotationOffer, every_line_has_its_price_before_it_is_sent) {
  Revision revision;
  revision.lines.resize(2);
  revision.lines[0].unit_price = Price{1};
  const auto reasons = check_can_submit(revision);
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_EQ(reasons.front().pointer, "/lines/1/unit_price");
}

// Domain 3.2: it is open for all of its last day, where we are.
TEST(QuotationEnd, is_midnight_after_the_last_day_and_goods_are_kept_a_fortnight_at_most) {
  Calendar calendar;
  calendar.zone = "Asia/Hong_Kong";
  const Instant end = end_of(*parse_day("2026-03-31"), calendar);
  EXPECT_EQ(text(end), "2026-03-31T16:00:00.000000Z");
  EXPECT_EQ(held_until(end - std::chrono::hours(5), end), end);
  const Instant early = end - std::chrono::hours(24 * 20);
  EXPECT_EQ(held_until(early, end), early + stock::soft_hold_max);
}

// What an order was and what a revision keeps of it ask for the same order again.
TEST(QuotationOrder, is_asked_for_with_the_prices_and_terms_of_the_revision) {
  orders::Order order;
  order.currency = Currency::of("EUR");
  order.customer_po_number = "PO 7";
  order.discount_rate = Rate{5'000'000};
  order.prices_include_tax = true;
  order.notes = "Ring twice.";
  order.requested_date = *parse_day("2026-03-10");
  orders::Line& line = order.lines.emplace_back();
  line.line = 1;
  line.sku = "TAPE-48";
  line.unit = "XCS";
  line.quantity = {3'000'000};
  line.unit_price = Price{11'000'000};
  line.list_price = Price{12'400'000};
  line.net = {3300, order.currency};
  line.note = "The clear ones.";
  const gates::LineStock stock{.line = 1, .earliest = *parse_day("2026-03-12")};
  const Revision revision = revision_of(order, {stock});
  EXPECT_EQ(text(revision.lines[0].earliest_date), "2026-03-12");
  const orders::Place place = place_of(Quotation{.customer_id = CustomerId{7}}, revision);
  EXPECT_EQ(place.customer, text(CustomerId{7}));
  EXPECT_EQ(place.customer_po_number + "|" + place.notes, "PO 7|Ring twice.");
  EXPECT_EQ(place.discount_rate, Rate{5'000'000});
  EXPECT_EQ(place.prices_include_tax, true);
  ASSERT_EQ(place.lines.size(), 1U);
  EXPECT_EQ(place.lines[0].sku + "|" + place.lines[0].unit + "|" + place.lines[0].note,
            "TAPE-48|XCS|The clear ones.");
  EXPECT_EQ(place.lines[0].unit_price, Price{11'000'000});
  const orders::Order seen = shown_as_order({.number = "QT-1"}, revision);
  EXPECT_EQ(seen.number + "|" + text(seen.lines[0].net), "QT-1|33.00");
}

}  // namespace
}  // namespace supercargo::quotations

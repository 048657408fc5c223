#include "deliveries/rules.h"

#include <gtest/gtest.h>

namespace supercargo::deliveries {
namespace {

using shipments::Status;

const Instant now = *parse_instant("2026-03-02T10:00:30Z");

Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

Shipment out_for_delivery() {
  Shipment shipment;
  shipment.sales_order = OrderId{1001};
  shipment.status = Status::out_for_delivery;
  shipment.despatched_at = now;
  for (const std::int64_t line : {1, 2}) {
    shipment.lines.push_back({.sales_order = OrderId{1001},
                              .order_number = "SO-1001",
                              .line = line,
                              .sku = "TAPE-48",
                              .unit = "EA",
                              .quantity = pieces(10 * line),
                              .picked = pieces(10 * line),
                              .despatched = pieces(10 * line)});
  }
  return shipment;
}

std::string words(const std::vector<Reason>& reasons) {
  std::string all;
  for (const Reason& reason : reasons)
    all += (all.empty() ? "" : ", ") + reason.pointer + " " + reason.code;
  return all;
}
std::string words(const std::vector<Amount>& amounts) {
  std::string all;
  for (const Amount& each : amounts)
    all += (all.empty() ? "" : ", ") + std::to_string(each.line) + ": " + text(each.quantity) +
           "/" + text(each.damaged) + "/" + text(each.refused);
  return all;
}
std::string delivered(const Deliver& given) {
  std::vector<Reason> reasons;
  const auto amounts = amounts_delivered(out_for_delivery(), given, reasons);
  return reasons.empty() ? words(amounts) : words(reasons);
}
std::string returned(const Shipment& shipment, const TakeBack& given) {
  std::vector<Reason> reasons;
  const auto amounts = amounts_returned(shipment, given, reasons);
  return reasons.empty() ? words(amounts) : words(reasons);
}

TEST(Delivered, is_everything_unless_lines_are_told) {
  EXPECT_EQ(delivered({}), "0: 10/0/0, 1: 20/0/0");
  EXPECT_EQ(delivered({.lines = {{.line = 1, .quantity = pieces(8), .damaged = pieces(1)},
                                 {.line = 2, .refused = pieces(20)}}}),
            "0: 8/1/0, 1: 0/0/20");
}

TEST(Delivered, is_told_of_every_line_once_and_never_more_than_left) {
  EXPECT_EQ(delivered({.lines = {{.line = 1, .quantity = pieces(10)}}}), "/lines line_missing");
  EXPECT_EQ(delivered({.lines = {{.line = 1, .quantity = pieces(10), .damaged = pieces(1)},
                                 {.line = 2, .quantity = {1}},
                                 {.line = 2},
                                 {.line = 5}}}),
            "/lines/0/quantity more_than_despatched, /lines/1/quantity not_in_this_unit, "
            "/lines/2/line duplicate_line, /lines/3/line unknown_line");
  EXPECT_EQ(delivered({.lines = {{.line = 1, .quantity = {INT64_MAX}, .damaged = {INT64_MAX}},
                                 {.line = 2}}}),
            "/lines/0/quantity not_in_this_unit, /lines/0/damaged not_in_this_unit, "
            "/lines/0/quantity more_than_despatched");
}

TEST(Returned, is_all_that_was_on_the_van_unless_lines_are_told) {
  Shipment shipment = out_for_delivery();
  shipment.status = Status::failed_attempt;
  EXPECT_EQ(returned(shipment, {}), "0: 10/0/0, 1: 20/0/0");
  EXPECT_EQ(returned(shipment, {.lines = {{.line = 1, .quantity = pieces(9), .damaged = pieces(2)},
                                          {.line = 2, .quantity = pieces(20)}}}),
            "0: 9/2/0, 1: 20/0/0");
  EXPECT_EQ(returned(shipment, {.lines = {{.line = 1, .quantity = pieces(11)}}}),
            "/lines/0/quantity more_than_is_out, /lines line_missing");
  EXPECT_EQ(returned(shipment, {.lines = {{.line = 1, .quantity = pieces(1), .damaged = pieces(2)},
                                          {.line = 2, .quantity = pieces(20)}}}),
            "/lines/0/damaged more_than_returned");
}

TEST(Returned, later_is_only_what_was_not_accepted) {
  Shipment shipment = out_for_delivery();
  shipment.status = Status::delivered;
  EXPECT_EQ(returned(shipment, {}), " nothing_to_come_back");
  shipment.lines[0].delivered = pieces(6);
  shipment.lines[0].damaged = pieces(3);
  shipment.lines[0].refused = pieces(1);
  EXPECT_EQ(returned(shipment, {}), "0: 4/3/0");
  EXPECT_EQ(returned(shipment, {.lines = {{.line = 1, .quantity = pieces(1)}}}), "0: 1/0/0");
  EXPECT_EQ(returned(shipment, {.lines = {{.line = 2, .quantity = pieces(1)}}}),
            "/lines/0/quantity more_than_is_out");
}

TEST(Proof, was_given_after_the_goods_had_left_and_not_in_the_future) {
  const auto refused = [](const char* at) {
    std::vector<Reason> reasons;
    check_proof(out_for_delivery(), {.at = *parse_instant(at)}, now, reasons);
    return words(reasons);
  };
  EXPECT_EQ(refused("2026-03-02T10:00:00Z"), "") << "to the minute";
  EXPECT_EQ(refused("2026-03-02T10:00:30Z"), "");
  EXPECT_EQ(refused("2026-03-02T09:59:59Z"), "/at before_despatch");
  EXPECT_EQ(refused("2026-03-02T10:00:31Z"), "/at in_the_future");
}

}  // namespace
}  // namespace supercargo::deliveries

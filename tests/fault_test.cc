// The main story, told again and again while the n-th call into the database fails: whatever was
// under way, nothing is half-written, and asking once more succeeds.
#include <gtest/gtest.h>

#include <functional>

#include "allocations/commands.h"
#include "amendments/commands.h"
#include "deliveries/commands.h"
#include "endings/commands.h"
#include "journal/timeline.h"
#include "shipments/commands.h"
#include "shortages/settle.h"
#include "tests/trading_desk.h"

namespace supercargo::tests {
namespace {

using orders::AdvanceTo;
using orders::Order;

// Each story grows the books that are compared after each fault; a fresh company keeps that short.
constexpr std::int64_t stories_a_company = 15;

// What a story asks for, one request each; what it answers is kept for the next ones.
using Steps = std::vector<std::function<std::string()>>;

// The journal can be read back, with the words that were sealed in it.
std::string life_of(TradingDesk& desk, const std::string& number) {
  return desk.read([&](const journal::Query& query) {
    const auto timeline = orders::timeline(query, {.id = number});
    return timeline ? to_json(*timeline) : journal::reasons(timeline);
  });
}

// One order's whole life as separate requests, each by who may ask it.
class Story {
 public:
  Story(TradingDesk& desk, std::string name) : desk_(desk), name_(std::move(name)) {}

  static constexpr std::int64_t orders_made = 2;

  Steps steps() {
    using journal::reasons;
    return {
        [this] { return reasons(desk_.add_customer(name_)); },
        [this] { return reasons(desk_.receive("TAPE-48", 10)); },
        [this] { return announced(); },
        [this] { return placed(); },
        [this] { return reasons(clerk().perform(orders::verify, {.id = number_})); },
        [this] { return approved(); },
        [this] { return told(orders::ReadBackOutcome::sent); },
        [this] { return changed(); },
        [this] { return reasons(clerk().perform(orders::verify, {.id = number_})); },
        [this] { return approved(); },
        [this] { return told(orders::ReadBackOutcome::sent); },
        [this] { return told(orders::ReadBackOutcome::agreed); },
        [this] { return reasons(clerk().perform(orders::confirm, {.id = number_})); },
        [this] { return placed_to_the_end(); },
        [this] { return planned(); },
        [this] { return reasons(keeper().perform(shipments::despatch, {.id = shipment_})); },
        [this] { return partly_delivered(); },
        [this] { return reasons(desk_.receive("FILM-500", 5, announcement_)); },
        [this] { return quarantined(); },
        [this] { return adjusted(); },
        [this] {
          return reasons(
              clerk().perform(endings::cancel, {.id = number_, .reason = "Ordered twice."}));
        },
    };
  }

  std::string life() { return life_of(desk_, number_); }

 private:
  journal::Desk::Asking clerk() { return desk_.as(desk_.clerk); }
  journal::Desk::Asking keeper() { return desk_.as(desk_.warehouse); }

  std::string announced() {
    const auto made = desk_.perform(warehousing::announce,
                                    {.warehouse = "HK1",
                                     .date = day_in_utc(desk_.clock.now()) + 7,
                                     .confirmed = true,
                                     .lines = {{.sku = "FILM-500", .quantity = pieces(5)}}});
    if (made) announcement_ = made->number;
    return journal::reasons(made);
  }
  std::string placed() {
    const auto made = clerk().perform(orders::place, {.customer = name_,
                                                      .channel = orders::Channel::phone,
                                                      .urgent = true,
                                                      .notes = "Ring the bell of " + name_,
                                                      .lines = {{"TAPE-48", pieces(3)}}});
    if (made) number_ = made->number;
    return journal::reasons(made);
  }
  std::string approved() {
    return journal::reasons(desk_.as(desk_.sales).perform(agreements::decide, {.id = number_}));
  }
  std::string told(orders::ReadBackOutcome outcome) {
    return journal::reasons(clerk().perform(
        agreements::read_back,
        {.id = number_, .outcome = outcome, .contact = "Ms Chan", .channel = "phone"}));
  }
  std::string changed() {
    return journal::reasons(clerk().perform(
        amendments::change,
        {.id = number_, .body = R"({"lines": [{"line": 1, "sku": "TAPE-48", "quantity": "4"}]})"}));
  }
  std::string placed_to_the_end() {
    const auto made =
        clerk().perform(orders::place, {.customer = name_,
                                        .lines = {{"TAPE-48", pieces(2)}, {"HAUL", pieces(1)}},
                                        .advance_to = AdvanceTo::confirmed});
    if (made && made->status != orders::Status::confirmed) return to_json(*made);
    if (made) confirmed_ = made->number;
    return journal::reasons(made);
  }
  std::string planned() {
    const auto made = keeper().perform(
        shipments::plan,
        {.sales_order = confirmed_, .lines = {{"", 1, pieces(2)}, {"", 2, pieces(1)}}});
    if (made) shipment_ = made->number;
    return journal::reasons(made);
  }
  std::string partly_delivered() {
    return journal::reasons(keeper().perform(
        deliveries::deliver, {.id = shipment_,
                              .receiver = "Ms Chan",
                              .at = desk_.clock.now(),
                              .lines = {{.line = 1, .quantity = pieces(1), .damaged = pieces(1)},
                                        {.line = 2, .quantity = pieces(1)}}}));
  }
  std::string quarantined() {
    return journal::reasons(
        desk_.as(desk_.warehouse)
            .perform(
                warehousing::quarantine,
                {.warehouse = "HK1", .sku = "TAPE-48", .quantity = pieces(1), .reason = "Wet"}));
  }
  std::string adjusted() {
    return journal::reasons(
        desk_.as(desk_.warehouse)
            .perform(warehousing::adjust, {.warehouse = "HK1",
                                           .reason = "Counted",
                                           .lines = {{.sku = "TAPE-48", .quantity = pieces(-1)}}}));
  }

  TradingDesk& desk_;
  const std::string name_;
  std::string number_;
  std::string announcement_;
  std::string confirmed_;
  std::string shipment_;
};

// An order that is short: settled with consent, waiting, served when goods come, bereft of them.
class ShortStory {
 public:
  ShortStory(TradingDesk& desk, const std::string&) : desk_(desk) {}
  static constexpr std::int64_t orders_made = 1;

  Steps steps() {
    using journal::reasons;
    return {
        [this] { return reasons(desk_.receive("PALLET", 3)); },
        [this] { return announced(); },
        [this] { return placed(); },
        [this] { return settled(); },
        [this] { return reasons(clerk().perform(orders::confirm, {.id = number_})); },
        [this] { return reasons(desk_.receive("PALLET", 1, announcement_)); },
        [this] { return reasons(keeper().perform(allocations::release, {.warehouse = "HK1"})); },
        [this] { return lost(); },
        [this] {
          return reasons(keeper().perform(warehousing::cancel_announced, {.id = announcement_}));
        },
        [this] {
          return reasons(clerk().perform(endings::cancel, {.id = number_, .reason = "No."}));
        },
    };
  }
  std::string life() { return life_of(desk_, number_); }

 private:
  journal::Desk::Asking clerk() { return desk_.as(desk_.clerk); }
  journal::Desk::Asking keeper() { return desk_.as(desk_.warehouse); }

  std::string announced() {
    const auto made = keeper().perform(warehousing::announce,
                                       {.warehouse = "HK1",
                                        .date = day_in_utc(desk_.clock.now()) + 9,
                                        .confirmed = true,
                                        .lines = {{.sku = "PALLET", .quantity = pieces(3)}}});
    if (made) announcement_ = made->number;
    return journal::reasons(made);
  }
  std::string placed() {
    const auto made = clerk().perform(
        orders::place,
        {.customer = "C-1", .lines = {{"PALLET", pieces(5)}}, .advance_to = AdvanceTo::confirmed});
    if (made) number_ = made->number;
    return journal::reasons(made);
  }
  std::string settled() {
    const auto shortage = desk_.read([&](const journal::Query& query) {
      return shortages::shortage_of(query, {.id = number_, .substitute = {}});
    });
    const auto& split = shortage->lines.at(0).options.at(0);
    return journal::reasons(
        clerk().perform(shortages::settle, {.id = number_,
                                            .lines = {{.line = 1,
                                                       .choice = split.choice,
                                                       .shown = split.shown,
                                                       .substitute = {},
                                                       .parts = {}}},
                                            .consent = {"Ms Chan", "phone", "Ring the bell."}}));
  }
  std::string lost() {
    return journal::reasons(keeper().perform(
        allocations::report_loss, {.warehouse = "HK1",
                                   .reason = "The roof leaked",
                                   .lines = {{.sku = "PALLET", .quantity = pieces(4)}}}));
  }

  TradingDesk& desk_;
  std::string number_;
  std::string announcement_;
};

class Faults : public db::OnBothEngines {
 protected:
  // Until a story was over before its n-th call.
  template <class AnyStory>
  void strike_everywhere() {
    const std::int64_t stride = GetParam() == db::Engine::sqlite ? 1 : 7;
    bool failed = true;
    std::int64_t n = 1;
    while (failed && !HasFailure()) {
      TradingDesk desk(database());
      for (std::int64_t told = 0; told < stories_a_company && failed && !HasFailure(); ++told) {
        failed = tell<AnyStory>(desk, n);
        n += stride;
      }
      if (!failed) break;
      TearDown();
      SetUp();
    }
    EXPECT_GT(n, 100) << "a story has so many calls, or the seam is not where it should be";
    RecordProperty("calls", std::to_string(n));
  }

  // False when the story was over before the n-th call.
  template <class AnyStory>
  bool tell(TradingDesk& desk, std::int64_t n) {
    AnyStory story(desk, "S-" + std::to_string(n));
    const std::int64_t orders_before = desk.orders_in_all();
    bool failed = false;
    db::fail_call(n);
    int step = 0;
    for (const auto& take : story.steps()) {
      ++step;
      try {
        EXPECT_EQ(take(), "accepted") << "call " << n << ", step " << step;
        continue;
      } catch (const db::DatabaseFault&) {
        failed = true;
      }
      EXPECT_EQ(desk.differences(), "") << "after call " << n << " failed in step " << step;
      EXPECT_EQ(take(), "accepted") << "again after call " << n << ", step " << step;
    }
    db::fail_call(0);
    EXPECT_EQ(desk.orders_in_all(), orders_before + AnyStory::orders_made) << "call " << n;
    const std::string life = story.life();
    EXPECT_NE(life.find("Ring the bell"), std::string::npos) << life;
    EXPECT_EQ(desk.differences(), "") << "at the end, call " << n;
    return failed;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Faults);

TEST_P(Faults, leave_nothing_half_written_wherever_they_strike) { strike_everywhere<Story>(); }

TEST_P(Faults, leave_no_promise_half_moved) { strike_everywhere<ShortStory>(); }

}  // namespace
}  // namespace supercargo::tests

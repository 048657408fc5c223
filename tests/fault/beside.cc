// What stands beside an order, told again and again while the n-th call into the database fails: a
// hold, an issue and a question never outlive what the order waits for, nor the other way round.
#include <gtest/gtest.h>

#include <functional>

#include "holds/commands.h"
#include "issues/commands.h"
#include "questions/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::tests {
namespace {

class Beside {
 public:
  explicit Beside(TradingDesk& desk) : desk_(desk) {}

  std::vector<std::function<std::string()>> steps() {
    return {
        [this] { return placed(); },
        [this] { return held(); },
        [this] {
          return done(desk_.as(Role::order_desk)
                          .perform(holds::release, {.id = hold_, .reason = "It is open."}));
        },
        [this] { return raised(); },
        [this] {
          return done(clerk().perform(issues::decide,
                                      {.id = issue_, .decision = "Wait.", .reason = "It dries."}));
        },
        [this] {
          return done(clerk().perform(
              issues::close,
              {.id = issue_, .outcome = "It is dry.", .not_informed_reason = "It had not left."}));
        },
        [this] { return asked(); },
        [this] { return escalated(); },
        [this] {
          return done(desk_.as(desk_.warehouse)
                          .perform(questions::answer, {.id = question_, .answer = "It is."}));
        },
    };
  }

 private:
  journal::Desk::Asking clerk() { return desk_.as(desk_.clerk); }
  template <class T>
  static std::string done(const Result<T>& result) {
    return journal::reasons(result);
  }

  std::string placed() {
    const auto made =
        clerk().perform(orders::place, {.customer = "C-1", .lines = {{"TAPE-48", pieces(1)}}});
    if (made) order_ = made->number;
    return done(made);
  }
  std::string held() {
    const auto made = clerk().perform(
        holds::place, {.id = order_, .kind = holds::Kind::address, .reason = "No such gate."});
    if (made) hold_ = text(made->id);
    return done(made);
  }
  std::string raised() {
    const auto made =
        clerk().perform(issues::raise, {.id = order_,
                                        .kind = issues::Kind::damage,
                                        .description = "It is wet.",
                                        .options = {{"Wait", "A day"}, {"Replace", "A roll"}}});
    if (made) issue_ = made->number;
    return done(made);
  }
  std::string asked() {
    const auto made = clerk().perform(
        questions::ask, {.id = order_, .team = "warehouse", .question = "Is it packed?"});
    if (made) question_ = text(made->id);
    return done(made);
  }
  std::string escalated() {
    const auto id = parse<QuestionId>(question_);
    desk_.write([&](journal::Unit& unit) { questions::escalate(unit, id->value); });
    return "accepted";
  }

  TradingDesk& desk_;
  std::string order_;
  std::string hold_;
  std::string issue_;
  std::string question_;
};

class FaultsBeside : public db::OnBothEngines {};
SUPERCARGO_ON_BOTH_ENGINES(FaultsBeside);

TEST_P(FaultsBeside, an_order_waits_for_exactly_what_is_open_wherever_they_strike) {
  TradingDesk desk(database());
  bool failed = true;
  std::int64_t n = 1;
  for (; failed && !HasFailure(); n += GetParam() == db::Engine::sqlite ? 3 : 11) {
    Beside story(desk);
    failed = false;
    db::fail_call(n);
    for (const auto& take : story.steps()) {
      try {
        EXPECT_EQ(take(), "accepted") << "call " << n;
        continue;
      } catch (const db::DatabaseFault&) {
        failed = true;
      }
      EXPECT_EQ(desk.differences(), "") << "after call " << n;
      EXPECT_EQ(take(), "accepted") << "again after call " << n;
    }
    db::fail_call(0);
  }
  EXPECT_EQ(desk.differences(), "");
  EXPECT_GT(n, 50) << "a story has so many calls, or the seam is not where it should be";
}

}  // namespace
}  // namespace supercargo::tests

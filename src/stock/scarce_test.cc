// Many who want the same few goods at the same time: never more is promised than exists.
#include <gtest/gtest.h>

#include <atomic>
#include <deque>
#include <thread>

#include "db/group_writer.h"
#include "stock/testing.h"

namespace supercargo::stock {
namespace {

class Want;

// Reserves for everybody in the batch, as orders are confirmed: gather, decide, write.
class ReserveAct final : public db::Act {
 public:
  explicit ReserveAct(journal::Services& services, Instant now) : services_(services), now_(now) {}
  bool batched() const override { return true; }
  bool run(db::Session& session, std::span<db::Command* const> commands) override;
  void finished(std::span<db::Command* const>) override {}

 private:
  journal::Services& services_;
  Instant now_;
};

class Want final : public db::Command {
 public:
  Want(db::Act& act, std::int64_t of, const Claim& wanted) : claim(wanted), act_(act) {
    tenant = of;
  }
  db::Act& act() const override { return act_; }
  void faulted(const std::exception& fault) override { ADD_FAILURE() << fault.what(); }

  Claim claim;
  bool granted = false;

 private:
  db::Act& act_;
};

bool ReserveAct::run(db::Session& session, std::span<db::Command* const> commands) {
  db::Writer writer(session);
  std::vector<StockKey> keys;
  for (const db::Command* each : commands)
    keys.push_back(static_cast<const Want*>(each)->claim.key);
  auto stock = Snapshot::gather(writer, keys, now_);
  for (db::Command* each : commands) {
    auto& want = *static_cast<Want*>(each);
    want.granted = stock.reserve(want.claim);
  }
  stock.write(writer, services_.ids, now_);
  return true;
}

class ScarceStock : public OnStockedDesk {};
SUPERCARGO_ON_BOTH_ENGINES(ScarceStock);

TEST_P(ScarceStock, is_never_oversold_by_many_at_once_through_two_writers) {
  constexpr int threads = 8;
  constexpr int wants_each = 50;
  constexpr int on_hand = 500;
  put_on_hand(tape_here(), pieces(on_hand));
  ReserveAct reserve(desk().services(), desk().clock.now());
  const std::int64_t tenant = desk().tenant().id.value;
  std::deque<Want> wants;
  for (int n = 0; n < threads * wants_each; ++n) {
    wants.emplace_back(reserve, tenant,
                       Claim{.key = tape_here(),
                             .order_id = n + 1,
                             .line = 1,
                             .quantity = pieces(1 + n % 4),
                             .day = monday + n % 3});
  }
  {
    // Each has a connection of its own, as two processes have.
    db::GroupWriter here(database(), {.batch_max = 16});
    db::GroupWriter there(database(), {.batch_max = 16});
    std::vector<std::thread> people;
    for (int t = 0; t < threads; ++t) {
      people.emplace_back([&, t] {
        for (int n = 0; n < wants_each; ++n) {
          auto& want = wants[static_cast<std::size_t>(t * wants_each + n)];
          EXPECT_TRUE((t % 2 == 0 ? here : there).submit(want));
        }
      });
    }
    for (auto& person : people) person.join();
    here.drain();
    there.drain();
  }
  Quantity granted;
  Quantity refused_least = pieces(on_hand);
  for (const Want& want : wants) {
    if (want.granted)
      granted += want.claim.quantity;
    else
      refused_least = std::min(refused_least, want.claim.quantity);
  }
  // All of it is promised, up to what was too little for those who were refused.
  EXPECT_LE(granted, pieces(on_hand));
  EXPECT_LT(pieces(on_hand) - granted, refused_least);
  EXPECT_EQ(position_text(tape_here()), "on hand 500, reserved " + text(granted) +
                                            ", quarantined 0, ATP " +
                                            text(pieces(on_hand) - granted));
}

}  // namespace
}  // namespace supercargo::stock

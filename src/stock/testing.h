// For tests that need stock: a desk with two warehouses and goods, and its books checked at the
// end of every test.
#pragma once

#include <string>

#include "catalog/commands.h"
#include "journal/testing.h"
#include "stock/snapshot.h"
#include "stock/store.h"
#include "stock/verify.h"
#include "stock/warehouse_commands.h"

namespace supercargo::stock {

inline Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }
// The desk's clock begins on this day.
inline const Day monday = *parse_day("2026-03-02");

inline catalog::Product product(const std::string& sku, const std::string& name) {
  catalog::Product made;
  made.sku = sku;
  made.name = name;
  return made;
}

class OnStockedDesk : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    harbour = *desk().perform(create, Warehouse{.code = "HAM", .name = "Hamburg"});
    inland = *desk().perform(
        create, Warehouse{.code = "POZ", .name = "Poznań", .time_zone = "Europe/Warsaw"});
    tape = *desk().perform(catalog::create, product("TAPE-48", "Packing tape 48 mm"));
    film = *desk().perform(catalog::create, product("FILM-500", "Stretch film 500 mm"));
  }
  void TearDown() override {
    if (!IsSkipped() && !books_broken_) {
      EXPECT_EQ(differences(), "");
    }
    OnDesk::TearDown();
  }
  void leave_books_broken() { books_broken_ = true; }

  // What verify says, a line each.
  std::string differences() {
    return desk().read([](const journal::Query& query) {
      std::string lines;
      verify(query.db, [&](const std::string& words) { lines.append(words).push_back('\n'); });
      return lines;
    });
  }

  StockKey tape_here() const { return {harbour.id, tape.id}; }
  StockKey film_here() const { return {harbour.id, film.id}; }

  // One transaction with what these keys need.
  template <class Use>
  void with_stock(const std::vector<StockKey>& keys, const Use& use) {
    desk().write([&](journal::Unit& unit) {
      Snapshot snapshot = Snapshot::gather(unit.db, keys, unit.now());
      use(snapshot, unit);
      snapshot.write(unit.db, unit.services().ids, unit.now());
    });
  }
  void put_on_hand(const StockKey& key, Quantity quantity) {
    with_stock({key}, [&](Snapshot& snapshot, journal::Unit&) {
      ASSERT_TRUE(snapshot.book({.warehouse_id = key.warehouse,
                                 .product_id = key.product,
                                 .kind = MoveKind::receipt,
                                 .quantity = quantity}));
    });
  }
  // "on hand 10, reserved 4, quarantined 0, ATP 6"
  std::string position_text(const StockKey& key) {
    return desk().read([&](const journal::Query& query) {
      const auto snapshot = Snapshot::gather(query.db, {key}, query.now());
      const Position& at = snapshot.position(key);
      return "on hand " + text(at.on_hand) + ", reserved " + text(at.reserved) + ", quarantined " +
             text(at.quarantined) + ", ATP " +
             text(snapshot.available_to_promise(key, snapshot.today(key.warehouse)));
    });
  }

  Warehouse harbour;
  Warehouse inland;
  catalog::Product tape;
  catalog::Product film;

 private:
  bool books_broken_ = false;
};

}  // namespace supercargo::stock

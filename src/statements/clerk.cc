#include "statements/clerk.h"

#include "accounts/store.h"
#include "db/transaction.h"
#include "journal/own_work.h"
#include "policies/store.h"
#include "statements/commands.h"
#include "statements/rules.h"
#include "statements/store.h"

namespace supercargo::statements {
namespace {

// The next customer of a round, with his mail unless something stands against it.
struct Turn {
  Round before;
  Round after;
  std::optional<mails::ForRecord> mail;
};

std::optional<Turn> next_turn(const journal::Query& query) {
  const auto settings = policies::settings_of(query.db);
  const auto month =
      month_due(query.now(), settings.statement_day, policies::calendar_of(settings));
  if (!month) return std::nullopt;
  Turn turn;
  turn.before = store::round(query.db).value_or(Round{.id = StatementRoundId{1}});
  if (turn.before.month > *month) return std::nullopt;
  turn.after = turn.before.month == *month ? turn.before : Round{turn.before.id, *month, {}};
  const auto customer = accounts::store::owing_after(query.db, turn.after.after);
  if (!customer) return std::nullopt;
  turn.after.after = *customer;
  auto mail = compose(query, {.id = text(*customer)});
  if (mail) turn.mail = std::move(*mail);
  return turn;
}

// Unless another process took this turn meanwhile.
Result<Turn> keep(journal::Unit& unit, const Turn& turn) {
  const auto now = store::round(unit.db).value_or(Round{.id = StatementRoundId{1}});
  if (now.month != turn.before.month || now.after != turn.before.after) return turn;
  store::put(unit.db, turn.after);
  if (turn.mail) mails::queue_for(unit, *turn.mail);
  return turn;
}

}  // namespace

bool Clerk::write_one(std::int64_t tenant) {
  const auto call = journal::own_call(parts_.services, parts_.clock.now(), tenant);
  std::optional<Turn> turn;
  {
    db::Transaction looking(parts_.session, db::Mode::read, tenant);
    turn = next_turn({db::Reader(parts_.session), call, parts_.services});
    looking.commit();
  }
  if (!turn) return false;
  if (turn->mail) turn->mail = drawn(std::move(*turn->mail));
  static_cast<void>(journal::perform(parts_.session, parts_.services, call, keep, *turn));
  return true;
}

}  // namespace supercargo::statements

// What a command works in: one tenant's transaction, the call it answers, and the facts it tells.
// Facts are written in the same transaction, before it commits; nothing else is told what happened.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "db/reader.h"
#include "db/transaction.h"
#include "db/writer.h"
#include "journal/actor.h"
#include "kernel/id.h"

namespace supercargo {
class Shelf;  // kernel/shelf.h: what is costly to make and may be lost
}

namespace supercargo::journal {

// One field before and after, as JSON values; `null` for none.
struct Change {
  std::string field;
  std::string before;
  std::string after;
  bool personal = false;  // sealed with the key of `subject` before it is written (decisions 26)
};

// What happened to one record by one command. Names are past tense: sales_order_confirmed.
struct Fact {
  const char* name = "";
  const char* record = "";  // the entity's name: sales_order
  std::int64_t record_id = 0;
  const char* prefix = "";  // of the record's printed id
  std::int64_t revision = 0;
  // The person or party whose personal data the changes hold; 0: nobody in particular. Personal
  // data without a subject is sealed with the tenant's own key, which outlives every erasure.
  std::int64_t subject = 0;
  std::vector<Change> changes = {};
  std::string reason = {};  // somebody's words: always sealed
};

// The fact of a record that is new or changed: every visible, stored field that differs, from its
// field table (id and revision stand in the entry itself; a child list is one value).
// `subject` is whose personal data it is.
Fact created(const char* name, const Entity& entity, const void* record, std::int64_t subject);
Fact changed(const char* name, const Entity& entity, const void* before, const void* after,
             std::int64_t subject);
template <class T>
Fact created(const char* name, const T& record, std::int64_t subject = 0) {
  return created(name, entity<T>(), &record, subject);
}
template <class T>
Fact changed(const char* name, const T& before, const T& after, std::int64_t subject = 0) {
  return changed(name, entity<T>(), &before, &after, subject);
}

// Facts of one transaction in the order told.
struct Told {
  const Call* call = nullptr;
  Fact fact;
};

class Sealer;  // seal.h: subject keys, sealing and opening

// What commands need beside the transaction; lives as long as the program. Thread-safe parts only.
struct Services {
  IdSource& ids;
  Sealer& sealer;
  Shelf& shelf;
};

class Unit {
 public:
  Unit(db::Writer& writer, Services& services, const Call& call, std::vector<Told>& told)
      : db(writer), services_(services), call_(call), told_(told) {}

  db::Writer& db;
  const Call& call() const { return call_; }
  const Actor& actor() const { return call_.actor; }
  Instant now() const { return call_.now; }
  std::int64_t tenant() const { return db.tenant(); }
  Services& services() const { return services_; }

  template <class Wanted>
  Wanted make_id() {
    return services_.ids.make<Wanted>(now());
  }
  void tell(Fact fact) { told_.push_back({&call_, std::move(fact)}); }
  const std::vector<Told>& told() const { return told_; }

 private:
  friend class Batch;
  Services& services_;
  const Call& call_;
  std::vector<Told>& told_;
};

// Many calls in one transaction (decisions 21): gather, decide, write, each for all of them.
class Batch {
 public:
  Batch(db::Writer& writer, Services& services, std::span<const Call> calls,
        std::vector<Told>& told)
      : db(writer), services_(services), calls_(calls), size_(calls.size()), told_(told) {}
  // Many items of one call, inside a unit's transaction. What is told outlives this batch and
  // names its call, so that must be the unit's own and never a copy.
  Batch(Unit& unit, std::size_t items)
      : db(unit.db),
        services_(unit.services_),
        calls_(&unit.call_, 1),
        size_(items),
        told_(unit.told_) {}

  db::Writer& db;
  std::size_t size() const { return size_; }
  Services& services() const { return services_; }
  const Call& call(std::size_t i) const { return calls_[calls_.size() == 1 ? 0 : i]; }
  // The i-th call's own unit: what it tells is told in its name.
  Unit unit(std::size_t i) { return {db, services_, call(i), told_}; }

 private:
  Services& services_;
  std::span<const Call> calls_;
  std::size_t size_;
  std::vector<Told>& told_;
};

// A read on behalf of somebody.
struct Query {
  db::Reader db;
  const Call& call;
  Services& services;

  const Actor& actor() const { return call.actor; }
  Instant now() const { return call.now; }
};

// Writes what was told: sequence, sealing, hash chain, chain head. Call once, last, before commit.
void append(db::Writer& writer, Services& services, const std::vector<Told>& told);

// Runs a command outside the server (command line, tests, jobs) in a transaction of its own, for
// the tenant of the call; an ordinary command that refuses is rolled back, a fault passes through.
template <class Out, class In>
Result<Out> perform(db::Session& session, Services& services, const Call& call,
                    Result<Out> (*command)(Unit&, const In&),
                    const std::type_identity_t<In>& input) {
  db::Transaction transaction(session, db::Mode::write, call.tenant);
  db::Writer writer(session);
  std::vector<Told> told;
  Unit unit(writer, services, call, told);
  Result<Out> answer = command(unit, input);
  if (!answer) return answer;
  append(writer, services, told);
  transaction.commit();
  return answer;
}

// As above for a batched command and a batch of one: it cannot refuse after writing.
template <class Out, class In>
Result<Out> perform(db::Session& session, Services& services, const Call& call,
                    std::vector<Result<Out>> (*command)(Batch&, std::span<const In>),
                    const std::type_identity_t<In>& input) {
  db::Transaction transaction(session, db::Mode::write, call.tenant);
  db::Writer writer(session);
  std::vector<Told> told;
  Batch batch(writer, services, {&call, 1}, told);
  std::vector<Result<Out>> answers = command(batch, {&input, 1});
  SUPERCARGO_CHECK(answers.size() == 1);
  append(writer, services, told);
  transaction.commit();
  return std::move(answers.front());
}

}  // namespace supercargo::journal

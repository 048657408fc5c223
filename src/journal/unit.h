// What a command works in: one tenant's transaction, the call it answers, and the facts it tells.
// Facts are written in the same transaction, before it commits; nothing else is told what happened.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/reader.h"
#include "db/writer.h"
#include "journal/actor.h"
#include "kernel/id.h"

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
  std::int64_t subject = 0;  // the person or party whose personal data the changes hold; 0: none
  std::vector<Change> changes = {};
  std::string reason = {};
};

// The fact of a record that is new, changed or gone: every field that differs, from its field
// table. `subject` is whose personal data it is.
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
      : db(writer), services_(services), calls_(calls), told_(told) {}
  // Many items of one call: a batch inside a unit's transaction.
  Batch(Unit& unit, std::span<const Call> calls)
      : Batch(unit.db, unit.services_, calls, unit.told_) {}

  db::Writer& db;
  std::size_t size() const { return calls_.size(); }
  const Call& call(std::size_t i) const { return calls_[i]; }
  // The i-th call's own unit: what it tells is told in its name.
  Unit unit(std::size_t i) { return {db, services_, calls_[i], told_}; }

 private:
  Services& services_;
  std::span<const Call> calls_;
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

// Runs an ordinary command outside the server (command line, tests, jobs) in a transaction of its
// own; committed unless it refused.
template <class Out, class In>
Result<Out> perform(db::Session& session, Services& services, const Call& call,
                    Result<Out> (*command)(Unit&, const In&), const In& input);

}  // namespace supercargo::journal

// For tests of commands: a company at its desk, with a database, people, a clock and a journal.
#pragma once

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "db/testing.h"
#include "journal/seal.h"
#include "journal/tenants.h"
#include "journal/unit.h"
#include "kernel/clock.h"
#include "kernel/shelf.h"

namespace supercargo::journal {

// "accepted", or what the refusal says: "/lines/0: not_enough_stock, /currency: required"; its code
// alone when it has no reasons.
std::string reasons(const Problem& problem);
template <class T>
std::string reasons(const Result<T>& result) {
  return result ? "accepted" : reasons(result.error());
}

//   class Orders : public journal::OnDesk {};
//   TEST_P(Orders, an_order_is_placed_once) {
//     const auto order = desk().as(Role::order_desk).perform(place, {.customer = …});
//     ASSERT_EQ(reasons(order), "accepted");
//     EXPECT_EQ(desk().facts(order->id), "sales_order_placed");
//   }
//   SUPERCARGO_ON_BOTH_ENGINES(Orders);
class Desk {
 public:
  // `database` is migrated; the desk makes a tenant in it.
  explicit Desk(db::Database& database);

  SetClock clock;
  db::Database& database() { return database_; }
  db::Session& session() { return *session_; }
  Services& services() { return services_; }
  const Tenant& tenant() const { return tenant_; }

  // Another person with these roles, as separation of duties wants them.
  Actor person(RoleSet roles);
  Call call(const Actor& actor);
  Call call(RoleSet roles = staff) { return call(person(roles)); }

  // Asks in somebody's name: desk.as(clerk).perform(confirm, {.id = order.id}).
  class Asking {
   public:
    Asking(Desk& desk, const Actor& actor) : desk_(desk), actor_(actor) {}
    const Actor& actor() const { return actor_; }

    template <class Out, class In>
    Result<Out> perform(Result<Out> (*command)(Unit&, const In&),
                        const std::type_identity_t<In>& input) {
      return journal::perform(desk_.session(), desk_.services(), desk_.call(actor_), command,
                              input);
    }
    template <class Out, class In>
    Result<Out> perform(std::vector<Result<Out>> (*command)(Batch&, std::span<const In>),
                        const std::type_identity_t<In>& input) {
      return journal::perform(desk_.session(), desk_.services(), desk_.call(actor_), command,
                              input);
    }
    // All of them in one transaction.
    template <class Out, class In>
    std::vector<Result<Out>> perform_all(std::vector<Result<Out>> (*command)(Batch&,
                                                                             std::span<const In>),
                                         const std::vector<In>& inputs) {
      const std::vector<Call> calls(inputs.size(), desk_.call(actor_));
      db::Transaction transaction(desk_.session(), db::Mode::write, desk_.tenant().id.value);
      db::Writer writer(desk_.session());
      std::vector<Told> told;
      Batch batch(writer, desk_.services(), calls, told);
      auto answers = command(batch, inputs);
      append(writer, desk_.services(), told);
      transaction.commit();
      return answers;
    }

    // read(query, input), or any function of a Query.
    template <class Out, class In>
    Out ask(Out (*read)(const Query&, const In&), const std::type_identity_t<In>& input) {
      return desk_.read_as(actor_, [&](const Query& query) { return read(query, input); });
    }
    template <class Use>
    auto read(const Use& use) {
      return desk_.read_as(actor_, use);
    }

   private:
    Desk& desk_;
    Actor actor_;
  };

  Asking as(const Actor& actor) { return {*this, actor}; }
  Asking as(RoleSet roles) { return as(person(roles)); }
  Asking as(Role role) { return as(RoleSet{role}); }

  // As somebody who holds every role of the staff: always the same person.
  template <class Out, class In>
  Result<Out> perform(Result<Out> (*command)(Unit&, const In&),
                      const std::type_identity_t<In>& input) {
    return as(everybody_).perform(command, input);
  }
  template <class Out, class In>
  Result<Out> perform(std::vector<Result<Out>> (*command)(Batch&, std::span<const In>),
                      const std::type_identity_t<In>& input) {
    return as(everybody_).perform(command, input);
  }
  template <class Out, class In>
  Out ask(Out (*read)(const Query&, const In&), const std::type_identity_t<In>& input) {
    return as(everybody_).ask(read, input);
  }
  template <class Use>
  auto read(const Use& use) {
    return read_as(everybody_, use);
  }
  // One committed transaction of a store: write([&](Unit& unit) { save(unit.db, …); }).
  template <class Use>
  void write(const Use& use) {
    const Call asked = call(everybody_);
    db::Transaction transaction(*session_, db::Mode::write, tenant_.id.value);
    db::Writer writer(*session_);
    std::vector<Told> told;
    Unit unit(writer, services_, asked, told);
    use(unit);
    append(writer, services_, told);
    transaction.commit();
  }

  // What the journal tells about the record, oldest first: "sales_order_placed, …_confirmed".
  std::string facts(std::int64_t record_id);
  template <class Tag>
  std::string facts(Id<Tag> id) {
    return facts(id.value);
  }
  // What verify finds wrong with the journal, a line each; empty when it is sound.
  std::string journal_breaks();

 private:
  friend class Asking;
  template <class Use>
  auto read_as(const Actor& actor, const Use& use) {
    const Call asked = call(actor);
    db::Transaction transaction(*session_, db::Mode::read, tenant_.id.value);
    auto found = use(Query{db::Reader(*session_), asked, services_});
    transaction.commit();
    return found;
  }

  db::Database& database_;
  std::unique_ptr<db::Session> session_;
  IdSource ids_;
  Sealer sealer_;
  Shelf shelf_{1 << 20};
  Services services_;
  Actor everybody_;
  Tenant tenant_;
};

// A desk on each engine. When a test is over its journal must be sound.
class OnDesk : public db::OnBothEngines {
 protected:
  void SetUp() override;
  void TearDown() override;
  Desk& desk() { return *desk_; }
  // A test that breaks the journal on purpose says so.
  void leave_journal_broken() { journal_broken_ = true; }

 private:
  std::unique_ptr<Desk> desk_;
  bool journal_broken_ = false;
};

}  // namespace supercargo::journal

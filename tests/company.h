// Companies in one database with their people, for tests of the whole program: they are made by
// commands, and their people sign in over HTTP.
#pragma once

#include <string>
#include <vector>

#include "journal/seal.h"
#include "journal/tenants.h"
#include "journal/testing.h"
#include "people/commands.h"
#include "tests/rehearsal.h"
#include "tests/whole_site.h"

namespace supercargo::tests {

inline constexpr char good_password[] = "correct lantern under gravel";

// What all companies of an installation share.
class Ground {
 public:
  explicit Ground(db::Database& real)
      : database(real),
        session(real.connect()),
        hash(people::PasswordHasher(1, 8192).hash(good_password)) {}

  SetClock clock{Instant{1'772'442'000'000'000}};  // Monday 2026-03-02T09:00:00Z
  IdSource ids{1};
  journal::Sealer sealer = journal::Sealer::with_random_key();
  Shelf shelf{1 << 20};
  journal::Services services{ids, sealer, shelf};
  Rehearsal database;
  std::unique_ptr<db::Session> session;  // commits, whatever is rehearsed
  const std::string hash;
};

// Somebody at the site: the headers that say who, and their own things.
struct Visitor {
  http::Headers headers = {};
  std::string person = {};
  std::string session = {};
  std::string key = {};
};

class Company {
 public:
  Company(Ground& ground, const std::string& code, const std::string& host);

  const journal::Tenant& tenant() const { return tenant_; }
  journal::Actor shell() const { return {.kind = journal::ActorKind::shell_operator}; }
  static journal::Actor actor(const people::Person& person);
  journal::Call call(const journal::Actor& actor) const;

  template <class Out, class In>
  Result<Out> try_perform(const journal::Actor& actor,
                          Result<Out> (*command)(journal::Unit&, const In&),
                          const std::type_identity_t<In>& input) {
    return journal::perform(*ground_.session, ground_.services, call(actor), command, input);
  }
  // What a test stands on: a refusal is a fault.
  template <class Command, class In>
  auto perform(const journal::Actor& actor, Command command, const In& input) {
    auto made = journal::perform(*ground_.session, ground_.services, call(actor), command, input);
    if (!made) throw Fault("not to be made: " + journal::reasons(made));
    return std::move(*made);
  }
  template <class Use>
  auto read(const Use& use) {
    const auto asked = call(shell());
    db::Transaction transaction(*ground_.session, db::Mode::read, tenant_.id.value);
    auto found = use(journal::Query{db::Reader(*ground_.session), asked, ground_.services});
    transaction.commit();
    return found;
  }
  std::string facts(std::int64_t record_id);  // oldest first: "order_placed, …"
  std::int64_t journal_head();

  people::Person invited(const std::string& email, const std::vector<std::string>& roles,
                         std::int64_t party = 0);
  people::Person active(const std::string& email, const std::vector<std::string>& roles,
                        std::int64_t party = 0);
  people::KeyIssued key(const people::Person& person, const std::vector<std::string>& roles = {});

  Visitor sign_in(WholeSite& site, const people::Person& person) const;
  static Visitor bearer(const people::KeyIssued& key);

 private:
  Ground& ground_;
  journal::Tenant tenant_;
};

// The text of a member of the reply's object.
std::string member_of(const http::Response& response, const char* name);
// "201", or status and every reason: "422 /lines/0: not_enough_stock".
std::string told(const http::Response& response);

}  // namespace supercargo::tests

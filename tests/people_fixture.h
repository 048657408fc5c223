// For tests: a company's people, added by the operator, signing in with a clock that is set.
#pragma once

#include "journal/testing.h"
#include "people/commands.h"
#include "people/store.h"

namespace supercargo::people {

inline constexpr char good_password[] = "correct lantern under gravel";

// Base32 back to bytes, as an authenticator reads what is offered.
inline std::string seed_bytes(const std::string& text) {
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (const char c : text) {
    held = (held << 5) | static_cast<unsigned>(digits.find(c));
    if ((bits += 5) >= 8) bytes.push_back(static_cast<char>((held >> (bits -= 8)) & 0xff));
  }
  return bytes;
}

class OnPeople : public journal::OnDesk {
 protected:
  journal::Actor shell() const { return {.kind = journal::ActorKind::shell_operator}; }
  static journal::Actor actor(const Person& person) {
    return {
        .kind = journal::ActorKind::person, .person = person.id, .roles = roles_of(person.roles)};
  }
  Person invited(const std::string& email, const std::vector<std::string>& roles) {
    return *desk().as(shell()).perform(
        invite, Invite{.email = email, .name = "Name of " + email, .roles = roles});
  }
  Person active(const std::string& email, const std::vector<std::string>& roles) {
    const Person person = invited(email, roles);
    return *desk().as(shell()).perform(set_password,
                                       SetPassword{person.id, hasher.hash(good_password), true});
  }
  Person stored(PersonId id) {
    return desk().read([&](const journal::Query& query) { return *store::person(query.db, id); });
  }

  Attempted try_password(const std::string& email, const std::string& password,
                         const Origin& origin = {.network = "10.0.0.1"}) {
    auto attempt = desk().read([&](const journal::Query& query) {
      return look(query, SignIn{email, password}, origin);
    });
    Attempted attempted;
    attempted.refused = attempt ? std::nullopt : std::optional(attempt.error());
    if (attempt) {
      const auto proved = prove(hasher, *attempt);
      desk().write([&](journal::Unit& unit) { attempted = sign_in(unit, proved, settings); });
    }
    return attempted;
  }
  Attempted try_code(const std::string& challenge, const std::string& code,
                     const std::string& recovery = {}) {
    Attempted attempted;
    desk().write([&](journal::Unit& unit) {
      attempted = second_factor(unit, {{challenge, code, recovery}, {}}, settings);
    });
    return attempted;
  }
  // One's own, through an open session.
  using OwnVerb = Attempted (*)(journal::Unit&, const PasswordTry&, const Settings&);
  template <OwnVerb verb>
  static Result<Attempted> kept(journal::Unit& unit, const PasswordTry& attempt) {
    return verb(unit, attempt, Settings{});
  }
  template <OwnVerb verb>
  Attempted try_own(const Person& person, const PasswordTry& given) {
    auto attempt = desk().as(actor(person)).read([&](const journal::Query& query) {
      return look_at_own(query, given.session, {.network = "10.0.0.1"});
    });
    Attempted attempted;
    attempted.refused = attempt ? std::nullopt : std::optional(attempt.error());
    if (!attempt) return attempted;
    attempt->given = given.given;
    attempt->wanted = given.wanted;
    attempt->code = given.code;
    return *desk().as(actor(person)).perform(kept<verb>, prove(hasher, *attempt));
  }
  static std::string told(const Attempted& attempted) {
    return attempted.refused ? attempted.refused->code : "in";
  }

  const PasswordHasher hasher{1, 8192};
  Settings settings;
};

}  // namespace supercargo::people

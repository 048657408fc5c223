// The verbs of people: persons, keys, sessions and second factors.
// Giving roles takes two administrators as soon as there are two (security 13.2.2); an API key
// makes neither users nor keys. Each takes part in the caller's transaction.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "people/rules.h"
#include "people/secrets.h"

namespace supercargo::people {

// Makes the person known; a link to set a password is a verb of its own.
Result<Person> invite(journal::Unit& unit, const Invite& wanted);
// The link's token, once; an older one stops working.
inline constexpr Duration invitation_life = std::chrono::hours(72);
Result<InvitationIssued> issue_invitation(journal::Unit& unit, const Verb& verb);
Result<Person> change(journal::Unit& unit, const Patch& patch);
Result<Person> confirm_roles(journal::Unit& unit, const Verb& verb);
Result<Person> refuse_roles(journal::Unit& unit, const Verb& verb);
// Sessions and keys are dead with the next request.
Result<Person> suspend(journal::Unit& unit, const Verb& verb);
Result<Person> reinstate(journal::Unit& unit, const Verb& verb);
Result<Person> remove(journal::Unit& unit, const Verb& verb);
Result<Person> get(const journal::Query& query, const Verb& wanted);
Result<db::Page<Person>> list(const journal::Query& query, const db::ListRequest& request);

// Sets the password that was hashed before, and makes an invited person active: for the command
// line, and for whoever holds an invitation. Ends all sessions.
struct SetPassword {
  PersonId person;
  std::string hash;
  bool stands_alone = false;
};
Result<Person> set_password(journal::Unit& unit, const SetPassword& wanted);

// A key's word is not enough for this.
std::optional<Problem> refuse_keys(const journal::Actor& actor);
// The verb is not for this status; `allowed` lists those that are, as JSON.
Problem not_now(const char* allowed);
// What happened to a person without a change of the record.
journal::Fact about(const char* fact, const Person& person, std::string reason = {});

// For another person the secret is theirs to fetch: nobody holds what acts in another's name.
Result<KeyIssued> create_key(journal::Unit& unit, const CreateKey& wanted);
Result<KeyIssued> fetch_key(journal::Unit& unit, const Verb& verb);
// Name, roles, networks and end of one that lives; never beyond its person's roles or a year.
inline constexpr Duration key_life_most = std::chrono::hours(24 * 365);
Result<Key> change_key(journal::Unit& unit, const Patch& patch);
// A new secret; the old one is worthless at once. Another person's is theirs to fetch.
Result<KeyIssued> rotate_key(journal::Unit& unit, const Verb& verb);
Result<Key> revoke_key(journal::Unit& unit, const Verb& verb);
Result<Key> get_key(const journal::Query& query, const Verb& wanted);
// An administrator's and an auditor's list is everybody's, others see their own.
Result<db::Page<Key>> list_keys(const journal::Query& query, const db::ListRequest& request);

// Proving a password has three steps, because hashing is slow: `look` reads what is needed, `prove`
// hashes on a thread made for it, a verb decides in a transaction of its own. What changed in
// between counts as a wrong password.
struct PasswordTry {
  std::string email_key;
  PersonId person = {};
  std::string hash = {};    // stored; empty: there is none
  std::string given = {};   // empty: none is to be proved
  std::string wanted = {};  // a new password, empty: none
  PasswordContext context = {};
  Origin origin = {};
  SessionId session = {};
  std::string code = {};   // a second factor instead
  std::string token = {};  // an invitation instead
  bool is_right = false;
  std::string new_hash = {};  // of the new password, or of the old one at today's cost
  std::vector<Reason> reasons = {};
};
Result<PasswordTry> look(const journal::Query& query, const SignIn& wanted, const Origin& origin);
Result<PasswordTry> look(const journal::Query& query, const AcceptInvitation& wanted);
// Of somebody signed in: step-up and change of password.
Result<PasswordTry> look_at_own(const journal::Query& query, SessionId session, const Origin& at);
PasswordTry prove(const PasswordHasher& hasher, PasswordTry attempt);

// Refusals that must be counted stand in the Attempted; what is counted is committed.
Attempted sign_in(journal::Unit& unit, const PasswordTry& attempt, const Settings& settings);
struct FactorTry {
  SecondFactor given;
  Origin origin;
};
Attempted second_factor(journal::Unit& unit, const FactorTry& attempt, const Settings& settings);
Attempted step_up(journal::Unit& unit, const PasswordTry& attempt, const Settings& settings);
Attempted change_password(journal::Unit& unit, const PasswordTry& attempt,
                          const Settings& settings);
Result<Person> accept_invitation(journal::Unit& unit, const PasswordTry& attempt);

void sign_out(journal::Unit& unit, const OwnSession& own);
Result<WhoAmI> who_am_i(const journal::Query& query, const OwnSession& own,
                        const Settings& settings);
Result<OwnLocale> set_own_locale(journal::Unit& unit, const OwnLocale& wanted);
Result<db::Page<Session>> own_sessions(const journal::Query& query, const db::ListRequest& request);
Result<Done> end_own_session(journal::Unit& unit, const Verb& wanted);

// A code of now, or one of those kept for a lost device; what was used is used up.
bool use_code(journal::Unit& unit, PersonId person, const SecondFactor& given);
// Of somebody without a session, whom a link has led here: a code of now. What is refused is
// counted as at signing in, so it must be committed.
std::optional<Problem> prove_by_code(journal::Unit& unit, PersonId person, const std::string& code);
// The second factor: offered, then confirmed by a first code, which ends other sessions.
Result<FactorOffered> offer_factor(journal::Unit& unit, const OwnSession& own);
Result<RecoveryCodes> confirm_factor(journal::Unit& unit, const ConfirmFactor& given);
Result<Done> drop_factor(journal::Unit& unit, const OwnSession& own);

}  // namespace supercargo::people

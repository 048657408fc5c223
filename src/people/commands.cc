#include "people/commands.h"

#include "journal/attempt.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"
#include "people/store.h"

namespace supercargo::people {
namespace {

using journal::ActorKind;
using journal::Unit;

// The person that a verb names, unless it is not to be changed now.
Result<Person> load(Unit& unit, const std::string& reference, std::int64_t revision) {
  if (auto refusal = refuse_keys(unit.actor())) return std::move(*refusal);
  auto person = store::find_person(unit.db, reference);
  if (!person || person->status == PersonStatus::removed) return not_found("person");
  const auto given = revision == 0 ? std::nullopt : std::optional(revision);
  if (auto conflict = journal::revision_conflict(unit.db, *person, given))
    return std::move(*conflict);
  return std::move(*person);
}

void save(Unit& unit, const char* fact, const Person& before, Person& after) {
  ++after.revision;
  store::save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.id.value));
}

// Recorded instead of refused while there is nobody to ask (decisions 1).
void tell_waived(Unit& unit, const Person& person) {
  unit.tell(about("separation_waived", person,
                  "There is no second administrator to agree to the roles."));
}

// Gives the roles, or leaves them proposed. True when the one-administrator waiver was used.
bool give_roles(Unit& unit, Person& person, const std::vector<std::string>& wanted) {
  const auto grant = grant_of(unit.actor(), store::administrators(unit.db));
  const auto roles = words_of(roles_of(wanted));
  if (grant == Grant::proposed) {
    person.proposed_roles = roles;
    person.proposed_by = unit.actor().person;
  } else {
    person.roles = roles;
    person.proposed_roles.clear();
    person.proposed_by = {};
  }
  return grant == Grant::waived;
}

std::optional<Problem> check_email_is_free(Unit& unit, const Person& person) {
  const auto other = store::person_by_email(unit.db, person.email);
  if (!other || other->id == person.id) return std::nullopt;
  return invalid({{"/email",
                   "duplicate",
                   "A person with this address exists.",
                   {{text(other->id), other->name, "same address"}}}});
}

// Somebody must be left who can give rights to others.
std::optional<Problem> check_not_last(Unit& unit, const Person& person) {
  const bool is_administrator =
      person.status == PersonStatus::active && roles_of(person.roles).has(Role::administrator);
  if (!is_administrator || store::active_administrators(unit.db) > 1) return std::nullopt;
  return invalid({{"", "last_administrator", "Somebody must remain who administers."}});
}

// One administrator does not end the other's rights (security 13.2.2); shutting out is at once, for
// nothing else stops whoever has got hold of an account.
std::optional<Problem> check_not_alone(Unit& unit, const Person& person, const char* words) {
  const bool counts = person.activated_at && roles_of(person.roles).has(Role::administrator);
  if (!counts || grant_of(unit.actor(), store::administrators(unit.db)) != Grant::proposed)
    return std::nullopt;
  return invalid({{"", "second_administrator", words}});
}

void end_access(Unit& unit, const Person& person) {
  store::end_others(unit.db, person.id, {});
  store::drop_tokens(unit.db, person.id, TokenPurpose::invitation);
  store::drop_tokens(unit.db, person.id, TokenPurpose::second_factor);
  store::drop_tokens(unit.db, person.id, TokenPurpose::device);
}

}  // namespace

std::optional<Problem> refuse_keys(const journal::Actor& actor) {
  if (actor.kind != ActorKind::key) return std::nullopt;
  return Problem{Refusal::forbidden, "not_with_a_key", "A key makes no users and no keys."};
}

Problem not_now(const char* allowed) {
  return {Refusal::not_in_this_state,
          "not_in_this_state",
          "It stands at a status that does not allow this.",
          {},
          {{"allowed", allowed}}};
}

journal::Fact about(const char* fact, const Person& person, std::string reason) {
  return {.name = fact,
          .record = "person",
          .record_id = person.id.value,
          .prefix = PersonId::prefix,
          .revision = person.revision,
          .reason = std::move(reason)};
}

Result<Person> invite(Unit& unit, const Invite& wanted) {
  if (auto refusal = refuse_keys(unit.actor())) return std::move(*refusal);
  auto reasons = check_roles(wanted.roles, wanted.party);
  if (!reasons.empty()) return invalid(std::move(reasons));
  Person person{.id = unit.make_id<PersonId>(),
                .email = wanted.email,
                .email_key = comparison_key(wanted.email),
                .name = wanted.name,
                .language = wanted.language,
                .time_zone = wanted.time_zone,
                .party = wanted.party,
                .created_at = unit.now()};
  if (auto duplicate = check_email_is_free(unit, person)) return std::move(*duplicate);
  const bool is_waived = give_roles(unit, person, wanted.roles);
  store::add(unit.db, person);
  unit.tell(journal::created("person_invited", person, person.id.value));
  if (is_waived) tell_waived(unit, person);
  return person;
}

Result<InvitationIssued> issue_invitation(Unit& unit, const Verb& verb) {
  auto person = load(unit, verb.id, verb.revision);
  if (!person) return std::move(person.error());
  // A person who has a password is nobody's to let in but their own; the operator's shell may.
  const bool is_operator = unit.actor().kind == ActorKind::shell_operator;
  if (person->status != PersonStatus::invited && !is_operator)
    return not_now(R"(["suspension","removal"])");
  store::drop_tokens(unit.db, person->id, TokenPurpose::invitation);
  InvitationIssued issued{person->id, new_token(unit.tenant()), unit.now() + invitation_life};
  store::add(unit.db, PersonToken{digest_of(issued.token), TokenPurpose::invitation, person->id,
                                  issued.expires_at});
  return issued;
}

Result<Person> change(Unit& unit, const Patch& patch) {
  auto person = load(unit, patch.id, patch.revision.value_or(0));
  if (!person) return person;
  auto wanted = patched(*person, patch);
  if (!wanted) return wanted;
  if (wanted->roles != person->roles)
    if (auto reasons = check_roles(wanted->roles, person->party); !reasons.empty())
      return invalid(std::move(reasons));
  wanted->email_key = comparison_key(wanted->email);
  if (auto duplicate = check_email_is_free(unit, *wanted)) return std::move(*duplicate);
  const auto roles = words_of(roles_of(wanted->roles));
  if (!roles_of(roles).has(Role::administrator))
    if (auto refusal = check_not_last(unit, *person)) return std::move(*refusal);
  wanted->roles = person->roles;
  const bool is_waived = roles != person->roles && give_roles(unit, *wanted, roles);
  save(unit, "person_changed", *person, *wanted);
  if (is_waived) tell_waived(unit, *wanted);
  return wanted;
}

Result<Person> confirm_roles(Unit& unit, const Verb& verb) {
  auto person = load(unit, verb.id, verb.revision);
  if (!person) return person;
  if (person->proposed_roles.empty()) return not_now("[]");
  if (!may_confirm(unit.actor(), *person)) {
    return journal::attempt_on(
        invalid({{"", "requester_is_approver",
                  "Another administrator must agree to these roles (domain 11)."}}),
        text(person->id));
  }
  Person after = *person;
  after.roles = person->proposed_roles;
  after.proposed_roles.clear();
  after.proposed_by = {};
  if (!roles_of(after.roles).has(Role::administrator))
    if (auto refusal = check_not_last(unit, *person)) return std::move(*refusal);
  save(unit, "person_roles_confirmed", *person, after);
  return after;
}

Result<Person> refuse_roles(Unit& unit, const Verb& verb) {
  auto person = load(unit, verb.id, verb.revision);
  if (!person) return person;
  if (person->proposed_roles.empty()) return not_now("[]");
  Person after = *person;
  after.proposed_roles.clear();
  after.proposed_by = {};
  save(unit, "person_roles_refused", *person, after);
  return after;
}

Result<Person> suspend(Unit& unit, const Verb& verb) {
  auto person = load(unit, verb.id, verb.revision);
  if (!person) return person;
  if (person->status == PersonStatus::suspended) return not_now(R"(["reinstatement","removal"])");
  if (auto refusal = check_not_last(unit, *person)) return std::move(*refusal);
  Person after = *person;
  after.status = PersonStatus::suspended;
  end_access(unit, after);
  save(unit, "person_suspended", *person, after);
  return after;
}

Result<Person> reinstate(Unit& unit, const Verb& verb) {
  auto person = load(unit, verb.id, verb.revision);
  if (!person) return person;
  if (person->status != PersonStatus::suspended) return not_now(R"(["suspension","removal"])");
  if (store::active_administrators(unit.db) < 2) {
    if (auto refusal =
            check_not_alone(unit, *person, "It takes another active administrator to agree."))
      return std::move(*refusal);
  }
  Person after = *person;
  after.status = person->activated_at ? PersonStatus::active : PersonStatus::invited;
  // Roles come back as they came: with the agreement of a second administrator.
  after.roles.clear();
  const bool is_waived = give_roles(unit, after, person->roles);
  save(unit, "person_reinstated", *person, after);
  if (is_waived) tell_waived(unit, after);
  return after;
}

Result<Person> remove(Unit& unit, const Verb& verb) {
  auto person = load(unit, verb.id, verb.revision);
  if (!person) return person;
  if (auto refusal = check_not_last(unit, *person)) return std::move(*refusal);
  if (auto refusal = check_not_alone(
          unit, *person, "The administrator's role goes first, with another one's yes."))
    return std::move(*refusal);
  Person after = *person;
  after.status = PersonStatus::removed;
  after.roles.clear();
  after.proposed_roles.clear();
  after.proposed_by = {};
  // The address is free for somebody else.
  after.email_key = "removed " + text(person->id);
  end_access(unit, after);
  store::remove_factor(unit.db, after.id);
  save(unit, "person_removed", *person, after);
  return after;
}

Result<Person> set_password(Unit& unit, const SetPassword& wanted) {
  auto person = store::person(unit.db, wanted.person);
  if (!person || person->status == PersonStatus::removed) return not_found("person");
  if (person->status == PersonStatus::suspended) return not_now(R"(["reinstatement","removal"])");
  store::put(unit.db, Password{person->id, wanted.hash, wanted.stands_alone, unit.now()});
  end_access(unit, *person);
  store::forgive(unit.db, ThrottleKind::account, subject_of("account", person->email_key));
  Person after = *person;
  after.status = PersonStatus::active;
  if (!after.activated_at) after.activated_at = unit.now();
  save(unit, person->activated_at ? "person_password_set" : "person_activated", *person, after);
  return after;
}

Result<Person> get(const journal::Query& query, const Verb& wanted) {
  auto person = store::find_person(query.db, wanted.id);
  if (!person) return not_found("person");
  return std::move(*person);
}

Result<db::Page<Person>> list(const journal::Query& query, const db::ListRequest& request) {
  return db::page<Person>(query.db, request);
}

}  // namespace supercargo::people

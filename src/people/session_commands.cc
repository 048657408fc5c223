// Signing in and staying signed in (security 2.1).
#include "kernel/text_keys.h"
#include "people/commands.h"
#include "people/store.h"

namespace supercargo::people {
namespace {

using journal::Unit;

constexpr Duration challenge_life = std::chrono::minutes(5);
constexpr Duration device_life = std::chrono::hours(24 * 180);
constexpr Duration step_up_life = std::chrono::minutes(10);

struct Counted {
  ThrottleKind kind;
  Bytes subject;
};

bool is_known_device(const db::Reader& reader, const PasswordTry& attempt, Instant now) {
  if (attempt.origin.device.empty() || !attempt.person) return false;
  const auto token = store::token(reader, digest_of(attempt.origin.device));
  return token && token->purpose == TokenPurpose::device && token->person == attempt.person &&
         token->expires_at > now;
}

// A device that was signed in before is counted by itself: whatever others try on this account or
// from this network, its owner gets in (no malicious lock-out).
std::vector<Counted> counted_by(const db::Reader& reader, const PasswordTry& attempt, Instant now) {
  if (is_known_device(reader, attempt, now))
    return {{ThrottleKind::pair, subject_of(attempt.email_key, attempt.origin.device)}};
  return {{ThrottleKind::pair, subject_of(attempt.email_key, attempt.origin.network)},
          {ThrottleKind::account, subject_of("account", attempt.email_key)},
          {ThrottleKind::network, subject_of("network", attempt.origin.network)}};
}

std::vector<Counted> counted_by(PersonId person) {
  return {{ThrottleKind::code, subject_of("code", text(person))}};
}

std::optional<Problem> refuse_waiting(const db::Reader& reader, const std::vector<Counted>& counted,
                                      Instant now) {
  Duration longest{0};
  for (const Counted& each : counted)
    if (const auto throttle = store::throttle(reader, each.kind, each.subject))
      longest = std::max(longest, wait_of(*throttle, now));
  if (longest.count() == 0) return std::nullopt;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(longest).count();
  return Problem{Refusal::too_many,
                 "too_many_attempts",
                 "Too many attempts failed; wait before the next one.",
                 {},
                 {{"retry_after_s", std::to_string(seconds)}}};
}

void count_failure(Unit& unit, const std::vector<Counted>& counted) {
  for (const Counted& each : counted) {
    const Throttle fresh{.kind = each.kind, .subject = each.subject};
    const auto before = store::throttle(unit.db, each.kind, each.subject);
    store::put(unit.db, after_failure(before.value_or(fresh), unit.now()));
  }
  store::sweep(unit.db, unit.now());
}

// A network is not forgiven for one account that it knows.
void forgive(Unit& unit, const std::vector<Counted>& counted) {
  for (const Counted& each : counted)
    if (each.kind != ThrottleKind::network) store::forgive(unit.db, each.kind, each.subject);
}

Attempted refused(Problem problem) { return {.refused = std::move(problem)}; }

// One answer for all of it: unknown, wrong, not active, changed in between.
Attempted refused() {
  return refused({Refusal::unauthenticated, "sign_in_refused",
                  "This address and password do not belong together."});
}

WhoAmI describe(const db::Reader& reader, const Person& person, const Session& session,
                const Settings& settings) {
  WhoAmI who{.person = person.id,
             .session = session.id,
             .email = person.email,
             .name = person.name,
             .roles = person.roles,
             .language = person.language,
             .time_zone = person.time_zone,
             .sole_person = store::only_one_ever_active(reader),
             .second_factor = store::has_factor(reader, person.id)};
  const RoleSet roles = roles_of(person.roles);
  who.second_factor_due = !who.second_factor && wants_second_factor(settings.second_factor, roles);
  if (session.stepped_up_at) who.stepped_up_until = session.stepped_up_at + step_up_life;
  who.ends_at = ends_at(session, roles, settings);
  return who;
}

// A token of its own after each change of what it may do: one planted before never becomes valid.
void renew_token(Unit& unit, Session& session, Attempted& attempted) {
  attempted.token = new_token(unit.tenant());
  session.token_hash = digest_of(attempted.token);
  session.stepped_up_at = unit.now();
  session.last_used_at = unit.now();
}

Attempted finish(Unit& unit, const Person& person, const Session& session, Attempted attempted,
                 const Settings& settings) {
  attempted.who = describe(unit.db, person, session, settings);
  attempted.who.csrf_token = csrf_token_of(attempted.token);
  return attempted;
}

Attempted open_session(Unit& unit, const Person& person, const Origin& origin,
                       const Settings& settings) {
  const auto open = store::sessions_of(unit.db, person.id);
  for (std::size_t i = 0; i + settings.sessions_max <= open.size(); ++i)
    store::end(unit.db, open[i].id);
  Session session{.id = unit.make_id<SessionId>(),
                  .person = person.id,
                  .token_hash = {},
                  .started_at = unit.now(),
                  .last_used_at = unit.now(),
                  .network = origin.network,
                  .agent = origin.agent};
  Attempted attempted;
  renew_token(unit, session, attempted);
  store::add(unit.db, session);
  PasswordTry seen;
  seen.person = person.id;
  seen.origin = origin;
  if (!is_known_device(unit.db, seen, unit.now())) {
    attempted.device_token = new_token(unit.tenant());
    store::add(unit.db, PersonToken{digest_of(attempted.device_token), TokenPurpose::device,
                                    person.id, unit.now() + device_life});
  }
  return finish(unit, person, session, std::move(attempted), settings);
}

Attempted open_challenge(Unit& unit, const Person& person) {
  store::drop_tokens(unit.db, person.id, TokenPurpose::second_factor);
  Attempted attempted;
  attempted.who.challenge = new_token(unit.tenant());
  attempted.who.second_factor = true;
  store::add(unit.db, PersonToken{digest_of(attempted.who.challenge), TokenPurpose::second_factor,
                                  person.id, unit.now() + challenge_life});
  return attempted;
}

bool still_proves(Unit& unit, const PasswordTry& attempt, const std::optional<Person>& person) {
  if (!attempt.is_right || !person || person->status != PersonStatus::active) return false;
  const auto stored = store::password(unit.db, person->id);
  return stored && stored->hash == attempt.hash;
}

void keep_rehashed(Unit& unit, const PasswordTry& attempt) {
  if (attempt.new_hash.empty() || !attempt.wanted.empty()) return;
  auto stored = store::password(unit.db, attempt.person);
  stored->hash = attempt.new_hash;
  store::put(unit.db, *stored);
}

}  // namespace

Result<PasswordTry> look(const journal::Query& query, const SignIn& wanted, const Origin& origin) {
  PasswordTry attempt{.email_key = comparison_key(wanted.email)};
  attempt.given = wanted.password;
  attempt.origin = origin;
  const auto person = store::person_by_email(query.db, wanted.email);
  if (person && person->status == PersonStatus::active) {
    attempt.person = person->id;
    if (auto stored = store::password(query.db, person->id)) attempt.hash = std::move(stored->hash);
  }
  // Before hashing: a refusal must cost next to nothing.
  const auto counted = counted_by(query.db, attempt, query.now());
  if (auto refusal = refuse_waiting(query.db, counted, query.now())) return std::move(*refusal);
  return attempt;
}

Result<PasswordTry> look(const journal::Query& query, const AcceptInvitation& wanted) {
  const auto token = store::token(query.db, digest_of(wanted.token));
  const bool is_good =
      token && token->purpose == TokenPurpose::invitation && token->expires_at > query.now();
  const auto person = is_good ? store::person(query.db, token->person) : std::nullopt;
  if (!person) return not_found("invitation");
  PasswordTry attempt{.email_key = person->email_key, .person = person->id};
  attempt.wanted = wanted.password;
  attempt.token = wanted.token;
  attempt.context = context_of(*person, store::company_words(query.db));
  attempt.context.has_factor = store::has_factor(query.db, person->id);
  return attempt;
}

Result<PasswordTry> look_at_own(const journal::Query& query, SessionId session, const Origin& at) {
  const auto person = store::person(query.db, query.actor().person);
  if (!person || !session) return not_found("session");
  PasswordTry attempt{.email_key = person->email_key, .person = person->id};
  attempt.origin = at;
  attempt.session = session;
  if (auto stored = store::password(query.db, person->id)) attempt.hash = std::move(stored->hash);
  attempt.context = context_of(*person, store::company_words(query.db));
  attempt.context.has_factor = store::has_factor(query.db, person->id);
  const auto counted = counted_by(query.db, attempt, query.now());
  if (auto refusal = refuse_waiting(query.db, counted, query.now())) return std::move(*refusal);
  return attempt;
}

PasswordTry prove(const PasswordHasher& hasher, PasswordTry attempt) {
  if (!attempt.given.empty()) attempt.is_right = hasher.is_right(attempt.hash, attempt.given);
  const bool is_by_token = !attempt.token.empty();
  if (!attempt.wanted.empty()) {
    attempt.reasons = check_password(attempt.wanted, attempt.context);
    if (attempt.reasons.empty() && (attempt.is_right || is_by_token))
      attempt.new_hash = hasher.hash(attempt.wanted);
  } else if (attempt.is_right && hasher.is_outdated(attempt.hash)) {
    attempt.new_hash = hasher.hash(attempt.given);
  }
  return attempt;
}

Attempted sign_in(Unit& unit, const PasswordTry& attempt, const Settings& settings) {
  const auto counted = counted_by(unit.db, attempt, unit.now());
  // Again, in the transaction: attempts made at the same moment count for each other.
  if (auto refusal = refuse_waiting(unit.db, counted, unit.now()))
    return refused(std::move(*refusal));
  const auto person = store::person(unit.db, attempt.person);
  if (!still_proves(unit, attempt, person)) {
    count_failure(unit, counted);
    return refused();
  }
  forgive(unit, counted);
  keep_rehashed(unit, attempt);
  if (store::has_factor(unit.db, person->id)) return open_challenge(unit, *person);
  return open_session(unit, *person, attempt.origin, settings);
}

Attempted second_factor(Unit& unit, const FactorTry& attempt, const Settings& settings) {
  const Bytes challenge = digest_of(attempt.given.challenge);
  const auto token = store::token(unit.db, challenge);
  const bool is_open =
      token && token->purpose == TokenPurpose::second_factor && token->expires_at > unit.now();
  const auto person = is_open ? store::person(unit.db, token->person) : std::nullopt;
  if (!person || person->status != PersonStatus::active)
    return refused(Problem{Refusal::unauthenticated, "challenge_over", "Sign in again."});
  const auto counted = counted_by(person->id);
  if (auto refusal = refuse_waiting(unit.db, counted, unit.now()))
    return refused(std::move(*refusal));
  if (!use_code(unit, person->id, attempt.given)) {
    count_failure(unit, counted);
    // The sixth try finds no challenge: the password has to be proved again.
    if (refuse_waiting(unit.db, counted, unit.now())) store::use_up(unit.db, challenge);
    return refused(Problem{Refusal::unauthenticated, "wrong_code", "The code is not right."});
  }
  store::use_up(unit.db, challenge);
  forgive(unit, counted);
  return open_session(unit, *person, attempt.origin, settings);
}

std::optional<Problem> prove_by_code(Unit& unit, PersonId person, const std::string& code) {
  const auto counted = counted_by(person);
  if (auto refusal = refuse_waiting(unit.db, counted, unit.now())) return refusal;
  if (!use_code(unit, person, {"", code, ""})) {
    count_failure(unit, counted);
    return Problem{Refusal::forbidden, "wrong_code", "The code is not right."};
  }
  forgive(unit, counted);
  return std::nullopt;
}

Attempted step_up(Unit& unit, const PasswordTry& attempt, const Settings& settings) {
  auto session = store::session(unit.db, attempt.session);
  const auto person = store::person(unit.db, unit.actor().person);
  if (!session || !person || session->person != person->id) return refused(not_found("session"));
  const auto counted =
      attempt.code.empty() ? counted_by(unit.db, attempt, unit.now()) : counted_by(person->id);
  if (auto refusal = refuse_waiting(unit.db, counted, unit.now()))
    return refused(std::move(*refusal));
  const bool is_right = attempt.code.empty() ? still_proves(unit, attempt, person)
                                             : use_code(unit, person->id, {"", attempt.code, ""});
  if (!is_right) {
    count_failure(unit, counted);
    return refused(
        Problem{Refusal::forbidden, "wrong_proof", "The password or code is not right."});
  }
  forgive(unit, counted);
  Attempted attempted;
  renew_token(unit, *session, attempted);
  store::save(unit.db, *session);
  return finish(unit, *person, *session, std::move(attempted), settings);
}

Attempted change_password(Unit& unit, const PasswordTry& attempt, const Settings& settings) {
  auto session = store::session(unit.db, attempt.session);
  const auto person = store::person(unit.db, unit.actor().person);
  if (!session || !person || session->person != person->id) return refused(not_found("session"));
  const auto counted = counted_by(unit.db, attempt, unit.now());
  if (!still_proves(unit, attempt, person)) {
    count_failure(unit, counted);
    return refused(invalid({{"/current", "wrong_password", "The current password is not right."}}));
  }
  if (!attempt.reasons.empty()) return refused(invalid(attempt.reasons));
  store::put(unit.db, Password{person->id, attempt.new_hash,
                               check_password(attempt.wanted, {}).empty(), unit.now()});
  forgive(unit, counted);
  store::end_others(unit.db, person->id, session->id);
  Attempted attempted;
  renew_token(unit, *session, attempted);
  store::save(unit.db, *session);
  unit.tell(about("person_password_changed", *person));
  return finish(unit, *person, *session, std::move(attempted), settings);
}

Result<Person> accept_invitation(Unit& unit, const PasswordTry& attempt) {
  if (!attempt.reasons.empty()) return invalid(attempt.reasons);
  const Bytes digest = digest_of(attempt.token);
  const auto token = store::token(unit.db, digest);
  const bool is_good = token && token->purpose == TokenPurpose::invitation &&
                       token->person == attempt.person && token->expires_at > unit.now();
  if (!is_good) return not_found("invitation");
  store::use_up(unit.db, digest);
  return set_password(
      unit, {attempt.person, attempt.new_hash, check_password(attempt.wanted, {}).empty()});
}

void sign_out(Unit& unit, const OwnSession& own) { store::end(unit.db, own.session); }

Result<WhoAmI> who_am_i(const journal::Query& query, const OwnSession& own,
                        const Settings& settings) {
  const auto person = store::person(query.db, query.actor().person);
  if (!person) return not_found("person");
  const auto open = own.session ? store::session(query.db, own.session) : std::nullopt;
  WhoAmI who = describe(query.db, *person, open.value_or(Session{}), settings);
  who.roles = words_of(query.actor().roles);  // a key's may be fewer
  who.csrf_token = own.csrf_token;
  if (!open) who.ends_at = {};
  return who;
}

Result<OwnLocale> set_own_locale(Unit& unit, const OwnLocale& wanted) {
  const auto before = store::person(unit.db, unit.actor().person);
  if (!before) return not_found("person");
  if (before->language == wanted.language && before->time_zone == wanted.time_zone) return wanted;
  Person after = *before;
  after.language = wanted.language;
  after.time_zone = wanted.time_zone;
  ++after.revision;
  store::save(unit.db, after);
  unit.tell(journal::changed("person_changed", *before, after, after.id.value));
  return wanted;
}

Result<db::Page<Session>> own_sessions(const journal::Query& query, const db::ListRequest&) {
  return db::Page<Session>{store::sessions_of(query.db, query.actor().person), {}, {}};
}

Result<Done> end_own_session(Unit& unit, const Verb& wanted) {
  const auto id = parse<SessionId>(wanted.id);
  const auto session = id ? store::session(unit.db, *id) : std::nullopt;
  if (!session || session->person != unit.actor().person) return not_found("session");
  store::end(unit.db, session->id);
  return Done{};
}

}  // namespace supercargo::people

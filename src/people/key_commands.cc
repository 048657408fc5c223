// API keys: made, fetched once, changed, given a new secret, revoked.
#include "journal/revision.h"
#include "people/commands.h"
#include "people/store.h"

namespace supercargo::people {
namespace {

using journal::ActorKind;
using journal::Unit;

std::optional<Problem> check_scope(const std::vector<std::string>& wanted, const Person& owner) {
  auto reasons = check_roles(wanted, owner.party);
  const RoleSet scope = roles_of(wanted);
  if (reasons.empty() && !((scope & roles_of(owner.roles)) == scope))
    reasons.push_back({"/roles", "beyond_owner", "A key has no right that its person has not."});
  if (reasons.empty()) return std::nullopt;
  return invalid(std::move(reasons));
}

// Visible: one's own, and to administrators and auditors everybody's.
std::optional<Key> visible_key(const db::Reader& reader, const journal::Actor& actor,
                               const std::string& reference) {
  const auto id = parse<KeyId>(reference);
  auto key = id ? store::key(reader, *id) : std::nullopt;
  const bool is_overseer = actor.roles.meets({Role::administrator, Role::auditor}) ||
                           actor.kind == ActorKind::shell_operator;
  if (!key || (key->person != actor.person && !is_overseer)) return std::nullopt;
  return key;
}

// The key that a verb changes: one's own, or anybody's for an administrator; not one that is over:
// it does not come back.
Result<Key> living_key(Unit& unit, const Verb& verb) {
  if (auto refusal = refuse_keys(unit.actor())) return std::move(*refusal);
  auto key = visible_key(unit.db, unit.actor(), verb.id);
  if (!key) return not_found("key");
  if (key->person != unit.actor().person && !unit.actor().roles.has(Role::administrator))
    return Problem{Refusal::forbidden, "forbidden", "An auditor changes nothing."};
  const auto given = verb.revision == 0 ? std::nullopt : std::optional(verb.revision);
  if (auto conflict = journal::revision_conflict(unit.db, *key, given)) return std::move(*conflict);
  if (key->revoked_at || key->expires_at <= unit.now()) return not_now("[]");
  return std::move(*key);
}

Key saved(Unit& unit, const char* fact, const Key& before, Key after) {
  ++after.revision;
  store::save(unit.db, after);
  unit.tell(journal::changed(fact, before, after));
  return after;
}

std::optional<Problem> check_life(Unit& unit, Instant expires_at) {
  if (expires_at <= unit.now())
    return invalid({{"/expires_at", "in_the_past", "To end it at once, revoke it."}});
  if (expires_at > unit.now() + key_life_most)
    return invalid({{"/expires_at", "too_long", "A key lives for a year at most."}});
  return std::nullopt;
}

}  // namespace

Result<KeyIssued> create_key(Unit& unit, const CreateKey& wanted) {
  if (auto refusal = refuse_keys(unit.actor())) return std::move(*refusal);
  const auto owner = wanted.person.empty() ? store::person(unit.db, unit.actor().person)
                                           : store::find_person(unit.db, wanted.person);
  if (!owner || owner->status != PersonStatus::active)
    return invalid({{"/person", "unknown_person", "An active person is wanted."}});
  const auto& roles = wanted.roles.empty() ? owner->roles : wanted.roles;
  if (auto refusal = check_scope(roles, *owner)) return std::move(*refusal);
  KeyIssued issued{.key = {.id = unit.make_id<KeyId>(),
                           .person = owner->id,
                           .name = wanted.name,
                           .roles = words_of(roles_of(roles)),
                           .networks = wanted.networks,
                           .expires_at = unit.now() + std::chrono::hours(24 * wanted.days),
                           .created_at = unit.now()}};
  if (owner->id == unit.actor().person || unit.actor().kind == ActorKind::shell_operator) {
    issued.secret = new_key_secret(unit.tenant(), issued.key.id);
    issued.key.secret_hash = digest_of(issued.secret);
  }
  store::add(unit.db, issued.key);
  unit.tell(journal::created("key_created", issued.key));
  return issued;
}

Result<KeyIssued> fetch_key(Unit& unit, const Verb& verb) {
  if (auto refusal = refuse_keys(unit.actor())) return std::move(*refusal);
  auto key = visible_key(unit.db, unit.actor(), verb.id);
  if (!key || key->person != unit.actor().person) return not_found("key");
  if (!key->secret_hash.data.empty() || key->revoked_at || key->expires_at <= unit.now())
    return not_now(R"(["revocation"])");  // fetched before, or over
  KeyIssued issued{*key, new_key_secret(unit.tenant(), key->id)};
  issued.key.secret_hash = digest_of(issued.secret);
  issued.key = saved(unit, "key_fetched", *key, issued.key);
  return issued;
}

Result<Key> change_key(Unit& unit, const Patch& patch) {
  auto before = living_key(unit, {patch.id, "", patch.revision.value_or(0)});
  if (!before) return before;
  auto after = patched(*before, patch);
  if (!after) return after;
  const auto owner = store::person(unit.db, before->person);
  if (auto refusal = check_scope(after->roles, *owner)) return std::move(*refusal);
  if (after->expires_at != before->expires_at)
    if (auto refusal = check_life(unit, after->expires_at)) return std::move(*refusal);
  after->roles = words_of(roles_of(after->roles));
  return saved(unit, "key_changed", *before, std::move(*after));
}

Result<KeyIssued> rotate_key(Unit& unit, const Verb& verb) {
  auto before = living_key(unit, verb);
  if (!before) return before.error();
  KeyIssued issued{*before};
  issued.key.secret_hash = {};
  if (before->person == unit.actor().person) {
    issued.secret = new_key_secret(unit.tenant(), before->id);
    issued.key.secret_hash = digest_of(issued.secret);
  }
  issued.key = saved(unit, "key_rotated", *before, issued.key);
  return issued;
}

Result<Key> revoke_key(Unit& unit, const Verb& verb) {
  auto before = living_key(unit, verb);
  if (!before) return before;
  Key after = *before;
  after.revoked_at = unit.now();
  return saved(unit, "key_revoked", *before, std::move(after));
}

Result<Key> get_key(const journal::Query& query, const Verb& wanted) {
  auto key = visible_key(query.db, query.actor(), wanted.id);
  if (!key) return not_found("key");
  return std::move(*key);
}

Result<db::Page<Key>> list_keys(const journal::Query& query, const db::ListRequest& request) {
  std::vector<db::Scope> scopes;
  if (!query.actor().roles.meets({Role::administrator, Role::auditor}))
    scopes.push_back({"person", query.actor().person.value});
  return db::page<Key>(query.db, request, scopes);
}

}  // namespace supercargo::people

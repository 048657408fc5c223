#include "app/authenticator.h"

#include <algorithm>

#include "journal/tenants.h"
#include "people/rules.h"
#include "people/secrets.h"
#include "people/store.h"

namespace supercargo::app {
namespace {

using http::CredentialKind;
using people::Person;
using people::PersonStatus;

constexpr Duration memory = std::chrono::seconds(5);
constexpr Duration waking_interval = std::chrono::minutes(1);
constexpr std::size_t remembered_max = 100'000;

std::optional<Person> active_person(const db::Reader& reader, PersonId id) {
  auto person = people::store::person(reader, id);
  if (!person || person->status != PersonStatus::active) return std::nullopt;
  return person;
}

// Then there is nobody to share the rights with: that person has all of them (decisions 1).
bool is_sole_person(const db::Reader& reader, RoleSet roles) {
  return roles.meets(staff) && people::store::only_one_ever_active(reader);
}

bool may_come_from(const std::vector<http::Network>& networks, const std::string& peer) {
  if (networks.empty()) return true;
  const auto address = http::parse_address(peer);
  return address && std::any_of(networks.begin(), networks.end(), [&](const auto& network) {
           return http::contains(network, *address);
         });
}

class WakeUp final : public db::Command {
 public:
  WakeUp(db::Act& act, people::SessionId session, Instant used_at)
      : session(session), used_at(used_at), act_(act) {}
  db::Act& act() const override { return act_; }
  // A session that looks idle a minute too early is no harm.
  void faulted(const std::exception&) override { delete this; }

  const people::SessionId session;
  const Instant used_at;

 private:
  db::Act& act_;
};

std::string_view without_port(std::string_view host) {
  const auto colon = host.rfind(':');
  const bool is_port =
      colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
  return is_port ? host.substr(0, colon) : host;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace

class Authenticator::Waking final : public db::Act {
 public:
  bool batched() const override { return true; }
  bool run(db::Session& session, std::span<db::Command* const> commands) override {
    db::Writer writer(session);
    for (db::Command* const each : commands) {
      const auto& wake = static_cast<const WakeUp&>(*each);
      people::store::touch(writer, wake.session, wake.used_at);
    }
    return true;
  }
  void finished(std::span<db::Command* const> commands) override {
    for (db::Command* const each : commands) delete each;
  }
};

Authenticator::Authenticator(people::Settings settings, db::GroupWriter& writer)
    : settings_(settings), writer_(writer), waking_(std::make_unique<Waking>()) {}

Authenticator::~Authenticator() = default;

std::shared_ptr<const http::Principal> Authenticator::remembered(const http::Credential& credential,
                                                                 Instant now) {
  const std::string digest = people::digest_of(credential.token).data;
  const std::lock_guard lock(mutex_);
  const auto found = remembered_.find(digest);
  if (found == remembered_.end()) return nullptr;
  const auto& [known, until] = found->second;
  // A session's token is good as a cookie, a key's as a bearer; never the other way round.
  const bool is_session = !known.principal->csrf_token.empty();
  const bool is_usable = until > now && known.ends_at > now &&
                         is_session == (credential.kind == CredentialKind::cookie) &&
                         may_come_from(known.networks, credential.peer);
  return is_usable ? known.principal : nullptr;
}

std::shared_ptr<const http::Principal> Authenticator::look_up(const db::Reader& reader,
                                                              const http::Credential& credential,
                                                              Instant now) {
  std::int64_t changes_seen = 0;
  {
    const std::lock_guard lock(mutex_);
    changes_seen = changes_;
  }
  const bool is_session = credential.kind == CredentialKind::cookie;
  const auto known =
      is_session ? by_session(reader, credential, now) : by_key(reader, credential, now);
  if (!known) return nullptr;
  remember(credential, *known, now, changes_seen);
  return known->principal;
}

std::optional<Authenticator::Known> Authenticator::by_session(const db::Reader& reader,
                                                              const http::Credential& credential,
                                                              Instant now) {
  const auto session = people::store::session_by_token(reader, people::digest_of(credential.token));
  const auto person = session ? active_person(reader, session->person) : std::nullopt;
  if (!person) return std::nullopt;
  const RoleSet roles = people::roles_of(person->roles);
  const Instant ends_at = people::ends_at(*session, roles, settings_);
  if (ends_at <= now) return std::nullopt;
  if (!credential.is_background && now - session->last_used_at > waking_interval) {
    auto wake = std::make_unique<WakeUp>(*waking_, session->id, now);
    wake->tenant = reader.tenant();
    if (writer_.submit(*wake)) static_cast<void>(wake.release());  // deletes itself when done
  }
  const bool is_sole = is_sole_person(reader, roles);
  auto principal = std::make_shared<http::Principal>();
  principal->tenant = reader.tenant();
  principal->id = session->id.value;
  principal->actor = {.kind = journal::ActorKind::person,
                      .person = person->id,
                      .roles = is_sole ? staff : roles,
                      .party = person->party,
                      .sole_person = is_sole};
  principal->csrf_token = people::csrf_token_of(credential.token);
  principal->stepped_up_at = session->stepped_up_at;
  principal->is_factor_due = people::wants_second_factor(settings_.second_factor, roles) &&
                             !people::store::has_factor(reader, person->id);
  return Known{std::move(principal), {}, ends_at};
}

std::optional<Authenticator::Known> Authenticator::by_key(const db::Reader& reader,
                                                          const http::Credential& credential,
                                                          Instant now) const {
  const auto key = people::store::key_by_secret(reader, people::digest_of(credential.token));
  if (!key || key->revoked_at || key->expires_at <= now) return std::nullopt;
  const auto person = active_person(reader, key->person);
  if (!person) return std::nullopt;
  std::vector<http::Network> networks;
  for (const std::string& each : key->networks)
    if (const auto network = http::parse_network(each)) networks.push_back(*network);
  if (!may_come_from(networks, credential.peer)) return std::nullopt;
  const RoleSet owned = people::roles_of(person->roles);
  auto principal = std::make_shared<http::Principal>();
  principal->tenant = reader.tenant();
  principal->id = key->id.value;
  // What the person has lost since, the key has lost too.
  const RoleSet roles = people::roles_of(key->roles) & owned;
  // A narrower key stays narrow, whoever its person is.
  const bool is_sole = roles == owned && is_sole_person(reader, roles);
  principal->actor = {.kind = journal::ActorKind::key,
                      .person = person->id,
                      .key = key->id,
                      .roles = is_sole ? staff : roles,
                      .party = person->party,
                      .sole_person = is_sole};
  // With no other company to protect, a key's rate is its own affair (security 2.1 "rates").
  principal->rate_per_s = is_only_tenant() ? 1'000'000 : 500;
  principal->rate_burst = 2 * principal->rate_per_s;
  return Known{std::move(principal), std::move(networks), key->expires_at};
}

void Authenticator::remember(const http::Credential& credential, const Known& known, Instant now,
                             std::int64_t changes_seen) {
  std::string digest = people::digest_of(credential.token).data;
  const std::lock_guard lock(mutex_);
  // What was read before the last change is answered with, but not kept.
  if (changes_ != changes_seen) return;
  if (remembered_.size() >= remembered_max) remembered_.clear();
  remembered_[std::move(digest)] = {known, now + memory};
}

bool Authenticator::is_only_tenant() const {
  const std::lock_guard lock(mutex_);
  return only_tenant_.has_value();
}

void Authenticator::forget(std::int64_t tenant) {
  const std::lock_guard lock(mutex_);
  ++changes_;
  std::erase_if(remembered_,
                [&](const auto& each) { return each.second.known.principal->tenant == tenant; });
}

std::optional<std::int64_t> Authenticator::tenant_of_host(std::string_view host) {
  const std::string name = lower_case(without_port(host));
  const std::lock_guard lock(mutex_);
  const auto found = hosts_.find(name);
  return found != hosts_.end() ? std::optional(found->second) : only_tenant_;
}

void Authenticator::refresh_tenants(db::Database& database) {
  std::map<std::string, std::int64_t, std::less<>> hosts;
  std::optional<std::int64_t> only;
  database.read(db::no_tenant, [&](db::Session& session) {
    const auto tenants = journal::tenants_after(db::Reader(session), {});
    for (const auto& tenant : tenants)
      if (!tenant.host.empty()) hosts[lower_case(tenant.host)] = tenant.id.value;
    if (tenants.size() == 1) only = tenants.front().id.value;
  });
  const std::lock_guard lock(mutex_);
  hosts_ = std::move(hosts);
  only_tenant_ = only;
}

}  // namespace supercargo::app

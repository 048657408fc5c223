#include "app/installation.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "db/migrations.h"

namespace supercargo::app {
namespace {

constexpr Duration lease_length = std::chrono::minutes(10);

// Of this process and no other: numbers of ended processes are used again, times are not.
std::string owner_name(Instant now) {
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  return std::string(host) + " " + std::to_string(::getpid()) + " " + std::to_string(now.us);
}

}  // namespace

db::Settings database_settings(const Settings& settings) {
  return {.location = settings.text("database"),
          .readers = static_cast<unsigned>(settings.number("readers")),
          .busy_timeout_s = static_cast<int>(settings.number("busy_timeout_s")),
          .statement_timeout_s = static_cast<int>(settings.number("statement_timeout_s")),
          .owner_location = settings.text("owner_database")};
}

void make_directory_of(const std::string& file) {
  const auto directory = std::filesystem::path(file).parent_path();
  if (file.empty() || file == ":memory:" || directory.empty()) return;
  if (std::filesystem::exists(directory)) return;
  std::filesystem::create_directories(directory);
  ::chmod(directory.c_str(), S_IRWXU);
}

Installation::Installation(const Settings& settings, Opening opening) : settings_(settings) {
  const std::string file = settings.database_file();
  const bool is_there = file.empty() || file == ":memory:" || std::filesystem::exists(file);
  if (opening == Opening::existing && !is_there)
    throw Fault("there is no database " + file + " (supercargo serve makes a new one)");
  make_directory_of(file);
  database_ = db::Database::open(database_settings(settings));
}

Installation::~Installation() {
  if (!lease_) return;
  try {
    journal::release_node(*lease_session_, *lease_, *ids_, clock_.now());
  } catch (const std::exception&) {
    // It runs out by itself; the next process takes another number until then.
  }
}

void Installation::expect_current_schema() {
  const auto state = db::migration_state(*database_, db::known_migrations());
  if (!state.changed.empty())
    throw Fault("migration " + state.changed.front() + " was changed after it had been applied");
  if (!state.unknown.empty())
    throw Fault("a newer program was here (" + state.unknown.front() + "): use that one");
  if (!state.pending.empty())
    throw Fault("the schema is not up to date (" + std::to_string(state.pending.size()) +
                " migrations pending): run supercargo migrate");
}

std::vector<std::string> Installation::migrate() {
  return db::migrate(*database_, db::known_migrations(), clock_.now().us);
}

db::Session& Installation::session() {
  if (session_ == nullptr) session_ = database_->connect();
  return *session_;
}

const journal::Sealer& Installation::sealer() {
  if (!sealer_) {
    const std::string file = settings_.master_key_file();
    make_directory_of(file);
    sealer_.emplace(journal::Sealer::load_or_create(file));
  }
  return *sealer_;
}

journal::Services& Installation::services() {
  if (services_) return *services_;
  sealer();
  lease_session_ = database_->connect();
  const Instant now = clock_.now();
  lease_ = journal::lease_node(*lease_session_, {owner_name(now), now, lease_length});
  ids_.emplace(lease_->node, lease_->floor);
  services_.emplace(journal::Services{*ids_, *sealer_, shelf_});
  return *services_;
}

bool Installation::renew_node() {
  return journal::renew_node(*lease_session_, *lease_, *ids_,
                             {lease_->owner, clock_.now(), lease_length});
}

std::vector<journal::Tenant> Installation::tenants() {
  std::vector<journal::Tenant> all;
  db::Transaction looking(session(), db::Mode::read, db::no_tenant);
  for (;;) {
    const auto more =
        journal::tenants_after(db::Reader(session()), all.empty() ? TenantId{} : all.back().id);
    if (more.empty()) break;
    all.insert(all.end(), more.begin(), more.end());
  }
  looking.commit();
  return all;
}

Result<journal::Tenant> Installation::tenant(const std::string& code) {
  expect_current_schema();
  db::Transaction looking(session(), db::Mode::read, db::no_tenant);
  const db::Reader reader(session());
  auto found =
      code.empty() ? journal::only_tenant(reader) : journal::find_tenant_by_code(reader, code);
  looking.commit();
  if (found) return std::move(*found);
  if (!code.empty()) return not_found("tenant");
  return Problem{Refusal::invalid, "which_tenant",
                 "There is no tenant yet, or more than one: name it with --tenant CODE."};
}

journal::Call Installation::operator_call(const journal::Tenant& tenant) {
  journal::Actor actor;
  actor.kind = journal::ActorKind::shell_operator;
  actor.roles = staff;
  const Instant now = pretended_.value_or(clock_.now());
  return {.actor = actor,
          .now = now,
          .request_id = id_text("req", services().ids.next(now)),
          .tenant = tenant.id.value};
}

}  // namespace supercargo::app

// One database opened by this process, with what commands need: the key, ids of a leased node, the
// clock. Everything is got when it is first asked for, so that a reading command writes nothing.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/settings.h"
#include "db/database.h"
#include "journal/node.h"
#include "journal/seal.h"
#include "journal/tenants.h"
#include "journal/unit.h"
#include "kernel/clock.h"
#include "kernel/shelf.h"

namespace supercargo::app {

enum class Opening : std::uint8_t {
  existing,  // a SQLite file that is not there is a fault, not a new database
  may_make,  // with its directory, 0700
};

class Installation {
 public:
  explicit Installation(const Settings& settings, Opening opening = Opening::existing);
  ~Installation();  // gives the node back

  // Faults, in words, when migrations are pending or a newer program was here.
  void expect_current_schema();
  std::vector<std::string> migrate();
  db::Database& database() { return *database_; }
  db::Session& session();  // one of this thread's own
  const Clock& clock() const { return clock_; }
  const journal::Sealer& sealer();
  journal::Services& services();

  // The company of that code, or the only one when the code is empty.
  Result<journal::Tenant> tenant(const std::string& code);
  std::vector<journal::Tenant> tenants();
  // In the name of whoever sits at this machine's shell.
  journal::Call operator_call(const journal::Tenant& tenant);
  // For a demonstration, whose past is told as if it happened then: from now on calls are of that
  // time. Leases are not.
  void pretend(Instant now) { pretended_ = now; }

  // Prolongs the lease of the node, on a connection of its own. False: make no more ids.
  [[nodiscard]] bool renew_node();
  bool lease_has_ended() const { return lease_->until <= clock_.now(); }

 private:
  const Settings& settings_;
  SystemClock clock_;
  std::optional<Instant> pretended_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<db::Session> session_;
  std::unique_ptr<db::Session> lease_session_;
  std::optional<journal::Sealer> sealer_;
  std::optional<journal::NodeLease> lease_;
  std::optional<IdSource> ids_;
  Shelf shelf_{std::size_t{64} << 20};
  std::optional<journal::Services> services_;
};

db::Settings database_settings(const Settings& settings);
// For its owner alone (0700), unless it exists.
void make_directory_of(const std::string& file);

}  // namespace supercargo::app

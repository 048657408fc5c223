// A process's share of all ids: one of 1,024 node numbers, leased. Two processes never hold the
// same one, and whoever takes over an expired one starts above every id that its holder could have
// made.
#pragma once

#include <cstdint>
#include <string>

#include "db/session.h"
#include "kernel/id.h"

namespace supercargo::journal {

inline constexpr int node_count = 1024;

struct NodeLease {
  int node = 0;
  std::string owner;
  Instant until;
  std::int64_t floor = 0;  // for IdSource: no id at or below it is free
};

struct NodeWish {
  std::string owner;  // of one process only: host, process id, start
  Instant now;
  Duration length;
};

// Faults when all are leased. `session` must be outside a transaction.
NodeLease lease_node(db::Session& session, const NodeWish& wish);

// Prolongs the lease. False when somebody else has taken it over: make no more ids.
[[nodiscard]] bool renew_node(db::Session& session, NodeLease& lease, const IdSource& ids,
                              const NodeWish& wish);

// Gives it back before its time, with the last id made, so that the next holder need not wait.
void release_node(db::Session& session, const NodeLease& lease, const IdSource& ids, Instant now);

}  // namespace supercargo::journal

#include <algorithm>

#include "db/transaction.h"
#include "db/writer.h"
#include "journal/node.h"

namespace supercargo::journal {
namespace {

// What the holder may have made by the end of its lease, whether it tells us or not.
std::int64_t last_possible_id(int node, Instant until) { return id_at(until, node) | 0xfff; }

std::optional<NodeLease> take_expired(db::Writer& writer, const NodeWish& wish) {
  const auto expired = writer.values<std::int64_t, Instant, std::int64_t>(
      "SELECT id, lease_until, last_id FROM node WHERE lease_until < $1 "
      "ORDER BY lease_until, id LIMIT 1",
      wish.now);
  if (expired.empty()) return std::nullopt;
  const auto& [id, until, last_id] = expired.front();
  NodeLease lease{static_cast<int>(id), wish.owner, wish.now + wish.length, last_id};
  // Another process may want the same one: only one finds it as it was read.
  const std::int64_t taken = writer.run(
      "UPDATE node SET owner = $1, lease_until = $2, last_id = $3 "
      "WHERE id = $4 AND lease_until = $5",
      lease.owner, lease.until, std::max(last_id, last_possible_id(lease.node, lease.until)), id,
      until);
  return taken == 1 ? std::optional(lease) : std::nullopt;
}

std::optional<NodeLease> take_new(db::Writer& writer, const NodeWish& wish) {
  const std::int64_t id = writer.value<std::int64_t>("SELECT MAX(id) FROM node").value_or(-1) + 1;
  if (id >= node_count) throw Fault("all node numbers are leased");
  NodeLease lease{static_cast<int>(id), wish.owner, wish.now + wish.length, 0};
  const std::int64_t taken = writer.run(
      "INSERT INTO node (id, owner, lease_until, last_id) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (id) DO NOTHING",
      id, lease.owner, lease.until, last_possible_id(lease.node, lease.until));
  return taken == 1 ? std::optional(lease) : std::nullopt;
}

bool write_lease(db::Session& session, const NodeLease& before, Instant until,
                 std::int64_t last_id) {
  db::Transaction transaction(session, db::Mode::write, db::no_tenant);
  const std::int64_t written = db::Writer(session).run(
      "UPDATE node SET lease_until = $1, last_id = $2 "
      "WHERE id = $3 AND owner = $4 AND lease_until = $5",
      until, last_id, before.node, before.owner, before.until);
  transaction.commit();
  return written == 1;
}

}  // namespace

NodeLease lease_node(db::Session& session, const NodeWish& wish) {
  constexpr int tries_max = 100;
  for (int tries = 0; tries < tries_max; ++tries) {
    db::Transaction transaction(session, db::Mode::write, db::no_tenant);
    db::Writer writer(session);
    auto lease = take_expired(writer, wish);
    if (!lease) lease = take_new(writer, wish);
    transaction.commit();
    if (lease) return *lease;
  }
  throw Fault("no node number could be leased: too many others want one");
}

bool renew_node(db::Session& session, NodeLease& lease, const IdSource& ids, const NodeWish& wish) {
  const Instant until = wish.now + wish.length;
  const std::int64_t last_id = std::max(ids.last(), last_possible_id(lease.node, until));
  if (!write_lease(session, lease, until, last_id)) return false;
  lease.until = until;
  return true;
}

void release_node(db::Session& session, const NodeLease& lease, const IdSource& ids, Instant now) {
  // One microsecond earlier, so that it counts as expired at once. A lease lost already stays lost.
  static_cast<void>(write_lease(session, lease, now - Duration(1), ids.last()));
}

}  // namespace supercargo::journal

#include "app/transfer.h"

#include "kernel/clock.h"

namespace supercargo::app {

Result<Loaded> load(db::Database& target, const db::StreamHead& head,
                    const std::function<void(const db::FrameSink&)>& feed) {
  const auto now_us = SystemClock().now().us;
  auto migrations = db::migrations_of(head);
  if (!migrations) return std::move(migrations.error());
  const auto known = db::known_migrations();
  const auto state = db::migration_state(target, known);
  if (state.pending.size() == known.size() && state.unknown.empty())
    db::migrate(target, *migrations, now_us);
  Loaded loaded;
  {
    db::StreamLoader loader(target);
    if (auto problem = loader.refuse(head, now_us)) return std::move(*problem);
    feed([&](const db::Frame& frame) { loader.take(frame); });
    loaded.rows = loader.commit();
  }
  db::migrate(target, known, now_us);
  target.analyze();
  loaded.verified = verify(target);
  return loaded;
}

Result<Copied> copy(db::Database& from, db::Database& to) {
  const auto now_us = SystemClock().now().us;
  Copied copied;
  auto loaded = load(to, db::stream_head(from, now_us), [&](const db::FrameSink& sink) {
    copied.read = db::stream_out(from, now_us, sink);
  });
  if (!loaded) return std::move(loaded.error());
  copied.there = std::move(*loaded);
  copied.source = verify(from);
  return copied;
}

}  // namespace supercargo::app

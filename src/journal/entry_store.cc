#include "journal/entry_store.h"

#include "db/packing.h"

namespace supercargo::journal {

std::optional<ChainHead> find_head(const db::Reader& reader) {
  const auto heads = reader.values<std::int64_t, Bytes>(
      "SELECT seq, hash FROM chain_head WHERE tenant_id = $1 LIMIT 1");
  if (heads.empty()) return std::nullopt;
  const auto& [seq, hash] = heads.front();
  return ChainHead{seq, seq == 0 ? chain_start() : hash.data};
}

void add_head(db::Writer& writer, const ChainHead& head) {
  writer.run("INSERT INTO chain_head (tenant_id, seq, hash) VALUES ($1, $2, $3)", head.seq,
             Bytes{head.hash});
}

void move_head(db::Writer& writer, const ChainHead& before, const ChainHead& after) {
  const std::int64_t moved =
      writer.run("UPDATE chain_head SET seq = $2, hash = $3 WHERE tenant_id = $1 AND seq = $4",
                 after.seq, Bytes{after.hash}, before.seq);
  if (moved != 1) throw Fault("the journal's chain head moved during a transaction");
}

void add_entries(db::Writer& writer, const std::vector<Entry>& entries) {
  writer.insert_rows(entries);
}

std::vector<Entry> entries_after(const db::Reader& reader, std::int64_t seq, int limit) {
  return reader.rows<Entry>(
      "SELECT {fields} FROM journal WHERE tenant_id = $1 AND seq > $2 ORDER BY seq LIMIT $3", seq,
      limit);
}

std::vector<Entry> headings_after(const db::Reader& reader, std::int64_t seq, int limit) {
  const auto rows = reader.values<std::int64_t, Instant, std::string, std::string, std::int64_t,
                                  std::string, std::int64_t, std::string>(
      "SELECT seq, at, name, record, record_id, prefix, revision, request_id FROM journal "
      "WHERE tenant_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
      seq, limit);
  std::vector<Entry> entries;
  entries.reserve(rows.size());
  for (const auto& [number, at, name, record, record_id, prefix, revision, request_id] : rows) {
    Entry& entry = entries.emplace_back();
    entry.seq = number;
    entry.at = at;
    entry.name = name;
    entry.record = record;
    entry.record_id = record_id;
    entry.prefix = prefix;
    entry.revision = revision;
    entry.request_id = request_id;
  }
  return entries;
}

std::string changes_at(const db::Reader& reader, std::int64_t seq) {
  const auto found = reader.values<std::string, Bytes>(
      "SELECT changes, changes_packed FROM journal WHERE tenant_id = $1 AND seq = $2 LIMIT 1", seq);
  if (found.empty()) return "";
  const auto& [changes, frame] = found.front();
  return db::unpacked(changes, frame.data);
}

std::vector<Entry> entries_about(const db::Reader& reader, std::int64_t subject, std::int64_t seq,
                                 int limit) {
  return reader.rows<Entry>(
      "SELECT {fields} FROM journal WHERE tenant_id = $1 AND subject_id = $2 AND seq > $3 "
      "ORDER BY seq LIMIT $4",
      subject, seq, limit);
}

std::vector<Entry> entries_of(const db::Reader& reader, std::int64_t record_id, std::int64_t seq,
                              int limit) {
  return reader.rows<Entry>(
      "SELECT {fields} FROM journal WHERE tenant_id = $1 AND record_id = $2 AND seq > $3 "
      "ORDER BY seq LIMIT $4",
      record_id, seq, limit);
}

std::optional<LastTold> last_told_of(const db::Reader& reader, std::int64_t record_id) {
  auto told = reader.values<std::string, PersonId>(
      "SELECT name, person_id FROM journal WHERE tenant_id = $1 AND record_id = $2 "
      "ORDER BY seq DESC LIMIT 1",
      record_id);
  if (told.empty()) return std::nullopt;
  auto& [name, person] = told.front();
  return LastTold{std::move(name), person};
}

std::vector<Entry> entries_since(const db::Reader& reader, std::int64_t record_id,
                                 std::int64_t revision) {
  return reader.rows<Entry>(
      "SELECT {fields} FROM journal WHERE tenant_id = $1 AND record_id = $2 AND revision > $3 "
      "ORDER BY seq LIMIT 500",
      record_id, revision);
}

std::int64_t count_after(const db::Reader& reader, std::int64_t seq) {
  return reader
      .value<std::int64_t>("SELECT COUNT(*) FROM journal WHERE tenant_id = $1 AND seq > $2", seq)
      .value_or(0);
}

ErasedCount count_erased(const db::Reader& reader) {
  const auto subjects = reader.value<std::int64_t>(
      "SELECT COUNT(*) FROM subject_key WHERE tenant_id = $1 AND erased_at IS NOT NULL");
  const auto entries = reader.value<std::int64_t>(
      "SELECT COUNT(*) FROM journal j JOIN subject_key k "
      "ON k.tenant_id = j.tenant_id AND k.subject_id = j.subject_id "
      "WHERE j.tenant_id = $1 AND k.erased_at IS NOT NULL");
  return {subjects.value_or(0), entries.value_or(0)};
}

std::int64_t find_cursor(const db::Reader& reader, const std::string& subscriber) {
  return reader
      .value<std::int64_t>(
          "SELECT seq FROM journal_cursor WHERE tenant_id = $1 AND subscriber = $2 LIMIT 1",
          subscriber)
      .value_or(0);
}

bool move_cursor(db::Writer& writer, const std::string& subscriber, std::int64_t before,
                 std::int64_t seq) {
  return 1 == writer.run(
                  "INSERT INTO journal_cursor (tenant_id, subscriber, seq) VALUES ($1, $2, $3) "
                  "ON CONFLICT (tenant_id, subscriber) DO UPDATE SET seq = excluded.seq "
                  "WHERE journal_cursor.seq = $4",
                  subscriber, seq, before);
}

}  // namespace supercargo::journal

#include "evidence/store.h"

#include <algorithm>

#include "journal/entry_store.h"

namespace supercargo::evidence {
namespace {

constexpr int page_entries = 500;

std::string hash_at(const db::Reader& reader, std::int64_t seq) {
  if (seq == 0) return journal::chain_start();
  const auto hash = reader.value<Bytes>(
      "SELECT hash FROM journal WHERE tenant_id = $1 AND seq = $2 LIMIT 1", seq);
  return hash ? hash->data : std::string();
}

// False when there are more than so many.
bool append_about(const db::Reader& reader, std::int64_t record, std::size_t limit,
                  std::vector<journal::Entry>& entries) {
  std::int64_t seq = 0;
  for (;;) {
    auto page = journal::entries_of(reader, record, seq, page_entries);
    if (page.empty()) return true;
    seq = page.back().seq;
    if (entries.size() + page.size() > limit) return false;
    std::move(page.begin(), page.end(), std::back_inserter(entries));
  }
}

}  // namespace

std::optional<Pack> find(const db::Reader& reader, PackId id) {
  return reader.row<Pack>(
      "SELECT {fields} FROM evidence_pack WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

Result<db::Page<Pack>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Pack>(reader, request);
}

void add(db::Writer& writer, const Pack& pack) { writer.insert_row(pack); }

std::optional<std::vector<packs::Segment>> segments_about(const db::Reader& reader,
                                                          std::vector<std::int64_t> records,
                                                          std::size_t limit) {
  std::sort(records.begin(), records.end());
  records.erase(std::unique(records.begin(), records.end()), records.end());
  std::vector<journal::Entry> entries;
  for (const std::int64_t record : records)
    if (!append_about(reader, record, limit, entries)) return std::nullopt;
  std::sort(entries.begin(), entries.end(),
            [](const journal::Entry& a, const journal::Entry& b) { return a.seq < b.seq; });
  std::vector<packs::Segment> segments;
  for (journal::Entry& entry : entries) {
    const bool follows = !segments.empty() && segments.back().entries.back().seq + 1 == entry.seq;
    if (!follows) segments.push_back({hash_at(reader, entry.seq - 1), {}});
    segments.back().entries.push_back(std::move(entry));
  }
  return segments;
}

}  // namespace supercargo::evidence

#include "journal/changes.h"
#include "journal/entry_store.h"
#include "journal/unit.h"

namespace supercargo::journal {
namespace {

// What is personal but nobody's in particular belongs to the tenant itself.
std::int64_t subject_of(const Fact& fact, std::int64_t tenant) {
  return fact.subject == 0 && has_personal(fact) ? tenant : fact.subject;
}

SubjectKeys keys_for(db::Writer& writer, const Sealer& sealer, const std::vector<Told>& told) {
  SubjectKeys keys(sealer);
  std::vector<std::int64_t> subjects;
  for (const Told& each : told)
    if (has_personal(each.fact)) subjects.push_back(subject_of(each.fact, writer.tenant()));
  if (!subjects.empty()) keys.read_or_make(writer, std::move(subjects), told.front().call->now);
  return keys;
}

Entry entry_of(const Told& told, std::int64_t tenant, std::int64_t seq, const SubjectKeys& keys) {
  const Fact& fact = told.fact;
  const Call& call = *told.call;
  SUPERCARGO_CHECK(*fact.name != '\0' && *fact.record != '\0' && *fact.prefix != '\0');
  const SealedPlace place{tenant, subject_of(fact, tenant), seq, {}};
  return {
      .seq = seq,
      .at = call.now,
      .name = fact.name,
      .record = fact.record,
      .record_id = fact.record_id,
      .prefix = fact.prefix,
      .revision = fact.revision,
      .subject = {place.subject},
      .actor = call.actor.kind,
      .person = call.actor.person,
      .key = call.actor.key,
      .request_id = call.request_id.empty() ? "-" : call.request_id,
      .reason = stored_reason(keys, place, fact.reason),
      .changes = stored_changes(keys, place, fact),
      .hash = {},
  };
}

}  // namespace

void append(db::Writer& writer, Services& services, const std::vector<Told>& told) {
  if (told.empty()) return;
  const auto head = find_head(writer);
  if (!head) throw Fault("the tenant's journal has no chain head");
  const SubjectKeys keys = keys_for(writer, services.sealer, told);

  std::vector<Entry> entries;
  entries.reserve(told.size());
  ChainHead last = *head;
  for (const Told& each : told) {
    Entry& entry = entries.emplace_back(entry_of(each, writer.tenant(), ++last.seq, keys));
    entry.hash.data = chained_hash(last.hash, writer.tenant(), entry);
    last.hash = entry.hash.data;
  }
  add_entries(writer, entries);
  move_head(writer, *head, last);
}

}  // namespace supercargo::journal

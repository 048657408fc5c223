#include "journal/subscribers.h"

#include <fmt/format.h>

#include <algorithm>

#include "journal/entry_store.h"

namespace supercargo::journal {
namespace {

constexpr std::string_view moved_meanwhile = "40001";  // serialization_failure

struct Slice {
  std::int64_t after = 0;
  std::vector<Entry> entries;
  bool more = false;
};

class Hearing {
 public:
  Hearing(db::Session& session, Services& services, const Listening& listening,
          Subscriber& subscriber)
      : session_(session), services_(services), listening_(listening), subscriber_(subscriber) {}

  Slice next_slice() {
    db::Transaction transaction(session_, db::Mode::read, listening_.tenant);
    const db::Reader reader(session_);
    Slice slice{.after = find_cursor(reader, subscriber_.name())};
    slice.entries = headings_after(reader, slice.after, static_cast<int>(slice_entries));
    transaction.commit();
    slice.more = slice.entries.size() == slice_entries;
    cut(slice);
    return slice;
  }

  void hear(std::int64_t after, std::span<const Entry> entries) {
    const bool projects = subscriber_.projects();
    db::Transaction transaction(session_, projects ? db::Mode::beside : db::Mode::write,
                                listening_.tenant);
    db::Writer writer(session_);
    if (!takes(writer, after, entries.back().seq)) return;
    std::vector<Call> calls;  // stay where they are: what is told points at them
    calls.reserve(entries.size());
    std::vector<Told> told;
    std::vector<Subscriber::Heard> heard;
    for (const Entry& entry : entries) {
      if (!subscriber_.wants(entry.name)) continue;
      const Call& call = calls.emplace_back(call_for(entry));
      heard.push_back({Unit(writer, services_, call, told), entry});
    }
    if (!heard.empty()) subscriber_.handle_all(heard);
    if (projects) {
      SUPERCARGO_CHECK(told.empty());
    } else {
      append(writer, services_, told);
    }
    transaction.commit();
  }

 private:
  // First of all: another process may have heard these entries meanwhile, or hear them now.
  bool takes(db::Writer& writer, std::int64_t after, std::int64_t last) const {
    try {
      return move_cursor(writer, subscriber_.name(), after, last);
    } catch (const db::DatabaseFault& fault) {
      if (fault.sqlstate() != moved_meanwhile) throw;
      return false;
    }
  }
  // Behind as many as are wanted at once.
  void cut(Slice& slice) const {
    const std::size_t most = std::min(subscriber_.at_once(), listening_.at_most);
    std::size_t wanted = 0;
    for (std::size_t i = 0; i + 1 < slice.entries.size(); ++i) {
      if (subscriber_.wants(slice.entries[i].name)) ++wanted;
      if (wanted < most) continue;
      slice.entries.resize(i + 1);
      slice.more = true;
    }
  }
  Call call_for(const Entry& entry) const {
    return {.actor = {},
            .now = listening_.now,
            .request_id = fmt::format("{}:{}", subscriber_.name(), entry.seq),
            .tenant = listening_.tenant};
  }

  db::Session& session_;
  Services& services_;
  const Listening& listening_;
  Subscriber& subscriber_;
};

}  // namespace

bool run_once(db::Session& session, Services& services, const Listening& listening,
              Subscriber& subscriber) {
  Hearing hearing(session, services, listening, subscriber);
  const Slice slice = hearing.next_slice();
  if (slice.entries.empty()) return false;
  try {
    hearing.hear(slice.after, slice.entries);
  } catch (const std::exception&) {
    // One by one, so that the entry at fault keeps back none before it; its own fault is passed on.
    std::int64_t after = slice.after;
    for (const Entry& entry : slice.entries) {
      hearing.hear(after, {&entry, 1});
      after = entry.seq;
    }
  }
  return slice.more;
}

}  // namespace supercargo::journal

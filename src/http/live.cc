#include "http/live.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "http/live_event.h"
#include "journal/entry_store.h"

namespace supercargo::http {
namespace {

constexpr int entries_a_read = 500;

struct Reader {
  const std::int64_t tenant;
  const std::int64_t principal;
  Stream stream;
  Audience audience;
  Instant spoken;  // when something was sent last
  Instant until;
  std::optional<std::int64_t> heard;  // the last entry's number; nothing until the first look

  bool say(std::string bytes, Instant now) {
    spoken = now;
    return stream.send(std::move(bytes));
  }
};
using Readers = std::vector<std::shared_ptr<Reader>>;

// Whoever may read one may hear of it; of records that no operation shows nothing is told.
std::map<std::string, RoleSet, std::less<>> audiences_of(const Routes& routes) {
  std::map<std::string, RoleSet, std::less<>> audiences;
  for (const Operation& operation : routes.operations()) {
    if (operation.effect != Effect::read || operation.gives == nullptr) continue;
    RoleSet& may = audiences[operation.gives->name];
    may = may | operation.declared.may;
  }
  return audiences;
}

Problem too_many_streams() {
  return {Refusal::too_many, "too_many_streams", "Close another live stream first."};
}

}  // namespace

struct Live::State {
  State(const LiveParts& given, const LiveSettings& set)
      : parts(given), settings(set), audiences(audiences_of(given.routes)) {}

  std::optional<Problem> refuse(const Principal& principal) const {
    std::size_t own = 0;
    std::size_t of_tenant = 0;
    for (const auto& reader : readers) {
      if (reader->tenant != principal.tenant) continue;
      ++of_tenant;
      if (reader->principal == principal.id) ++own;
    }
    const bool is_key = principal.actor.kind == journal::ActorKind::key;
    const auto own_max = is_key ? settings.streams_a_key : settings.streams_a_session;
    if (own >= own_max || of_tenant >= settings.streams_a_tenant ||
        readers.size() >= settings.streams)
      return too_many_streams();
    return std::nullopt;
  }

  void run() {
    std::unique_lock lock(mutex);
    while (!stopping) {
      wake.wait_for(lock, settings.poll, [this] { return stopping || woken; });
      if (stopping) return;
      woken = false;
      const Readers now_listening = readers;
      lock.unlock();
      look(now_listening);
      std::this_thread::sleep_for(settings.pause);
      lock.lock();
      std::erase_if(readers, [](const auto& reader) { return reader->stream.closed(); });
    }
  }

  void look(const Readers& listening) const {
    std::map<std::int64_t, Readers> by_tenant;
    for (const auto& reader : listening) by_tenant[reader->tenant].push_back(reader);
    for (auto& [tenant, theirs] : by_tenant) {
      try {
        parts.database.read(tenant, [&, &all = theirs](db::Session& session) {
          look_at_tenant(db::Reader(session), all);
        });
      } catch (const std::exception& fault) {
        // The next look tries again from where each reader stands.
        parts.observer.faulted("live", fault);
      }
    }
  }

  void look_at_tenant(const db::Reader& reader, const Readers& theirs) const {
    const auto head = journal::find_head(reader);
    const std::int64_t last = head ? head->seq : 0;
    const Instant now = parts.clock.now();
    std::int64_t from = last;
    for (const auto& each : theirs) {
      start(*each, last, now);
      from = std::min(from, *each->heard);
    }
    while (from < last) {
      const auto entries = journal::entries_after(reader, from, entries_a_read);
      if (entries.empty()) break;
      from = entries.back().seq;
      for (const auto& each : theirs) tell(reader, *each, entries, now);
    }
    if (parts.passing)
      for (const Passing& news : parts.passing(reader, now))
        for (const auto& each : theirs) pass_on(reader, *each, news, now);
    for (const auto& each : theirs) keep_alive(reader, *each, now);
  }

  // Where the reader goes on, and from which moment it hears everything.
  void start(Reader& reader, std::int64_t last, Instant now) const {
    if (reader.heard) return;
    const std::string& asked = reader.audience.last_event_id;
    const auto known = last_event_id_of(asked);
    const bool goes_on = known && *known <= last && last - *known <= settings.replay_max;
    reader.heard = goes_on ? *known : last;
    std::string first = ready_event(*reader.heard);
    if (!asked.empty() && !goes_on) first.append(reset_event(last));
    reader.say(std::move(first), now);
  }

  // Null once the session or key is over; then nothing more is said.
  bool is_still_good(const db::Reader& database, Reader& reader, Instant now) const {
    auto principal = parts.authenticator.remembered(reader.audience.credential, now);
    if (principal == nullptr)
      principal = parts.authenticator.look_up(database, reader.audience.credential, now);
    if (principal == nullptr || principal->actor.portal()) {
      reader.stream.close();
      return false;
    }
    reader.audience.principal = std::move(principal);
    return true;
  }

  void tell(const db::Reader& database, Reader& reader, const std::vector<journal::Entry>& entries,
            Instant now) const {
    if (reader.stream.closed() || entries.back().seq <= *reader.heard) return;
    if (!is_still_good(database, reader, now)) return;
    std::string events;
    for (const journal::Entry& entry : entries)
      if (entry.seq > *reader.heard && may_hear(reader.audience.principal->actor, entry.record))
        events.append(live_event(entry));
    reader.heard = entries.back().seq;
    if (!events.empty()) reader.say(std::move(events), now);
  }

  void pass_on(const db::Reader& database, Reader& reader, const Passing& news, Instant now) const {
    const PersonId person = reader.audience.principal->actor.person;
    const bool is_named = std::find(news.to.begin(), news.to.end(), person) != news.to.end();
    if (reader.stream.closed() || !is_named || !is_still_good(database, reader, now)) return;
    if (may_hear(reader.audience.principal->actor, news.record))
      reader.say(passing_event(news.type, news.id), now);
  }

  bool may_hear(const journal::Actor& actor, const std::string& record) const {
    const auto found = audiences.find(record);
    return found != audiences.end() && (actor.sole_person || found->second.meets(actor.roles));
  }

  void keep_alive(const db::Reader& database, Reader& reader, Instant now) const {
    if (reader.stream.closed()) return;
    if (now >= reader.until) return reader.stream.close();
    if (now - reader.spoken < settings.heartbeat) return;
    if (is_still_good(database, reader, now)) reader.say(std::string(heartbeat_event), now);
  }

  const LiveParts parts;
  const LiveSettings settings;
  const std::map<std::string, RoleSet, std::less<>> audiences;
  mutable std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  bool woken = false;
  std::int64_t opened_ever = 0;
  Readers readers;
  std::thread thread;
};

Live::Live(const LiveParts& parts, const LiveSettings& settings)
    : state_(std::make_unique<State>(parts, settings)) {
  state_->thread = std::thread([this] { state_->run(); });
}

Live::~Live() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->wake.notify_all();
  state_->thread.join();
  for (const auto& reader : state_->readers) reader->stream.close();
}

std::optional<Problem> Live::open(Audience audience, Response head, Responder& responder) {
  if (audience.principal->actor.portal())
    return Problem{Refusal::forbidden, "forbidden", "Live events are for the staff."};
  const Instant now = state_->parts.clock.now();
  const std::lock_guard lock(state_->mutex);
  std::erase_if(state_->readers, [](const auto& reader) { return reader->stream.closed(); });
  if (auto problem = state_->refuse(*audience.principal)) return problem;
  // Streams opened together shall not all come back together.
  const Duration early = state_->settings.longest / 12 * (state_->opened_ever++ % 12) / 12;
  const Instant until = now + (state_->settings.longest - early);
  head.headers.emplace_back("Content-Type", "text/event-stream");
  head.headers.emplace_back("X-Accel-Buffering", "no");
  const auto tenant = audience.principal->tenant;
  const auto principal = audience.principal->id;
  state_->readers.push_back(std::make_shared<Reader>(Reader{
      tenant, principal, responder.stream(std::move(head)), std::move(audience), now, until, {}}));
  state_->woken = true;
  state_->wake.notify_all();
  return std::nullopt;
}

void Live::wake() {
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->readers.empty()) return;
    state_->woken = true;
  }
  state_->wake.notify_all();
}

std::size_t Live::streams() const {
  const std::lock_guard lock(state_->mutex);
  return state_->readers.size();
}

void add_live_route(Routes& routes) {
  routes.live({.path = "/events",
               .name = "listen_to_events",
               .summary = "Live events: type, id, revision and changed field names.",
               .may = everyone});
}

}  // namespace supercargo::http

#include "app/background.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "app/duties.h"
#include "app/subscribers.h"
#include "db/statistics.h"
#include "db/transaction.h"
#include "journal/own_work.h"
#include "journal/portion.h"

namespace supercargo::app {
namespace {

constexpr auto look_every = std::chrono::seconds(1);
constexpr auto renew_every = std::chrono::minutes(2);
constexpr auto tenants_every = std::chrono::seconds(5);
constexpr auto busy_share = std::chrono::milliseconds(250);  // of a look, for each subscriber
constexpr int busy_rest = 4;                                 // times as long as it worked

}  // namespace

struct Background::State {
  explicit State(const Parts& given)
      : parts(given), session(given.installation.database().connect()), duties(all_duties()) {
    for (const auto& each : duties) all.push_back(each.get());
    worker = std::thread([this] { keep_working(); });
    renewer = std::thread([this] { keep_renewing(); });
  }

  void stop() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    changed.notify_all();
    worker.join();
    renewer.join();
  }

  // False when it is time to stop.
  bool pause(std::chrono::milliseconds length, const bool& woken) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, length, [&] { return stopping || woken; });
    return !stopping;
  }

  void keep_working() {
    while (pause(look_every, told)) {
      {
        const std::lock_guard lock(mutex);
        told = false;
      }
      try {
        find_tenants();
        for (const journal::Tenant& tenant : tenants) work_for(tenant);
        hear_journals();
      } catch (const std::exception& fault) {
        // The database may come back; whatever was under way was rolled back.
        parts.log.faulted("background", fault);
      }
    }
  }

  void find_tenants() {
    const auto now = std::chrono::steady_clock::now();
    if (now < tenants_known_until) return;
    parts.authenticator.refresh_tenants(parts.installation.database());
    tenants.clear();
    db::Transaction looking(*session, db::Mode::read, db::no_tenant);
    tenants = journal::tenants_after(db::Reader(*session), TenantId{});
    looking.commit();
    if (looks_for_new_tables)
      looks_for_new_tables = db::analyze_new_tables(parts.installation.database());
    tenants_known_until = now + tenants_every;
    for (const journal::Tenant& tenant : tenants) {
      if (!provided.insert(tenant.id.value).second) continue;
      auto& services = parts.installation.services();
      const journal::Call call =
          journal::own_call(services, parts.installation.clock().now(), tenant.id.value);
      static_cast<void>(journal::perform(*session, services, call, schedule_recurring, Done{}));
    }
  }

  void work_for(const journal::Tenant& tenant) {
    jobs::run_due(*session, parts.installation.services(),
                  {.tenant = tenant.id.value,
                   .clock = parts.installation.clock(),
                   .duties = all,
                   .faulted = [this](const jobs::Job& job, const std::exception& fault) {
                     parts.log.faulted(job.kind, fault);
                   }});
  }

  // At most once a look: a writer of its own that woke at every commit would stand in the way of
  // those that commit.
  void hear_journals() {
    const auto now = std::chrono::steady_clock::now();
    if (now < hear_again_at) return;
    hear_again_at = now + look_every;
    std::vector<std::int64_t> heard;
    for (const journal::Tenant& tenant : tenants) {
      for (const auto& subscriber : subscribers) hear(tenant, *subscriber);
      heard.push_back(tenant.id.value);
    }
    mailing.look_at(heard);
    sending.look_at(std::move(heard));
  }

  // What one subscriber stumbles over keeps back no other one and no other tenant. While orders
  // are taken, it takes a small part of the time in small portions, and goes on where it stopped a
  // look later.
  void hear(const journal::Tenant& tenant, journal::Subscriber& subscriber) {
    const auto until = std::chrono::steady_clock::now() + busy_share;
    journal::Portion& portion = portions[subscriber.name()];
    try {
      bool more = true;
      while (more && !is_stopping()) {
        const auto began = std::chrono::steady_clock::now();
        more = journal::run_once(
            *session, parts.installation.services(),
            {tenant.id.value, parts.installation.clock().now(), portion.size()}, subscriber);
        const auto ended = std::chrono::steady_clock::now();
        if (!parts.writers_are_busy()) {
          portion.note_alone();
          continue;
        }
        portion.note_beside_writers(ended - began);
        if (more && ended > until) return;
        if (more) rest(busy_rest * (ended - began));
      }
    } catch (const std::exception& fault) {
      parts.log.faulted(subscriber.name(), fault);
    }
  }

  void rest(std::chrono::nanoseconds length) {
    const bool never = false;
    pause(std::chrono::ceil<std::chrono::milliseconds>(length), never);
  }

  bool is_stopping() {
    const std::lock_guard lock(mutex);
    return stopping;
  }

  void keep_renewing() {
    const bool never = false;
    while (pause(renew_every, never)) {
      bool is_ours = false;
      try {
        is_ours = parts.installation.renew_node();
      } catch (const std::exception& fault) {
        parts.log.faulted("node_lease", fault);
        is_ours = !parts.installation.lease_has_ended();
      }
      if (!is_ours) return parts.node_lost();
    }
  }

  const Parts parts;
  std::unique_ptr<db::Session> session;
  std::vector<std::unique_ptr<jobs::Duty>> duties;
  std::vector<jobs::Duty*> all;
  std::vector<std::unique_ptr<journal::Subscriber>> subscribers = all_subscribers(
      parts.mail.server.host.empty() ? signoffs::Herald::Post::none : signoffs::Herald::Post::mail);
  std::map<std::string_view, journal::Portion> portions;  // of each subscriber
  Sending sending{parts.installation, parts.log, parts.outbound};
  Mailing mailing{parts.installation, parts.log, parts.mail};
  Collecting collecting{parts.installation, parts.log, parts.postbox};
  std::chrono::steady_clock::time_point hear_again_at{};
  std::vector<journal::Tenant> tenants;
  std::set<std::int64_t> provided;  // tenants whose recurring jobs are there
  std::chrono::steady_clock::time_point tenants_known_until{};
  std::mutex mutex;
  std::condition_variable changed;
  bool looks_for_new_tables = true;
  bool stopping = false;
  bool told = false;
  std::thread worker;
  std::thread renewer;
};

Background::Background(const Parts& parts) : state_(std::make_unique<State>(parts)) {}

Background::~Background() { state_->stop(); }

void Background::committed() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->told = true;
  }
  state_->changed.notify_all();
}

}  // namespace supercargo::app

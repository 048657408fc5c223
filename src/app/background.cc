#include "app/background.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "app/duties.h"
#include "app/subscribers.h"
#include "db/statistics.h"
#include "db/transaction.h"

namespace supercargo::app {
namespace {

constexpr auto look_every = std::chrono::seconds(1);
constexpr auto renew_every = std::chrono::minutes(2);
constexpr auto tenants_every = std::chrono::seconds(5);

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
      const Instant at = parts.installation.clock().now();
      const journal::Call call{.actor = {},
                               .now = at,
                               .request_id = id_text("req", services.ids.next(at)),
                               .tenant = tenant.id.value};
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
    sending.look_at(std::move(heard));
  }

  // What one subscriber stumbles over keeps back no other one and no other tenant.
  void hear(const journal::Tenant& tenant, journal::Subscriber& subscriber) {
    try {
      while (!is_stopping() &&
             journal::run_once(*session, parts.installation.services(),
                               {tenant.id.value, parts.installation.clock().now()}, subscriber))
        continue;
    } catch (const std::exception& fault) {
      parts.log.faulted(subscriber.name(), fault);
    }
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
  std::vector<std::unique_ptr<journal::Subscriber>> subscribers = all_subscribers();
  Sending sending{parts.installation, parts.log, parts.outbound};
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

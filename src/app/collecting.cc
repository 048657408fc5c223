#include "app/collecting.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/mailing.h"

namespace supercargo::app {
namespace {

constexpr std::chrono::milliseconds look_every{1000};

}  // namespace

struct Collecting::State {
  State(Installation& installation, http::Log& given, inboxes::Postbox named)
      : log(given),
        postbox(std::move(named)),
        session(installation.database().connect()),
        collector({*session, installation.services(), installation.clock(), postbox}) {
    thread = std::thread([this] { keep_collecting(); });
  }

  // False when it is time to stop.
  bool pause() {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, look_every, [this] { return stopping; });
    return !stopping;
  }

  // A company may be founded while we serve.
  bool knows_whose() {
    if (whose) return true;
    db::Transaction looking(*session, db::Mode::read, db::no_tenant);
    const db::Reader reader(*session);
    const auto tenant = postbox.company.empty()
                            ? journal::only_tenant(reader)
                            : journal::find_tenant_by_code(reader, postbox.company);
    looking.commit();
    if (tenant) whose = tenant->id;
    return whose.has_value();
  }

  void keep_collecting() {
    while (pause()) {
      try {
        if (knows_whose()) collector.collect(whose->value);
      } catch (const std::exception& fault) {
        // What is not written down is fetched again when the lease ends.
        log.faulted("inbox", fault);
      }
    }
  }

  void stop() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    changed.notify_all();
    thread.join();
  }

  http::Log& log;
  const inboxes::Postbox postbox;
  std::unique_ptr<db::Session> session;
  inboxes::Collector collector;
  std::optional<TenantId> whose;  // the thread's own
  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;
  std::thread thread;
};

Collecting::Collecting(Installation& installation, http::Log& log, const inboxes::Postbox& postbox)
    : state_(postbox.server.host.empty() ? nullptr
                                         : std::make_unique<State>(installation, log, postbox)) {}

Collecting::~Collecting() {
  if (state_ != nullptr) state_->stop();
}

inboxes::Postbox mail_postbox(const Settings& settings) {
  inboxes::Postbox postbox;
  postbox.server.host = settings.text("imap_host");
  postbox.server.port = static_cast<std::uint16_t>(settings.number("imap_port"));
  postbox.server.security = security_of(settings.text("imap_security"));
  postbox.server.user = settings.text("imap_user");
  postbox.server.password = settings.text("imap_password");
  postbox.server.folder = settings.text("imap_folder");
  postbox.server.ca_file = settings.text("outbound_ca_file");
  postbox.company = settings.text("imap_company");
  postbox.every = std::chrono::seconds(settings.number("imap_every_s"));
  return postbox;
}

}  // namespace supercargo::app

#include "app/mailing.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace supercargo::app {
namespace {

constexpr std::chrono::milliseconds look_every{1000};
constexpr int mails_in_turn = 10;  // of one company before the next one has its turn

}  // namespace

struct Mailing::State {
  State(Installation& installation, http::Log& given, mails::Post named)
      : log(given),
        post(std::move(named)),
        session(installation.database().connect()),
        courier({*session, installation.services(), installation.clock(), post}) {
    thread = std::thread([this] { keep_sending(); });
  }

  // False when it is time to stop.
  bool pause() {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, look_every, [this] { return stopping || told; });
    told = false;
    looked_at = tenants;
    return !stopping;
  }

  bool is_stopping() {
    const std::lock_guard lock(mutex);
    return stopping;
  }

  void keep_sending() {
    while (pause()) {
      try {
        for (const std::int64_t tenant : looked_at)
          for (int n = 0; n < mails_in_turn && !is_stopping(); ++n)
            if (!courier.send_one(tenant)) break;
      } catch (const std::exception& fault) {
        // What is not written down is sent again when its lease ends.
        log.faulted("mails", fault);
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
  const mails::Post post;
  std::unique_ptr<db::Session> session;
  mails::Courier courier;
  std::vector<std::int64_t> looked_at;  // the thread's own
  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;
  bool told = false;
  std::vector<std::int64_t> tenants;
  std::thread thread;
};

Mailing::Mailing(Installation& installation, http::Log& log, const mails::Post& post)
    : state_(post.server.host.empty() ? nullptr
                                      : std::make_unique<State>(installation, log, post)) {}

Mailing::~Mailing() {
  if (state_ != nullptr) state_->stop();
}

void Mailing::look_at(std::vector<std::int64_t> tenants) {
  if (state_ == nullptr) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->tenants = std::move(tenants);
    state_->told = true;
  }
  state_->changed.notify_all();
}

outbound::SmtpSecurity security_of(const std::string& word) {
  if (word == "tls") return outbound::SmtpSecurity::tls;
  return word == "plain" ? outbound::SmtpSecurity::plain : outbound::SmtpSecurity::starttls;
}

mails::Post mail_post(const Settings& settings, const std::string& address) {
  mails::Post post;
  post.server.host = settings.text("smtp_host");
  post.server.port = static_cast<std::uint16_t>(settings.number("smtp_port"));
  post.server.security = security_of(settings.text("smtp_security"));
  post.server.user = settings.text("smtp_user");
  post.server.password = settings.text("smtp_password");
  post.server.ca_file = settings.text("outbound_ca_file");
  post.from = settings.text("mail_from");
  post.server.greeting = post.from.substr(post.from.find('@') + 1);
  post.link_base = settings.text("public_url").empty() ? address : settings.text("public_url");
  return post;
}

}  // namespace supercargo::app

#include "app/serving.h"

#include <atomic>
#include <cstdlib>

#include "app/authenticator.h"
#include "app/background.h"
#include "app/command.h"
#include "app/desk.h"
#include "app/operations.h"
#include "app/presence_news.h"
#include "http/listener.h"
#include "http/log.h"
#include "http/metrics.h"
#include "http/probes.h"
#include "http/server.h"
#include "http/url.h"
#include "kernel/embedded.h"

namespace supercargo::app {
namespace {

// Wakes the background when something was committed.
class CommitBell final : public http::Observer {
 public:
  void answered(const http::Answered&) override {}
  void faulted(std::string_view, const std::exception&) override {}
  void committed(std::size_t) override {
    if (http::Live* const listening = live.load()) listening->wake();
    if (Background* const waiting = background.load()) waiting->committed();
  }
  std::atomic<Background*> background = nullptr;
  std::atomic<http::Live*> live = nullptr;
};

http::LogSettings log_settings(const Settings& settings) {
  const std::string& level = settings.text("log_level");
  return {.file = settings.text("log_file"),
          .least = level == "error"     ? http::LogLevel::error
                   : level == "warning" ? http::LogLevel::warning
                                        : http::LogLevel::info};
}

db::GroupWriter::Settings writer_settings(const Settings& settings) {
  db::GroupWriter::Settings wanted;
  wanted.threads = settings.is_sqlite() ? 1 : static_cast<unsigned>(settings.number("writers"));
  return wanted;
}

bool is_https(const Settings& settings) {
  return settings.text("public_url").starts_with("https://");
}

http::ServerSettings server_settings(const Settings& settings) {
  http::ServerSettings wanted;
  wanted.gate.public_url = settings.text("public_url");
  wanted.gate.cookie_name = cookie_name(settings);
  wanted.trust = {.public_url = settings.text("public_url"),
                  .hosts = settings.list("hosts"),
                  .trusted_proxies = settings.list("trusted_proxies"),
                  .insecure_http = settings.yes("insecure_http")};
  wanted.read_threads = static_cast<unsigned>(settings.number("readers"));
  return wanted;
}

http::Settings listener_settings(const Settings& settings, const ListenAddress& address) {
  http::Settings wanted;
  wanted.host = address.host;
  wanted.port = address.port;
  wanted.threads = static_cast<unsigned>(settings.number("io_threads"));
  wanted.connections = static_cast<std::size_t>(settings.number("connections"));
  wanted.connections_a_network = static_cast<std::size_t>(settings.number("connections_a_network"));
  wanted.trusted_proxies = settings.list("trusted_proxies");
  wanted.public_url_is_https = is_https(settings);
  return wanted;
}

}  // namespace

// Later members lean on earlier ones: they go in the opposite order.
struct Serving::State {
  State(const Settings& given, Installation& opened)
      : settings(given),
        installation(opened),
        log(log_settings(given), opened.clock()),
        metrics({.queued_writes = [this] { return static_cast<std::int64_t>(writer.waiting()); },
                 .open_connections =
                     [this] {
                       return listener == nullptr ? 0
                                                  : static_cast<std::int64_t>(
                                                        listener->statistics().open_connections);
                     },
                 .live_streams =
                     [this] {
                       return live == nullptr ? 0 : static_cast<std::int64_t>(live->streams());
                     },
                 .wal_bytes = [this] { return installation.database().wal_bytes(); }}),
        observers({&log, &metrics, &bell}),
        writer(opened.database(), writer_settings(given)),
        authenticator(people_settings(given), writer),
        probes({.metrics_token = given.text("metrics_token")}, metrics,
               [this] { return answers(); }) {
    authenticator.refresh_tenants(opened.database());
    const auto people = people_settings(given);
    add_operations(routes, given,
                   std::make_shared<people::PasswordHasher>(people.hash_passes, people.hash_bytes));
    live = std::make_unique<http::Live>(http::LiveParts{routes, opened.database(), authenticator,
                                                        opened.clock(), observers, presence_news()},
                                        http::LiveSettings{});
    bell.live = live.get();
    router = std::make_unique<http::Router>(routes);
    server = std::make_unique<http::Server>(
        routes,
        http::ServerParts{opened.database(), writer, opened.services(), opened.clock(),
                          authenticator, observers, live.get()},
        server_settings(given));
  }

  bool answers() {
    bool is_there = false;
    installation.database().read(db::no_tenant, [&](db::Session&) { is_there = true; });
    return is_there;
  }

  // What the operation declares, before any of it is read.
  http::BodyLimit body_limit(const http::Request& head) const {
    constexpr std::string_view base = "/api/v1";
    constexpr std::size_t upload_bytes = 16 << 20;
    http::BodyLimit limit;
    if (!head.path.starts_with(base)) return limit;
    const auto segments = http::path_segments(std::string_view(head.path).substr(base.size()));
    if (!segments) return limit;
    const auto match = router->find(head.method, *segments);
    if (match.operation == nullptr) return limit;
    limit.bytes = match.operation->declared.body_max;
    if (limit.bytes > upload_bytes) limit.time = std::chrono::minutes(10);
    return limit;
  }

  void handle(http::Request request, http::Responder responder) {
    if (http::Probes::answers(request)) return probes.handle(request, std::move(responder));
    if (is_page(request))
      return server->handle(as_operation(std::move(request)), std::move(responder));
    if (Desk::answers(request)) return responder(desk.answer(request));
    server->handle(std::move(request), std::move(responder));
  }

  void start() {
    auto public_listener =
        listener_settings(settings, *parse_listen_address(settings.text("listen")));
    public_listener.body_limit = [this](const http::Request& head) { return body_limit(head); };
    listener = std::make_unique<http::Listener>(
        std::move(public_listener), [this](http::Request request, http::Responder responder) {
          handle(std::move(request), std::move(responder));
        });
    listener->start();
    if (const auto inside = parse_listen_address(settings.text("metrics_listen"))) {
      inner_listener = std::make_unique<http::Listener>(
          listener_settings(settings, *inside),
          [this](const http::Request& request, http::Responder responder) {
            probes.handle_inside(request, std::move(responder));
          });
      inner_listener->start();
    }
    background = std::make_unique<Background>(
        Background::Parts{installation, log, authenticator, outbound_settings(settings),
                          mail_post(settings, address()), mail_postbox(settings),
                          [this] { end_without_node(); }, [this] { return writer.is_busy(); }});
    bell.background = background.get();
    log.write(http::LogLevel::info, "sys_startup", http::LogFields().word("address", address()));
  }

  // Ids made from now on could be another's: nothing may be written any more.
  [[noreturn]] void end_without_node() {
    log.write(http::LogLevel::error, "node_lost");
    log.flush();
    std::_Exit(exits::fault);
  }

  std::string address() const {
    const std::string& host = parse_listen_address(settings.text("listen"))->host;
    const bool is_v6 = host.find(':') != std::string::npos;
    return "http://" + (is_v6 ? "[" + host + "]" : host) + ":" + std::to_string(listener->port());
  }

  void drain() {
    if (listener == nullptr) return;
    log.write(http::LogLevel::info, "sys_shutdown");
    probes.drain();
    listener->announce_end(std::chrono::seconds(settings.number("drain_notice_s")));
    listener->drain(std::chrono::seconds(settings.number("drain_s")));
    writer.drain();
    bell.background = nullptr;
    bell.live = nullptr;
    background.reset();
    inner_listener.reset();
    listener.reset();
    log.flush();
  }

  const Settings& settings;
  Installation& installation;
  http::Log log;
  http::Metrics metrics;
  CommitBell bell;
  http::Observers observers;
  http::Routes routes;
  db::GroupWriter writer;
  Authenticator authenticator;
  std::unique_ptr<http::Router> router;
  std::unique_ptr<http::Live> live;
  std::unique_ptr<http::Server> server;
  http::Probes probes;
  const Desk desk{embedded::desk().front().bytes.text()};
  std::unique_ptr<http::Listener> listener;
  std::unique_ptr<http::Listener> inner_listener;
  std::unique_ptr<Background> background;
};

Serving::Serving(const Settings& settings, Installation& installation)
    : state_(std::make_unique<State>(settings, installation)) {}

Serving::~Serving() { drain(); }

void Serving::start() { state_->start(); }

std::string Serving::address() const { return state_->address(); }

void Serving::drain() { state_->drain(); }

}  // namespace supercargo::app

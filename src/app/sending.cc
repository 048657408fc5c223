#include "app/sending.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "http/forwarded.h"
#include "webhooks/courier.h"

namespace supercargo::app {
namespace {

constexpr std::chrono::milliseconds look_every{1000};
constexpr std::chrono::milliseconds answers_waited_for{200};

// Where nothing can be told from the setting, loopback is ours.
std::vector<outbound::Network> own_networks(const ListenAddress& listening) {
  std::vector<outbound::Network> own;
  const auto address = outbound::parse_address(listening.host);
  const bool is_any = listening.host == "0.0.0.0" || listening.host == "::";
  if (address && !is_any) {
    const unsigned bits = address->family == outbound::Family::v4 ? 32 : 128;
    own.push_back({*address, bits});
  } else {
    for (const char* loopback : {"127.0.0.0/8", "[::1]"})
      own.push_back(*outbound::parse_network(loopback));
  }
  for (outbound::Network& each : own) each.first.port = listening.port;
  return own;
}

}  // namespace

struct Sending::State {
  State(Installation& installation, http::Log& given, const outbound::Settings& settings)
      : log(given),
        session(installation.database().connect()),
        client(settings),
        courier({*session, installation.services(), installation.clock(), client}) {
    thread = std::thread([this] { keep_sending(); });
  }

  // False when it is time to stop.
  bool pause() {
    std::unique_lock lock(mutex);
    if (courier.in_flight() == 0)
      changed.wait_for(lock, look_every, [this] { return stopping || told; });
    told = false;
    looked_at = tenants;
    return !stopping;
  }

  void keep_sending() {
    while (pause()) {
      try {
        for (const std::int64_t tenant : looked_at) courier.begin_due(tenant);
        if (courier.in_flight() > 0) courier.finish(answers_waited_for);
      } catch (const std::exception& fault) {
        // What is not written down is sent again when its lease ends.
        log.faulted("webhooks", fault);
        std::this_thread::sleep_for(look_every);
      }
    }
  }

  void stop() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    changed.notify_all();
    client.wake();
    thread.join();
  }

  http::Log& log;
  std::unique_ptr<db::Session> session;
  outbound::Client client;
  webhooks::Courier courier;
  std::vector<std::int64_t> looked_at;  // the thread's own
  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;
  bool told = false;
  std::vector<std::int64_t> tenants;
  std::thread thread;
};

Sending::Sending(Installation& installation, http::Log& log, const outbound::Settings& settings)
    : state_(std::make_unique<State>(installation, log, settings)) {}

Sending::~Sending() { state_->stop(); }

void Sending::look_at(std::vector<std::int64_t> tenants) {
  {
    const std::lock_guard lock(state_->mutex);
    state_->tenants = std::move(tenants);
    state_->told = true;
  }
  state_->changed.notify_all();
  state_->client.wake();
}

outbound::Settings outbound_settings(const Settings& settings) {
  outbound::Settings wanted;
  wanted.addresses.own = own_networks(*parse_listen_address(settings.text("listen")));
  for (const std::string& each : settings.list("outbound_allow"))
    wanted.addresses.allowed.push_back(*outbound::parse_network(each));
  if (settings.yes("outbound_allow_http")) wanted.scheme = outbound::Scheme::http_too;
  wanted.own_host = http::host_of_url(settings.text("public_url")).value_or("");
  wanted.ca_file = settings.text("outbound_ca_file");
  return wanted;
}

}  // namespace supercargo::app

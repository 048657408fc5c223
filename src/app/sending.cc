#include "app/sending.h"

#include "app/rounds.h"
#include "http/forwarded.h"
#include "webhooks/courier.h"

namespace supercargo::app {
namespace {

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
  State(Installation& installation, http::Log& log, const outbound::Settings& settings)
      : session(installation.database().connect()),
        client(settings),
        courier({*session, installation.services(), installation.clock(), client}),
        rounds({.name = "webhooks", .log = log, .round = [this](const auto& tenants) {
                  return send(tenants);
                }}) {}

  // What is not written down is sent again when its lease ends.
  bool send(const std::vector<std::int64_t>& tenants) {
    for (const std::int64_t tenant : tenants) courier.begin_due(tenant);
    if (courier.in_flight() > 0) courier.finish(answers_waited_for);
    return courier.in_flight() > 0;
  }

  std::unique_ptr<db::Session> session;
  outbound::Client client;
  webhooks::Courier courier;
  Rounds rounds;
};

Sending::Sending(Installation& installation, http::Log& log, const outbound::Settings& settings)
    : state_(std::make_unique<State>(installation, log, settings)) {}

Sending::~Sending() {
  state_->rounds.end();
  state_->client.wake();
}

void Sending::look_at(std::vector<std::int64_t> tenants) {
  state_->rounds.look_at(std::move(tenants));
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

#include "tests/whole_site.h"

#include <future>

#include "app/operations.h"

namespace supercargo::tests {
namespace {

app::Settings settings_for_tests() {
  auto settings =
      app::Settings::gather({{"public_url", site_url}, {"second_factor", "optional"}}, "");
  if (!settings) throw Fault("the settings do not hold");
  return std::move(*settings);
}

}  // namespace

WholeSite::WholeSite(db::Database& database, journal::Services& services, const Clock& clock)
    : settings_(settings_for_tests()),
      writer_(database, {}),
      authenticator_(app::people_settings(settings_), writer_),
      live_({routes_, database, authenticator_, clock, observer_}, {}),
      parts_{database, writer_, services, clock, authenticator_, observer_, &live_} {
  app::add_operations(routes_, settings_, std::make_shared<people::PasswordHasher>(1, 8192));
  look_for_tenants();
  http::ServerSettings serving;
  serving.gate = {site_url, app::cookie_name(settings_)};
  serving.trust.public_url = site_url;
  serving.rates.anonymous = serving.rates.strangers = {};
  server_ = std::make_unique<http::Server>(routes_, parts_, serving);
}

// What the writer still holds belongs to the server and the authenticator.
WholeSite::~WholeSite() { writer_.drain(); }

http::Response WholeSite::ask(const Asking& asking) {
  // Shared: the answering thread may still be at it when the waiting one has its answer.
  const auto promise = std::make_shared<std::promise<http::Response>>();
  auto answer = promise->get_future();
  const auto query = asking.path.find('?');
  auto headers = asking.headers;
  headers.emplace_back("host", asking.host);
  if (!asking.body.empty()) headers.emplace_back("content-type", asking.media_type);
  server_->handle({.method = asking.method,
                   .target = asking.path,
                   .path = "/api/v1" + asking.path.substr(0, query),
                   .query = query == std::string::npos ? "" : asking.path.substr(query + 1),
                   .headers = std::move(headers),
                   .body = asking.body,
                   .peer = "127.0.0.1"},
                  http::Responder::into([promise](http::Response response) {
                    promise->set_value(std::move(response));
                  }));
  return answer.get();
}

}  // namespace supercargo::tests

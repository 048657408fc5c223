#include "tests/served_api.h"

#include <future>

#include "http/ascii.h"
#include "http/openapi.h"
#include "tests/sample_api.h"

namespace supercargo::sample {

std::shared_ptr<const http::Principal> KnownPrincipals::remembered(
    const http::Credential& credential, Instant now) {
  http::Principal known{.tenant = tenant_};
  known.stepped_up_at = now;
  known.actor.kind = journal::ActorKind::person;
  known.actor.roles = staff;
  if (credential.token == "1_staff") {
    known.id = 1;
    known.actor.person = PersonId{1};
  } else if (credential.token == "1_warehouse") {
    known.id = 2;
    known.actor.roles = RoleSet{Role::warehouse};
  } else if (credential.token == "1_key") {
    known.id = 3;
    known.actor.kind = journal::ActorKind::key;
  } else if (credential.token == "1_browser") {
    known.id = 4;
    known.csrf_token = "c5rf";
    known.stepped_up_at = {};
  } else {
    return nullptr;
  }
  return std::make_shared<http::Principal>(known);
}

std::shared_ptr<const http::Principal> KnownPrincipals::look_up(const db::Reader&,
                                                                const http::Credential&, Instant) {
  return nullptr;
}

void LastAnswered::answered(const http::Answered& what) {
  const std::lock_guard lock(mutex_);
  last_ = what;
}

http::Answered LastAnswered::last() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

ServedApi::ServedApi(journal::Desk& desk, http::ServerSettings settings,
                     void (*more)(http::Routes&))
    : principals_(desk.tenant().id.value),
      writer_(std::make_unique<db::GroupWriter>(desk.database(), db::GroupWriter::Settings{})) {
  add_routes(routes);
  if (more != nullptr) more(routes);
  http::add_openapi_route(routes, {.version = "0.1.0"});
  http::add_live_route(routes);
  live_ = std::make_unique<http::Live>(
      http::LiveParts{routes, desk.database(), principals_, desk.clock, observer},
      http::LiveSettings{});
  server_ = std::make_unique<http::Server>(
      routes,
      http::ServerParts{desk.database(), *writer_, desk.services(), desk.clock, principals_,
                        observer, live_.get()},
      settings);
}

ServedApi::~ServedApi() { writer_->drain(); }

http::Handler ServedApi::front_door() {
  return [this](http::Request request, http::Responder responder) {
    server_->handle(std::move(request), std::move(responder));
  };
}

http::Response ServedApi::ask(Asking asking) {
  http::Request request;
  request.method = asking.method;
  request.target = asking.target;
  request.path = asking.target.substr(0, asking.target.find('?'));
  if (request.path.size() < asking.target.size())
    request.query = asking.target.substr(request.path.size() + 1);
  request.headers = std::move(asking.headers);
  if (request.header_count("host") == 0) request.headers.emplace_back("host", "localhost");
  request.body = std::move(asking.body);
  request.peer = asking.peer;
  std::promise<http::Response> answered;
  server_->handle(std::move(request), http::Responder::into([&](http::Response response) {
                    answered.set_value(std::move(response));
                  }));
  return answered.get_future().get();
}

http::Response ServedApi::get(const std::string& target, const std::string& token) {
  return ask({.target = target, .headers = {{"authorization", "Bearer " + token}}});
}

http::Response ServedApi::post(const std::string& target, const std::string& body,
                               const std::string& token) {
  return ask(
      {.method = http::Method::post,
       .target = target,
       .headers = {{"authorization", "Bearer " + token}, {"content-type", "application/json"}},
       .body = body});
}

std::string header(const http::Response& response, std::string_view name) {
  std::string found;
  int times = 0;
  for (const auto& [known, value] : response.headers) {
    if (!http::same_ignoring_case(known, name)) continue;
    found = value;
    ++times;
  }
  return times > 1 ? "twice" : found;
}

}  // namespace supercargo::sample

// A company's server without its sockets, and browsers that visit it: what the session tests share.
#pragma once

#include <gtest/gtest.h>

#include <future>

#include "app/authenticator.h"
#include "http/routes.h"
#include "http/server.h"
#include "people/routes.h"
#include "tests/people_fixture.h"

namespace supercargo::drawers {
void add_routes(http::Routes& routes);  // in its routes.cc
}
namespace supercargo::tests {

using http::Headers;
using http::Method;
using http::Response;
using people::Person;

inline constexpr char home[] = "http://localhost:8080";

class Deaf final : public http::Observer {
 public:
  void answered(const http::Answered&) override {}
  void faulted(std::string_view, const std::exception& fault) override {
    ADD_FAILURE() << fault.what();
  }
  void committed(std::size_t) override {}
};

// One process that serves: the whole way of a request but for the sockets.
class Site {
 public:
  Site(journal::Desk& desk, const people::Settings& settings, const std::string& cookie = "sc")
      : writer_(desk.database(), {}),
        authenticator_(settings, writer_),
        parts_{desk.database(), writer_, desk.services(), desk.clock, authenticator_, observer_} {
    drawers::add_routes(routes_);
    people::add_routes(routes_,
                       {std::make_shared<people::PasswordHasher>(1, 8192), settings, cookie});
    authenticator_.refresh_tenants(desk.database());
    http::ServerSettings serving;
    serving.gate = {home, cookie};
    serving.trust.public_url = home;
    serving.trust.insecure_http = true;
    server_ = std::make_unique<http::Server>(routes_, parts_, serving);
  }

  // What the writer still holds belongs to the server and the authenticator.
  ~Site() { writer_.drain(); }

  Response ask(Method method, const std::string& path, const std::string& body, Headers headers) {
    // Shared: the answering thread may still be at it when the waiting one has its answer.
    const auto promise = std::make_shared<std::promise<Response>>();
    auto answer = promise->get_future();
    const auto query = path.find('?');
    headers.emplace_back("host", "localhost");
    if (!body.empty()) headers.emplace_back("content-type", "application/json");
    server_->handle({.method = method,
                     .target = path,
                     .path = "/api/v1" + path.substr(0, query),
                     .query = query == std::string::npos ? "" : path.substr(query + 1),
                     .headers = std::move(headers),
                     .body = body,
                     .peer = peer},
                    http::Responder::into(
                        [promise](Response response) { promise->set_value(std::move(response)); }));
    return answer.get();
  }
  const http::Routes& routes() const { return routes_; }
  std::string peer = "127.0.0.1";

 private:
  Deaf observer_;
  db::GroupWriter writer_;
  app::Authenticator authenticator_;
  http::Routes routes_;
  http::ServerParts parts_;
  std::unique_ptr<http::Server> server_;
};

inline std::string member(const Response& response, const char* name) {
  const auto document = JsonDocument::parse(response.body);
  return document ? std::string(document->root().text_of(name)) : "";
}
inline std::string cookie(const Response& response, const std::string& name) {
  for (const auto& [header, value] : response.headers)
    if (header == "Set-Cookie" && value.starts_with(name + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  return {};
}
inline std::string header(const Response& response, const char* name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return {};
}

// A browser at one site: keeps its cookie and its token against forgery.
struct Browser {
  Site& site;
  std::string session = {};
  std::string device = {};
  std::string csrf = {};

  Headers headers() const {
    return {{"cookie", "sc=" + session + "; sc-device=" + device},
            {"origin", home},
            {"x-csrf-token", csrf}};
  }
  Response ask(Method method, const std::string& path, const std::string& body = {},
               Headers more = {}) {
    auto sent = headers();
    sent.insert(sent.end(), more.begin(), more.end());
    auto response = site.ask(method, path, body, std::move(sent));
    if (const auto token = cookie(response, "sc"); !token.empty()) session = token;
    if (const auto token = cookie(response, "sc-device"); !token.empty()) device = token;
    if (const auto token = member(response, "csrf_token"); !token.empty()) csrf = token;
    return response;
  }
  Response sign_in(const std::string& email, const std::string& password) {
    return ask(Method::post, "/session",
               R"({"email":")" + email + R"(","password":")" + password + "\"}");
  }
  int look() { return ask(Method::get, "/session").status; }
};

class Sessions : public people::OnPeople {
 protected:
  void SetUp() override {
    OnPeople::SetUp();
    if (IsSkipped()) return;
    settings.second_factor = people::SecondFactorPolicy::optional;
    ada = active("ada@example.com", {"administrator"});
    bob = active("bob@example.com", {"order_desk"});
    site = std::make_unique<Site>(desk(), settings);
  }
  void TearDown() override {
    site.reset();
    OnPeople::TearDown();
  }
  Browser browser() { return {*site}; }
  Browser signed_in(const Person& person) {
    Browser fresh = browser();
    EXPECT_EQ(fresh.sign_in(person.email, people::good_password).status, 201);
    return fresh;
  }

  Person ada, bob;
  std::unique_ptr<Site> site;
};

}  // namespace supercargo::tests

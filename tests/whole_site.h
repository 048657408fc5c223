// The whole program behind its gate, without sockets: every operation of every slice, answered in
// process. Nobody is limited in how often they come without a credential.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "app/authenticator.h"
#include "app/settings.h"
#include "http/live.h"
#include "http/routes.h"
#include "http/server.h"

namespace supercargo::tests {

inline constexpr char site_url[] = "http://localhost:8080";

struct Asking {
  http::Method method = http::Method::get;
  std::string path;  // below /api/v1, with its query
  std::string body = {};
  http::Headers headers = {};
  std::string media_type = "application/json";
  std::string host = "localhost";
};

class WholeSite {
 public:
  WholeSite(db::Database& database, journal::Services& services, const Clock& clock);
  ~WholeSite();

  http::Response ask(const Asking& asking);
  const http::Routes& routes() const { return routes_; }
  // After tenants were made.
  void look_for_tenants() { authenticator_.refresh_tenants(parts_.database); }

 private:
  class Deaf final : public http::Observer {
    void answered(const http::Answered&) override {}
    void faulted(std::string_view, const std::exception& fault) override {
      ADD_FAILURE() << fault.what();
    }
    void committed(std::size_t) override {}
  };

  const app::Settings settings_;
  Deaf observer_;
  db::GroupWriter writer_;
  app::Authenticator authenticator_;
  http::Routes routes_;
  http::Live live_;
  http::ServerParts parts_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace supercargo::tests

// Persons, keys and sessions over HTTP.
#pragma once

#include <memory>

#include "people/secrets.h"
#include "people/session.h"

namespace supercargo::http {
class Routes;
}

namespace supercargo::people {

struct Wiring {
  std::shared_ptr<const PasswordHasher> hasher;
  Settings settings = {};
  std::string cookie_name = "sc";  // as the gate's: `__Host-sc` behind https
};

void add_routes(http::Routes& routes, const Wiring& wiring);

}  // namespace supercargo::people

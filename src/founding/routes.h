// The beginning of a company over HTTP.
#pragma once

#include <memory>

#include "people/secrets.h"

namespace supercargo::http {
class Routes;
}

namespace supercargo::founding {

void add_routes(http::Routes& routes, std::shared_ptr<const people::PasswordHasher> hasher);

}  // namespace supercargo::founding

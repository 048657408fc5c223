// Products over HTTP.
#pragma once

#include "http/routes.h"

namespace supercargo::catalog {

void add_routes(http::Routes& routes);

}  // namespace supercargo::catalog

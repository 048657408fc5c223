// The API's records as TypeScript types, from the same tables as the description of the API: what
// `supercargo types` prints and the browser desk is compiled against.
#pragma once

#include <string>

#include "http/routes.h"

namespace supercargo::http {

std::string typescript_types(const Routes& routes);

}  // namespace supercargo::http

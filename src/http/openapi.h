// The description of the API (OpenAPI 3.1), made from the declared operations and the field tables
// and from nothing else: what is served and what is described cannot differ.
#pragma once

#include <string>

#include "http/routes.h"

namespace supercargo::http {

struct ApiAbout {
  std::string version;             // of the program
  std::string cookie_name = "sc";  // of the browser's session
};

std::string openapi_document(const Routes& routes, const ApiAbout& about);

// GET /api/v1/openapi.json, open to everybody; `routes` must outlive the server. The document is
// made when it is first asked for.
void add_openapi_route(Routes& routes, ApiAbout about);

}  // namespace supercargo::http

// One declared operation as an OpenAPI operation object, and the parts that all operations share.
#pragma once

#include <string>
#include <string_view>

#include "http/openapi_schemas.h"
#include "http/operation.h"

namespace supercargo::http {

std::string operation_object(const Operation& operation, Schemas& schemas);

// The first segment of a path: what the operation is filed under.
std::string_view tag_of(const Operation& operation);

}  // namespace supercargo::http

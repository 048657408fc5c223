// Refusals and faults as RFC 9457 problem documents: the one place that knows status codes.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "kernel/result.h"

namespace supercargo::http {

int status_of(Refusal refusal);
// The document; `request_id` lets a caller and the log find each other.
std::string problem_json(const Problem& problem, std::string_view request_id);
Response problem_response(const Problem& problem, std::string_view request_id);
// A fault says nothing of itself but the request id.
Response fault_response(std::string_view request_id);

}  // namespace supercargo::http

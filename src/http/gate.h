// The one gate (security.md 0.1): every operation passes it, whatever it serves. Pure functions
// over the declaration, the principal and the request; what they refuse has had no effect.
#pragma once

#include <optional>
#include <string>

#include "http/operation.h"
#include "http/principal.h"

namespace supercargo::http {

struct GateSettings {
  std::string public_url;          // absolute links and the Origin that cookies are good for
  std::string cookie_name = "sc";  // `__Host-sc` behind https
};

// What the request carries to say who it is. Authorization wins: cookies are then ignored.
Credential credential_of(const Request& request, const GateSettings& settings);

// The value of the cookie; empty when it was not sent.
std::string cookie_of(const Request& request, std::string_view name);

// Null when the principal may; checks role, cross-site request forgery, step-up, If-Match.
std::optional<Problem> refuse_at_gate(const Operation& operation, const Principal* principal,
                                      const Request& request, const GateSettings& settings,
                                      Instant now);

// The revision in If-Match; a reason when it is there and not of our making.
Result<std::optional<std::int64_t>> if_match_of(const Request& request);
// The idempotency key; a reason when it is not 1–255 visible ASCII characters.
Result<std::string> idempotency_key_of(const Request& request);
// The caller's own id of the request when it has an acceptable shape, else one made here.
std::string request_id_of(const Request& request, IdSource& ids, Instant now);
// The W3C trace context of the caller, passed through; empty when there is none of that shape.
std::string trace_parent_of(const Request& request);

}  // namespace supercargo::http

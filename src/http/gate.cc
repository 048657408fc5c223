#include "http/gate.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace supercargo::http {
namespace {

constexpr std::int64_t step_up_us = 10LL * 60 * 1'000'000;

std::string cookie_value(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const auto end = cookies.find(';');
    auto pair = cookies.substr(0, end);
    cookies.remove_prefix(end == std::string_view::npos ? cookies.size() : end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return std::string(pair.substr(name.size() + 1));
  }
  return {};
}

// `<tenant in base32>_…` or `sck_<tenant>_…`: a hint where to look, never a right (decisions 24).
std::int64_t tenant_hint(std::string_view token) {
  if (token.starts_with("sck_")) token.remove_prefix(4);
  return parse_base32_number(token.substr(0, token.find('_'))).value_or(0);
}

// A call that answers a webhook says through how many it has come; that stays with what it changes,
// so that a loop ends (security 8 "webhook amplification").
std::string hop_of(const Request& request) {
  const auto sent = request.header("supercargo-hop");
  const bool is_number =
      std::all_of(sent.begin(), sent.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (sent.empty() || !is_number) return {};
  return sent.size() <= 3 ? std::string(sent) : "999";
}

bool is_safe(Method method) { return method == Method::get || method == Method::head; }

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_same_site(const Request& request, const GateSettings& settings) {
  const auto origin = request.header("origin");
  // Without a public address it is the host that was asked, which was looked at before the gate.
  if (!origin.empty())
    return origin == (settings.public_url.empty() ? "http://" + std::string(request.header("host"))
                                                  : settings.public_url);
  const auto site = request.header("sec-fetch-site");
  return site == "same-origin" || site == "none";
}

std::optional<Problem> refuse_forgery(const Principal& principal, const Request& request,
                                      const GateSettings& settings) {
  if (is_safe(request.method) || principal.csrf_token.empty()) return std::nullopt;
  if (!is_same_site(request, settings) ||
      !same_secret(request.header("x-csrf-token"), principal.csrf_token))
    return Problem{Refusal::forbidden, "cross_site_request",
                   "A browser session must send its own X-CSRF-Token from its own origin."};
  return std::nullopt;
}

// Nobody is signed in by another site's form. Programs say nothing of origins and may come in.
std::optional<Problem> refuse_foreign_page(const Request& request, const GateSettings& settings) {
  const bool is_from_page =
      !request.header("origin").empty() || !request.header("sec-fetch-site").empty();
  if (is_safe(request.method) || !is_from_page || is_same_site(request, settings))
    return std::nullopt;
  return Problem{Refusal::forbidden, "cross_site_request", "This comes from another site's page."};
}

bool may(const RoleSet& allowed, const journal::Actor& actor) {
  // While one person is the whole company, that person may do everything (decisions 1).
  return actor.sole_person || allowed.meets(actor.roles);
}

}  // namespace

std::string cookie_of(const Request& request, std::string_view name) {
  return cookie_value(request.header("cookie"), name);
}

Credential credential_of(const Request& request, const GateSettings& settings) {
  constexpr std::string_view bearer = "Bearer ";
  const auto authorization = request.header("authorization");
  Credential credential;
  credential.peer = request.peer;
  if (!authorization.empty()) {
    credential.kind = CredentialKind::bearer;
    if (authorization.starts_with(bearer)) credential.token = authorization.substr(bearer.size());
  } else if (auto cookie = cookie_value(request.header("cookie"), settings.cookie_name);
             !cookie.empty()) {
    credential.kind = CredentialKind::cookie;
    credential.token = std::move(cookie);
  }
  if (!credential.token.empty()) credential.tenant = tenant_hint(credential.token);
  return credential;
}

std::optional<Problem> refuse_at_gate(const Operation& operation, const Principal* principal,
                                      const Request& request, const GateSettings& settings,
                                      Instant now) {
  const Declared& declared = operation.declared;
  if (principal == nullptr) {
    if (declared.door == Door::anonymous) return refuse_foreign_page(request, settings);
    return Problem{Refusal::unauthenticated, "unauthenticated",
                   "Send an API key as bearer token, or sign in."};
  }
  if (declared.door == Door::session && !may(declared.may, principal->actor))
    return Problem{Refusal::forbidden, "forbidden", "Your roles do not include this operation."};
  const std::string_view path = declared.path;
  if (declared.door == Door::session && principal->is_factor_due && !path.starts_with("/session"))
    return Problem{Refusal::forbidden, "second_factor_required",
                   "Your roles want a second factor: set one up (POST /api/v1/session/factor)."};
  if (auto problem = refuse_forgery(*principal, request, settings)) return problem;
  if (declared.step_up && now.us - principal->stepped_up_at.us > step_up_us)
    return Problem{Refusal::forbidden, "step_up_required",
                   "Prove your password or code again (POST /api/v1/session/step-up)."};
  if (declared.if_match && request.header("if-match").empty())
    return Problem{Refusal::precondition_required, "if_match_required",
                   "Send the revision you changed from as If-Match."};
  return std::nullopt;
}

Result<std::optional<std::int64_t>> if_match_of(const Request& request) {
  auto tag = request.header("if-match");
  if (tag.empty()) return std::optional<std::int64_t>();
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
    tag = tag.substr(1, tag.size() - 2);
  std::int64_t revision = 0;
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), revision);
  if (error != std::errc() || end != tag.data() + tag.size())
    return Problem{Refusal::malformed, "invalid_if_match", "If-Match must be an ETag of this API."};
  return std::optional(revision);
}

Result<std::string> idempotency_key_of(const Request& request) {
  const auto key = request.header("idempotency-key");
  const bool is_visible =
      std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (request.header_count("idempotency-key") > 1 || key.size() > 255 || !is_visible)
    return Problem{Refusal::malformed, "invalid_idempotency_key",
                   "An Idempotency-Key is 1 to 255 visible ASCII characters."};
  return std::string(key);
}

std::string request_id_of(const Request& request, IdSource& ids, Instant now) {
  const auto sent = request.header("x-request-id");
  const bool is_acceptable =
      !sent.empty() && sent.size() <= 64 && std::all_of(sent.begin(), sent.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
      });
  std::string id = is_acceptable ? std::string(sent) : id_text("req", ids.next(now));
  if (const std::string hop = hop_of(request); !hop.empty()) id.append(";hop=").append(hop);
  return id;
}

std::string trace_parent_of(const Request& request) {
  constexpr std::string_view shape = "00-tttttttttttttttttttttttttttttttt-pppppppppppppppp-ff";
  const auto sent = request.header("traceparent");
  if (sent.size() != shape.size() || request.header_count("traceparent") != 1) return {};
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = sent[i];
    const bool is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (shape[i] == '0' || shape[i] == '-' ? c != shape[i] : !is_digit) return {};
  }
  constexpr auto zeros = "00000000000000000000000000000000";
  if (sent.substr(3, 32) == zeros || sent.substr(36, 16) == std::string_view(zeros, 16)) return {};
  return std::string(sent);
}

}  // namespace supercargo::http

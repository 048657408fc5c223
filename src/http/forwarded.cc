#include "http/forwarded.h"

#include <algorithm>

#include "http/ascii.h"

namespace supercargo::http {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// Without port and brackets: "[::1]:80" → "::1".
std::string_view bare_host(std::string_view host) {
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    return end == std::string_view::npos ? std::string_view() : host.substr(1, end - 1);
  }
  return host.substr(0, host.find(':'));
}

bool is_loopback(const Address& address) {
  static const Network fourth = *parse_network("127.0.0.0/8");
  static const Network sixth = *parse_network("::1");
  return contains(fourth, address) || contains(sixth, address);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Some proxies add the port: "192.0.2.1:4711", "[2001:db8::1]:4711".
std::optional<Address> forwarded_address(std::string_view text) {
  text = trimmed(text);
  if (auto plain = parse_address(text)) return plain;
  return parse_address(bare_host(text));
}

// What the proxies wrote, the nearest last; several fields are one list.
std::vector<std::string_view> forwarded_for(const Request& request) {
  std::vector<std::string_view> chain;
  for (const auto& [name, value] : request.headers) {
    if (name != "x-forwarded-for") continue;
    std::string_view rest = value;
    while (true) {
      const auto comma = rest.find(',');
      chain.push_back(rest.substr(0, comma));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return chain;
}

}  // namespace

std::optional<std::string> host_of_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  const auto name = url.substr(0, scheme);
  if (name != "http" && name != "https") return std::nullopt;
  url.remove_prefix(scheme + 3);
  auto host = lower_case(bare_host(url.substr(0, url.find_first_of("/?#"))));
  return host.empty() ? std::nullopt : std::optional(std::move(host));
}

Trust::Trust(const TrustSettings& settings) : insecure_http_(settings.insecure_http) {
  for (const std::string& proxy : settings.trusted_proxies) {
    const auto network = parse_network(proxy);
    if (!network) throw Fault("trusted_proxies: no address or network: " + proxy);
    proxies_.push_back(*network);
  }
  hosts_ = {"localhost"};
  for (const std::string& host : settings.hosts) hosts_.push_back(lower_case(bare_host(host)));
  if (settings.public_url.empty()) return;
  auto host = host_of_url(settings.public_url);
  if (!host) throw Fault("public_url: no http address: " + settings.public_url);
  hosts_.push_back(std::move(*host));
}

bool Trust::is_trusted(const Address& address) const {
  return std::any_of(proxies_.begin(), proxies_.end(),
                     [&](const Network& proxy) { return contains(proxy, address); });
}

Address Trust::caller_of(const Request& request) const {
  Address caller = parse_address(request.peer).value_or(Address{});
  if (!is_trusted(caller)) return caller;
  const auto chain = forwarded_for(request);
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    // What cannot be read was not written by a proxy of ours; its own address is all we know.
    const auto address = forwarded_address(*at);
    if (!address) return caller;
    caller = *address;
    if (!is_trusted(caller)) return caller;
  }
  return caller;
}

bool Trust::answers_to(std::string_view host) const {
  const auto bare = lower_case(bare_host(host));
  if (const auto address = parse_address(bare); address && is_loopback(*address)) return true;
  return std::find(hosts_.begin(), hosts_.end(), bare) != hosts_.end();
}

std::optional<Problem> Trust::refuse_insecure(std::string_view peer) const {
  if (insecure_http_) return std::nullopt;
  const auto address = parse_address(peer);
  if (address && (is_loopback(*address) || is_trusted(*address))) return std::nullopt;
  return Problem{Refusal::forbidden, "insecure_transport",
                 "Credentials are not taken over plain http from another machine. Put a TLS proxy "
                 "in front and name it in trusted_proxies, or set insecure_http = true."};
}

}  // namespace supercargo::http

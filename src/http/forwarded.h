// Whom a request comes from and whether it came safely, behind proxies or not (security.md T15,
// 12.2.1): forwarded addresses count only from proxies that we trust, hosts only when we know them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/network.h"
#include "kernel/result.h"

namespace supercargo::http {

struct TrustSettings {
  std::string public_url = {};                    // "https://orders.example.com"
  std::vector<std::string> hosts = {};            // further names that we answer to
  std::vector<std::string> trusted_proxies = {};  // addresses or networks
  bool insecure_http = false;                     // credentials over plain http from anywhere
};

class Trust {
 public:
  // Faults when a proxy is no address, or the public address is none.
  explicit Trust(const TrustSettings& settings);

  // The caller's own address: of X-Forwarded-For the right-most that is no trusted proxy. What
  // another peer says of itself is not looked at.
  Address caller_of(const Request& request) const;
  // False for a name that we do not answer to: 421. Loopback names are always ours.
  bool answers_to(std::string_view host) const;
  // A credential over plain http from far away: 403 insecure_transport. `peer` is the other end of
  // the connection.
  std::optional<Problem> refuse_insecure(std::string_view peer) const;

 private:
  bool is_trusted(const Address& address) const;

  std::vector<Network> proxies_;
  std::vector<std::string> hosts_;  // lower case, without port
  bool insecure_http_;
};

// "https://Orders.example.com:8443/x" → "orders.example.com"; nothing when it is no http address.
std::optional<std::string> host_of_url(std::string_view url);

}  // namespace supercargo::http

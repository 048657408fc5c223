// Which internet addresses this program may connect to (security.md 5 "Addresses"): global unicast
// alone, unless the operator opens a network. Pure; asked after names are resolved, so that neither
// a spelling nor a resolver gets around it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace supercargo::outbound {

enum class Family : std::uint8_t { v4, v6 };

struct Address {
  Family family = Family::v4;
  std::array<std::uint8_t, 16> bytes{};  // of an IPv4 address the first four
  std::uint16_t port = 0;
};

struct Network {
  Address first;  // its port 0: every port
  unsigned prefix_bits = 0;
};

// "192.0.2.7" or "2001:db8::7", nothing around it.
std::optional<Address> parse_address(std::string_view text);
// "10.1.2.0/24:443", "10.1.2.3", "[fd00::/8]:8443", "[fd00::1]".
std::optional<Network> parse_network(std::string_view text);

struct AddressRules {
  std::vector<std::uint16_t> ports{443, 8443};
  std::vector<Network> allowed = {};  // by the operator; never by a tenant
  std::vector<Network> own = {};      // where this program listens: it must not call itself
};

// Assigned for use by everybody, on the open internet.
bool is_global(const Address& address);
bool may_connect(const AddressRules& rules, const Address& address);

}  // namespace supercargo::outbound

// Internet addresses and networks as plain bytes: whom a connection comes from, whom we trust.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace supercargo::http {

// Sixteen bytes for both families; an IPv4 address is kept in its mapped form ::ffff:a.b.c.d.
using Address = std::array<std::uint8_t, 16>;

struct Network {
  Address address{};
  unsigned prefix_bits = 128;  // of the sixteen bytes
};

std::optional<Address> parse_address(std::string_view text);
// "10.0.0.0/8", "fd00::/8", or a single address.
std::optional<Network> parse_network(std::string_view text);
bool contains(const Network& network, const Address& address);
std::string to_text(const Address& address);

// What one subscriber holds: a single IPv4 address, or an IPv6 /64.
Address subscriber_network(const Address& address);

}  // namespace supercargo::http

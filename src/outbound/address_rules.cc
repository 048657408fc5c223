#include "outbound/address_rules.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>

namespace supercargo::outbound {
namespace {

// No prefix that matters here is longer than 32 bits, in either family.
struct Block {
  std::uint32_t first;
  unsigned bits;
};

constexpr Block not_global_v4[] = {
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared by carriers
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, and where clouds answer for machines
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // 6to4 relays
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 3},   // multicast, reserved, broadcast
};

// Everything outside is mapped, local, multicast or not assigned.
constexpr Block global_v6{0x20000000, 3};
constexpr Block not_global_v6[] = {
    {0x20010000, 23},  // protocol assignments, Teredo
    {0x20010DB8, 32},  // documentation
    {0x20020000, 16},  // 6to4: carries an IPv4 address
    {0x3FFF0000, 20},  // documentation
};

// 64:ff9b::/96 carries an IPv4 address to translate.
constexpr std::array<std::uint8_t, 12> nat64{0x00, 0x64, 0xFF, 0x9B};

std::uint32_t leading(const Address& address) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | address.bytes[i];
  return value;
}

bool lies_in(std::uint32_t value, const Block& block) {
  return (value ^ block.first) >> (32 - block.bits) == 0;
}

template <std::size_t N>
bool lies_in_any(std::uint32_t value, const Block (&blocks)[N]) {
  return std::any_of(std::begin(blocks), std::end(blocks),
                     [&](const Block& block) { return lies_in(value, block); });
}

bool contains(const Network& network, const Address& address) {
  if (network.first.family != address.family) return false;
  if (network.first.port != 0 && network.first.port != address.port) return false;
  for (unsigned bit = 0; bit < network.prefix_bits; ++bit) {
    const unsigned shift = 7 - bit % 8;
    const unsigned difference = network.first.bytes[bit / 8] ^ address.bytes[bit / 8];
    if (((difference >> shift) & 1) != 0) return false;
  }
  return true;
}

bool any_contains(const std::vector<Network>& networks, const Address& address) {
  return std::any_of(networks.begin(), networks.end(),
                     [&](const Network& network) { return contains(network, address); });
}

std::optional<Address> translated(const Address& address) {
  if (address.family != Family::v6) return std::nullopt;
  if (!std::equal(nat64.begin(), nat64.end(), address.bytes.begin())) return std::nullopt;
  Address inside{.port = address.port};
  std::copy_n(address.bytes.begin() + 12, 4, inside.bytes.begin());
  return inside;
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  const std::string whole(text);
  Address address;
  if (inet_pton(AF_INET, whole.c_str(), address.bytes.data()) == 1) return address;
  address.family = Family::v6;
  if (inet_pton(AF_INET6, whole.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::optional<Network> parse_network(std::string_view text) {
  std::string_view port;
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    port = text.substr(end + 1);
    text = text.substr(1, end - 1);
  } else if (const auto colon = text.rfind(':'); colon != std::string_view::npos) {
    port = text.substr(colon);
    text = text.substr(0, colon);
    // Without brackets nobody can tell where an IPv6 address ends and its port begins.
    if (text.find(':') != std::string_view::npos) return std::nullopt;
  }
  const auto slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  const unsigned bits_max = address->family == Family::v4 ? 32 : 128;
  Network network{*address, bits_max};
  if (slash != std::string_view::npos) {
    const auto bits = number_in<unsigned>(text.substr(slash + 1));
    if (!bits || *bits > bits_max) return std::nullopt;
    network.prefix_bits = *bits;
  }
  if (port.empty()) return network;
  const auto number = number_in<std::uint16_t>(port.substr(1));
  if (port.front() != ':' || !number || *number == 0) return std::nullopt;
  network.first.port = *number;
  return network;
}

bool is_global(const Address& address) {
  const std::uint32_t value = leading(address);
  if (address.family == Family::v4) return !lies_in_any(value, not_global_v4);
  return lies_in(value, global_v6) && !lies_in_any(value, not_global_v6);
}

bool may_connect(const AddressRules& rules, const Address& address) {
  if (any_contains(rules.own, address)) return false;
  const auto& ports = rules.ports;
  const bool is_usual_port = std::find(ports.begin(), ports.end(), address.port) != ports.end();
  if (is_global(address)) return is_usual_port || any_contains(rules.allowed, address);
  if (!any_contains(rules.allowed, address)) return false;
  // Opening the translator opens what it leads to, not what hides behind it.
  const auto inside = translated(address);
  return !inside || is_global(*inside) || any_contains(rules.allowed, *inside);
}

}  // namespace supercargo::outbound

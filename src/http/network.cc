#include "http/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace supercargo::http {
namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr unsigned mapped_prefix_bits = 96;

bool is_mapped(const Address& address) {
  return std::equal(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  const std::string terminated(text);
  Address address{};
  if (inet_pton(AF_INET6, terminated.c_str(), address.data()) == 1) return address;
  std::copy(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
  if (inet_pton(AF_INET, terminated.c_str(), address.data() + 12) == 1) return address;
  return std::nullopt;
}

std::optional<Network> parse_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Network{*address, 128};

  const auto digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  const bool dotted = text.substr(0, slash).find(':') == std::string_view::npos;
  if (bits > (dotted ? 32U : 128U)) return std::nullopt;
  return Network{*address, dotted ? bits + mapped_prefix_bits : bits};
}

bool contains(const Network& network, const Address& address) {
  const std::size_t whole_bytes = network.prefix_bits / 8;
  if (!std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(whole_bytes),
                  network.address.begin())) {
    return false;
  }
  const unsigned rest = network.prefix_bits % 8;
  if (rest == 0) return true;
  const auto mask = static_cast<unsigned>(0xff00 >> rest) & 0xffU;
  return ((address[whole_bytes] ^ network.address[whole_bytes]) & mask) == 0;
}

std::string to_text(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_mapped(address)) {
    inet_ntop(AF_INET, address.data() + 12, text.data(), text.size());
  } else {
    inet_ntop(AF_INET6, address.data(), text.data(), text.size());
  }
  return text.data();
}

Address subscriber_network(const Address& address) {
  Address network = address;
  if (!is_mapped(address)) std::fill(network.begin() + 8, network.end(), std::uint8_t{0});
  return network;
}

}  // namespace supercargo::http

#include "outbound/address_rules.h"

#include <gtest/gtest.h>

namespace supercargo::outbound {
namespace {

Address at(std::string_view text, std::uint16_t port = 443) {
  Address address = parse_address(text).value();
  address.port = port;
  return address;
}
Network network(std::string_view text) { return parse_network(text).value(); }

TEST(AddressRules, both_ends_of_every_denied_block_are_denied) {
  for (const char* denied : {"0.0.0.0",
                             "0.255.255.255",
                             "10.0.0.0",
                             "10.255.255.255",
                             "100.64.0.0",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.0.0",
                             "169.254.169.254",
                             "172.16.0.0",
                             "172.31.255.255",
                             "192.0.0.0",
                             "192.0.0.255",
                             "192.0.2.0",
                             "192.0.2.255",
                             "192.88.99.0",
                             "192.88.99.255",
                             "192.168.0.0",
                             "192.168.255.255",
                             "198.18.0.0",
                             "198.19.255.255",
                             "198.51.100.0",
                             "198.51.100.255",
                             "203.0.113.0",
                             "203.0.113.255",
                             "224.0.0.0",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::ffff:1.1.1.1",
                             "::ffff:127.0.0.1",
                             "::127.0.0.1",
                             "64:ff9b::7f00:1",
                             "64:ff9b::808:808",
                             "100::1",
                             "2001::1",
                             "2001:1ff:ffff::",
                             "2001:db8::1",
                             "2002:7f00:1::",
                             "3fff::1",
                             "3fff:fff:ffff::",
                             "4000::1",
                             "fc00::1",
                             "fdff::1",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1"}) {
    EXPECT_FALSE(is_global(at(denied))) << denied;
    EXPECT_FALSE(may_connect({}, at(denied))) << denied;
  }
}

TEST(AddressRules, their_neighbours_on_the_open_internet_are_let_through) {
  for (const char* global :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700:4700::1111",
        "2a00:1450::1", "3ffe::1"})
    EXPECT_TRUE(may_connect({}, at(global))) << global;
}

TEST(AddressRules, only_the_ports_of_the_purpose_are_open) {
  EXPECT_TRUE(may_connect({}, at("1.1.1.1", 8443)));
  for (const int port : {0, 22, 25, 80, 5432, 6379, 8080})
    EXPECT_FALSE(may_connect({}, at("1.1.1.1", static_cast<std::uint16_t>(port)))) << port;
  EXPECT_TRUE(may_connect({.ports = {443, 8443, 80}}, at("1.1.1.1", 80)));
}

TEST(AddressRules, the_operator_opens_networks_with_their_ports) {
  const AddressRules rules{
      .allowed = {network("10.1.2.0/24:443"), network("[fd00::/8]:9443"), network("172.16.0.9")}};
  EXPECT_TRUE(may_connect(rules, at("10.1.2.255")));
  EXPECT_FALSE(may_connect(rules, at("10.1.2.255", 8443)));
  EXPECT_FALSE(may_connect(rules, at("10.1.3.0")));
  EXPECT_TRUE(may_connect(rules, at("fd12::1", 9443)));
  EXPECT_FALSE(may_connect(rules, at("fd12::1")));
  EXPECT_TRUE(may_connect(rules, at("172.16.0.9", 1234)));
  EXPECT_FALSE(may_connect(rules, at("::ffff:172.16.0.9", 1234))) << "another spelling";
}

TEST(AddressRules, a_translated_address_is_judged_by_what_it_leads_to) {
  const AddressRules rules{.allowed = {network("[64:ff9b::/96]")}};
  EXPECT_TRUE(may_connect(rules, at("64:ff9b::1.1.1.1")));
  EXPECT_FALSE(may_connect(rules, at("64:ff9b::127.0.0.1")));
  EXPECT_FALSE(may_connect(rules, at("64:ff9b::10.0.0.1")));
}

TEST(AddressRules, the_program_never_calls_itself_even_where_the_operator_opened_the_network) {
  const AddressRules rules{.allowed = {network("127.0.0.0/8")}, .own = {network("127.0.0.1:8080")}};
  EXPECT_TRUE(may_connect(rules, at("127.0.0.1", 8081)));
  EXPECT_FALSE(may_connect(rules, at("127.0.0.1", 8080)));
}

TEST(AddressRules, networks_are_spelt_in_full_or_not_at_all) {
  for (const char* wrong : {"", "10", "10.1.2.0/33", "10.1.2.0/-1", "10.1.2.0/", "10.1.2.0:",
                            "10.1.2.0:0", "10.1.2.0:65536", "10.1.2.0:443x", "fd00::/8:443",
                            "[fd00::/129]", "[fd00::1", "[fd00::1]443", "example.com:443", "*"})
    EXPECT_FALSE(parse_network(wrong)) << wrong;
}

}  // namespace
}  // namespace supercargo::outbound

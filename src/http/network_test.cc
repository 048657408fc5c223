#include "http/network.h"

#include <gtest/gtest.h>

#include "http/admission.h"

namespace supercargo::http {
namespace {

bool within(std::string_view address, std::string_view network) {
  return contains(parse_network(network).value(), parse_address(address).value());
}

TEST(Network, addresses_are_read_and_written) {
  EXPECT_EQ(to_text(parse_address("192.0.2.7").value()), "192.0.2.7");
  EXPECT_EQ(to_text(parse_address("::ffff:192.0.2.7").value()), "192.0.2.7");
  EXPECT_EQ(to_text(parse_address("2001:DB8::1").value()), "2001:db8::1");
  for (const auto* text : {"", "1.2.3", "1.2.3.4.5", "host", "1.2.3.256", ":::", "1.2.3.4/8"}) {
    EXPECT_FALSE(parse_address(text)) << text;
  }
}

TEST(Network, a_prefix_bounds_a_network) {
  EXPECT_TRUE(within("10.1.2.3", "10.0.0.0/8"));
  EXPECT_FALSE(within("11.1.2.3", "10.0.0.0/8"));
  EXPECT_TRUE(within("192.0.2.130", "192.0.2.128/25"));
  EXPECT_FALSE(within("192.0.2.127", "192.0.2.128/25"));
  EXPECT_TRUE(within("1.2.3.4", "0.0.0.0/0"));
  EXPECT_FALSE(within("2001:db8::1", "0.0.0.0/0"));
  EXPECT_TRUE(within("fd12::1", "fd00::/8"));
  EXPECT_TRUE(within("127.0.0.1", "127.0.0.1"));
  for (const auto* text :
       {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/x", "/8", "10.0.0.0/-1"}) {
    EXPECT_FALSE(parse_network(text)) << text;
  }
}

TEST(Network, a_subscriber_is_one_address_or_a_64) {
  const auto of = [](std::string_view text) {
    return to_text(subscriber_network(parse_address(text).value()));
  };
  EXPECT_EQ(of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
}

TEST(Admission, connections_are_bounded_in_all_and_by_network) {
  Admission admission({.connections = 4,
                       .connections_a_network = 2,
                       .exempt = {parse_network("10.0.0.0/8").value()}});
  const auto address = [](std::string_view text) { return parse_address(text).value(); };
  EXPECT_TRUE(admission.admit(address("2001:db8::1")));
  EXPECT_TRUE(admission.admit(address("2001:db8::2")));
  EXPECT_FALSE(admission.admit(address("2001:db8::3"))) << "the same /64";
  EXPECT_TRUE(admission.admit(address("192.0.2.1")));
  EXPECT_TRUE(admission.admit(address("10.0.0.1")));
  EXPECT_FALSE(admission.admit(address("10.0.0.1"))) << "full";
  admission.release(address("192.0.2.1"));
  admission.release(address("2001:db8::1"));
  EXPECT_TRUE(admission.admit(address("10.0.0.1")));
  EXPECT_TRUE(admission.admit(address("2001:db8::4")));
  EXPECT_EQ(admission.open_connections(), 4U);
}

TEST(Admission, a_trusted_proxy_may_hold_more_than_a_network) {
  Admission admission({.connections = 100,
                       .connections_a_network = 2,
                       .exempt = {parse_network("10.0.0.0/8").value()}});
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(admission.admit(parse_address("10.0.0.1").value()));
}

}  // namespace
}  // namespace supercargo::http

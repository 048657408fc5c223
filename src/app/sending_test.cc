#include "app/sending.h"

#include <gtest/gtest.h>

#include "app/settings.h"

namespace supercargo::app {
namespace {

bool may(const std::map<std::string, std::string>& flags, std::string_view host, int port) {
  const auto settings = Settings::gather(flags, "");
  EXPECT_TRUE(settings);
  auto address = outbound::parse_address(host).value();
  address.port = static_cast<std::uint16_t>(port);
  return outbound::may_connect(outbound_settings(*settings).addresses, address);
}

TEST(OutboundSettings, only_what_the_operator_opened_within_is_reached) {
  EXPECT_TRUE(may({}, "1.1.1.1", 443));
  EXPECT_FALSE(may({}, "10.1.2.3", 443));
  EXPECT_TRUE(may({{"outbound_allow", "10.1.2.0/24:443, 10.9.0.1"}}, "10.1.2.3", 443));
  EXPECT_TRUE(may({{"outbound_allow", "10.1.2.0/24:443, 10.9.0.1"}}, "10.9.0.1", 8443));
  EXPECT_FALSE(may({{"outbound_allow", "10.1.2.0/24:443"}}, "10.1.3.3", 443));
}

TEST(OutboundSettings, where_the_program_listens_it_does_not_call) {
  const std::string all = "0.0.0.0/0, [::/0]";
  EXPECT_TRUE(may({{"outbound_allow", all}}, "127.0.0.1", 9999));
  EXPECT_FALSE(may({{"outbound_allow", all}}, "127.0.0.1", 8080));
  EXPECT_FALSE(may({{"outbound_allow", all}, {"listen", "10.0.0.5:443"}}, "10.0.0.5", 443));
  EXPECT_FALSE(may({{"outbound_allow", all}, {"listen", "0.0.0.0:8443"}}, "127.0.0.9", 8443));
  EXPECT_FALSE(may({{"outbound_allow", all}, {"listen", "0.0.0.0:8443"}}, "::1", 8443));
}

TEST(OutboundSettings, a_network_that_is_none_is_told_at_the_start) {
  const auto refused = Settings::gather({{"outbound_allow", "10.1.2.0/24, everywhere"}}, "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reasons.at(0).pointer, "/outbound_allow");
}

}  // namespace
}  // namespace supercargo::app

#include "webhooks/rules.h"

#include <gtest/gtest.h>

namespace supercargo::webhooks {
namespace {

using namespace std::chrono_literals;
using outbound::Failure;

TEST(WebhookRules, an_address_has_a_scheme_and_a_host_and_no_name_or_password) {
  for (const char* good : {"https://example.com", "https://example.com:8443/hooks?a=b",
                           "http://10.0.0.1/x", "https://[2606:4700::1]/"})
    EXPECT_TRUE(is_url(good)) << good;
  for (const char* wrong :
       {"", "example.com", "ftp://example.com/", "https://", "https:///x", "https://:443/",
        "https://name:word@example.com/", "https://example.com/#part", "https://exa mple.com/",
        "https://example.com/\n", "file:///etc/passwd", "HTTPS://example.com"})
    EXPECT_FALSE(is_url(wrong)) << wrong;
}

TEST(WebhookRules, events_are_heard_by_name_by_record_or_all) {
  EXPECT_TRUE(hears({"*"}, "sales_order.confirmed"));
  EXPECT_TRUE(hears({"product.created", "sales_order.confirmed"}, "sales_order.confirmed"));
  EXPECT_TRUE(hears({"sales_order.*"}, "sales_order.confirmed"));
  EXPECT_FALSE(hears({"sales_order.*"}, "sales_order_line.changed"));
  EXPECT_FALSE(hears({"sales_order.placed"}, "sales_order.confirmed"));
  EXPECT_FALSE(hears({}, "sales_order.confirmed"));
}

TEST(WebhookRules, what_no_event_can_be_is_refused_each_with_its_place) {
  const auto reasons = check_webhook(
      {.events = {"*", "sales_order.*", "order", "Order.placed", "*.placed", "a.", ".b"}});
  std::string places;
  for (const Reason& reason : reasons) places += reason.pointer + " ";
  EXPECT_EQ(places, "/events/2 /events/3 /events/4 /events/5 /events/6 ");
}

TEST(WebhookRules, only_an_answer_of_two_hundred_is_a_delivery) {
  EXPECT_EQ(judge({.status = 200}, 1), Verdict::delivered);
  EXPECT_EQ(judge({.status = 204}, 1), Verdict::delivered);
  EXPECT_EQ(judge({Failure::reply_too_large, 200}, 1), Verdict::delivered);
  EXPECT_EQ(judge({Failure::timeout, 200}, 1), Verdict::again);
  for (const int status : {0, 100, 301, 307, 400, 404, 500, 503})
    EXPECT_EQ(judge({.status = status}, 1), Verdict::again) << status;
  EXPECT_EQ(judge({.status = 410}, 1), Verdict::gone);
  EXPECT_EQ(judge({.status = 500}, 9), Verdict::again);
  EXPECT_EQ(judge({.status = 500}, 10), Verdict::given_up);
}

TEST(WebhookRules, pauses_grow_by_the_schedule_give_or_take_a_fifth) {
  const Duration planned[] = {5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h};
  for (int attempts = 1; attempts <= 9; ++attempts) {
    EXPECT_EQ(pause_after(attempts, 0), planned[attempts - 1]);
    EXPECT_EQ(pause_after(attempts, 200), planned[attempts - 1] * 12 / 10);
    EXPECT_EQ(pause_after(attempts, -200), planned[attempts - 1] * 8 / 10);
  }
}

TEST(WebhookRules, a_tenant_learns_a_word_and_the_beginning_of_a_reply) {
  EXPECT_STREQ(failure_word({.failure = Failure::address_not_allowed}), "address_not_allowed");
  EXPECT_STREQ(failure_word({.status = 500}), "status");
  EXPECT_STREQ(failure_word({.status = 204}), "");
  EXPECT_EQ(excerpt("ab\r\x01\xff\n€"), "ab\uFFFD\uFFFD\uFFFD\n€");
  EXPECT_EQ(excerpt(std::string(3000, 'x')).size(), 1024u);
  EXPECT_EQ(excerpt(std::string(1023, 'x') + "€").size(), 1023u);
}

}  // namespace
}  // namespace supercargo::webhooks

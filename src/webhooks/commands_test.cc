#include "webhooks/commands.h"

#include <filesystem>

#include "journal/testing.h"
#include "tests/paths.h"
#include "webhooks/store.h"

namespace supercargo::webhooks {
namespace {

using journal::reasons;

class Webhooks : public journal::OnDesk {
 protected:
  static Webhook wanted() { return {.url = "https://example.com/hook", .events = {"*"}}; }
  Webhook created() { return *desk().perform(create, wanted()); }
  std::vector<std::string> secrets(WebhookId id) {
    std::vector<std::string> found;
    desk().write([&](journal::Unit& unit) { found = secrets_of(unit, *store::find(unit.db, id)); });
    return found;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Webhooks);

TEST_P(Webhooks, a_secret_is_shown_once_and_never_again) {
  const Webhook webhook = created();
  EXPECT_TRUE(webhook.secret.starts_with("whsec_"));
  EXPECT_EQ(desk().ask(get, WebhookReference{webhook.id})->secret, "");
  EXPECT_EQ(to_json(*desk().ask(get, WebhookReference{webhook.id})).find("whsec_"),
            std::string::npos);
  EXPECT_EQ(secrets(webhook.id), std::vector{webhook.secret});
  EXPECT_EQ(desk().facts(webhook.id), "webhook_created");
}

TEST_P(Webhooks, no_secret_can_be_read_in_the_database_file) {
  if (GetParam() != db::Engine::sqlite) GTEST_SKIP() << "PostgreSQL keeps no file of ours";
  const Webhook webhook = created();
  const auto rotated = desk().perform(rotate, {webhook.id});
  const auto file =
      std::filesystem::temp_directory_path() / ("supercargo_webhooks_" + text(webhook.id) + ".db");
  database().backup(file);
  const std::string bytes = tests::file_text(file);
  std::filesystem::remove(file);
  EXPECT_NE(bytes.find("https://example.com/hook"), std::string::npos) << "it is the right file";
  for (const std::string& secret : {webhook.secret, rotated->secret})
    EXPECT_EQ(bytes.find(secret.substr(6, 20)), std::string::npos);
}

TEST_P(Webhooks, two_secrets_sign_for_a_day_after_a_rotation) {
  const Webhook webhook = created();
  const auto rotated = desk().perform(rotate, {webhook.id});
  ASSERT_EQ(reasons(rotated), "accepted");
  EXPECT_EQ(secrets(webhook.id), (std::vector{rotated->secret, webhook.secret}));
  desk().clock.advance(std::chrono::hours(24));
  EXPECT_EQ(secrets(webhook.id), std::vector{rotated->secret});
  EXPECT_EQ(desk().facts(webhook.id), "webhook_created, webhook_secret_rotated");
}

TEST_P(Webhooks, fifty_are_enough) {
  for (int i = 0; i < 50; ++i) ASSERT_EQ(reasons(desk().perform(create, wanted())), "accepted");
  EXPECT_EQ(reasons(desk().perform(create, wanted())), ": too_many_webhooks");
}

TEST_P(Webhooks, what_is_wrong_with_one_is_told_with_its_place) {
  const auto patched = [&](const char* body) {
    const Webhook webhook = created();
    return reasons(desk().perform(change, {.id = text(webhook.id), .revision = 1, .body = body}));
  };
  EXPECT_EQ(patched(R"({"events":["order"]})"), "/events/0: not_an_event");
  EXPECT_EQ(patched(R"({"url":"ftp://example.com"})"), "/url: not_a_url");
  EXPECT_EQ(patched(R"({"secret":"whsec_mine"})"), "/secret: read_only");
  EXPECT_EQ(patched(R"({"sealed":"x"})"), "/sealed: unknown_field");
  EXPECT_EQ(patched(R"({"events":["product.*"],"status":"disabled"})"), "accepted");
}

TEST_P(Webhooks, one_that_is_deleted_is_gone) {
  const Webhook webhook = created();
  EXPECT_EQ(reasons(desk().perform(remove, {webhook.id})), "accepted");
  EXPECT_EQ(reasons(desk().ask(get, WebhookReference{webhook.id})), "not_found");
  EXPECT_EQ(reasons(desk().perform(remove, {webhook.id})), "not_found");
  EXPECT_EQ(desk().facts(webhook.id), "webhook_created, webhook_deleted");
}

}  // namespace
}  // namespace supercargo::webhooks

#include "people/commands.h"

#include "tests/people_fixture.h"

namespace supercargo::people {
namespace {

using journal::reasons;

class Persons : public OnPeople {};
class ApiKeys : public OnPeople {};

TEST_P(Persons, are_invited_and_become_active_with_their_password) {
  const Person ada = invited("Ada@Example.com", {"order_desk", "admin"});
  EXPECT_EQ(ada.status, PersonStatus::invited);
  EXPECT_EQ(ada.roles, (std::vector<std::string>{"order_desk", "administrator"}));
  const auto issued = desk().as(shell()).perform(issue_invitation, Verb{"ada@example.com"});
  ASSERT_EQ(reasons(issued), "accepted");

  auto attempt = desk().read([&](const journal::Query& query) {
    return look(query, AcceptInvitation{issued->token, good_password});
  });
  ASSERT_EQ(reasons(attempt), "accepted");
  const auto proved = prove(hasher, *attempt);
  EXPECT_EQ(reasons(desk().as(shell()).perform(accept_invitation, proved)), "accepted");
  EXPECT_EQ(stored(ada.id).status, PersonStatus::active);
  // The link is good once.
  EXPECT_EQ(reasons(desk().as(shell()).perform(accept_invitation, proved)), "not_found");
  EXPECT_EQ(desk().facts(ada.id), "person_invited, person_activated");
}

TEST_P(Persons, accept_an_invitation_within_three_days_and_with_a_good_password) {
  const Person ada = invited("ada@example.com", {"agent"});
  const auto issued = desk().as(shell()).perform(issue_invitation, Verb{text(ada.id)});
  const auto look_at_it = [&](const char* password) {
    return desk().read([&](const journal::Query& query) {
      return look(query, AcceptInvitation{issued->token, password});
    });
  };
  const auto weak = prove(hasher, *look_at_it("short"));
  EXPECT_EQ(reasons(desk().as(shell()).perform(accept_invitation, weak)), "/password: too_short");
  desk().clock.advance(std::chrono::hours(73));
  EXPECT_EQ(reasons(look_at_it(good_password)), "not_found");
}

TEST_P(Persons, have_one_address_each_whatever_its_letter_case) {
  const Person ada = invited("ada@example.com", {"agent"});
  const Invite again{.email = "ADA@example.com", .name = "Another", .roles = {"agent"}};
  EXPECT_EQ(reasons(desk().as(shell()).perform(invite, again)), "/email: duplicate");
  EXPECT_EQ(reasons(desk().as(shell()).perform(remove, Verb{text(ada.id)})), "accepted");
  EXPECT_EQ(reasons(desk().as(shell()).perform(invite, again)), "accepted");
}

TEST_P(Persons, get_roles_from_one_administrator_while_there_is_no_second) {
  const Person ada = active("ada@example.com", {"administrator"});
  const auto bob =
      desk()
          .as(actor(ada))
          .perform(invite, Invite{.email = "bob@example.com", .name = "Bob", .roles = {"finance"}});
  ASSERT_EQ(reasons(bob), "accepted");
  EXPECT_EQ(bob->roles, std::vector<std::string>{"finance"});
  EXPECT_EQ(desk().facts(bob->id), "person_invited, separation_waived");
}

TEST_P(Persons, get_roles_from_two_administrators_as_soon_as_there_are_two) {
  const Person ada = active("ada@example.com", {"administrator"});
  const Person eve = active("eve@example.com", {"administrator"});
  const auto bob =
      desk()
          .as(actor(ada))
          .perform(invite, Invite{.email = "bob@example.com", .name = "Bob", .roles = {"finance"}});
  ASSERT_EQ(reasons(bob), "accepted");
  EXPECT_TRUE(bob->roles.empty());
  EXPECT_EQ(bob->proposed_roles, std::vector<std::string>{"finance"});
  const Verb verb{text(bob->id)};
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(confirm_roles, verb)), ": requester_is_approver");
  const auto confirmed = desk().as(actor(eve)).perform(confirm_roles, verb);
  ASSERT_EQ(reasons(confirmed), "accepted");
  EXPECT_EQ(confirmed->roles, std::vector<std::string>{"finance"});
  EXPECT_EQ(desk().facts(bob->id), "person_invited, person_roles_confirmed");
}

TEST_P(Persons, cannot_raise_themselves_nor_confirm_what_others_propose_for_them) {
  const Person ada = active("ada@example.com", {"administrator"});
  const Person eve = active("eve@example.com", {"administrator"});
  const auto raised = desk()
                          .as(actor(ada))
                          .perform(change, Patch{text(ada.id), ada.revision,
                                                 R"({"roles":["administrator","finance"]})"});
  ASSERT_EQ(reasons(raised), "accepted");
  EXPECT_EQ(raised->roles, std::vector<std::string>{"administrator"});
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(confirm_roles, Verb{text(ada.id)})),
            ": requester_is_approver");
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(refuse_roles, Verb{text(ada.id)})), "accepted");
  EXPECT_TRUE(stored(ada.id).proposed_roles.empty());
}

TEST_P(Persons, never_lose_the_last_administrator) {
  const Person ada = active("ada@example.com", {"administrator"});
  active("bob@example.com", {"agent"});
  const Verb verb{text(ada.id)};
  EXPECT_EQ(reasons(desk().as(shell()).perform(suspend, verb)), ": last_administrator");
  EXPECT_EQ(reasons(desk().as(shell()).perform(remove, verb)), ": last_administrator");
  EXPECT_EQ(reasons(desk().as(shell()).perform(
                change, Patch{text(ada.id), ada.revision, R"({"roles":["agent"]})"})),
            ": last_administrator");
}

TEST_P(Persons, are_saved_from_a_known_revision) {
  const Person ada = active("ada@example.com", {"administrator"});
  const auto renamed =
      desk().as(shell()).perform(change, Patch{text(ada.id), ada.revision, R"({"name":"Ada"})"});
  EXPECT_EQ(renamed->name, "Ada");
  EXPECT_EQ(reasons(desk().as(shell()).perform(
                change, Patch{text(ada.id), ada.revision, R"({"name":"Eve"})"})),
            "revision_conflict");
}

TEST_P(Persons, come_back_from_suspension_with_the_consent_that_their_roles_need) {
  const Person ada = active("ada@example.com", {"administrator"});
  active("eve@example.com", {"administrator"});
  const Person bob = active("bob@example.com", {"finance"});
  ASSERT_EQ(reasons(desk().as(actor(ada)).perform(suspend, Verb{text(bob.id)})), "accepted");
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(suspend, Verb{text(bob.id)})),
            "not_in_this_state");
  const auto back = desk().as(actor(ada)).perform(reinstate, Verb{text(bob.id)});
  EXPECT_EQ(back->status, PersonStatus::active);
  EXPECT_TRUE(back->roles.empty());
  EXPECT_EQ(back->proposed_roles, std::vector<std::string>{"finance"});
}

TEST_P(Persons, are_not_alone_by_having_shut_the_others_out) {
  const Person ada = active("ada@example.com", {"administrator"});
  const Person eve = active("eve@example.com", {"administrator"});
  const Verb verb{text(eve.id)};
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(remove, verb)), ": second_administrator");
  ASSERT_EQ(reasons(desk().as(actor(ada)).perform(suspend, verb)), "accepted");
  const Invite friendly{.email = "x@example.com", .name = "X", .roles = {"finance"}};
  const auto made = desk().as(actor(ada)).perform(invite, friendly);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_TRUE(made->roles.empty());
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(remove, verb)), ": second_administrator");
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(reinstate, verb)), ": second_administrator");
  active("bob@example.com", {"administrator"});
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(reinstate, verb)), "accepted");
}

TEST_P(ApiKeys, are_shown_once_and_never_beyond_their_owners_roles) {
  const Person bob = active("bob@example.com", {"order_desk", "administrator"});
  const CreateKey wanted{.name = "shop", .roles = {"order_desk"}};
  const auto issued = desk().as(actor(bob)).perform(create_key, wanted);
  ASSERT_EQ(reasons(issued), "accepted");
  EXPECT_TRUE(issued->secret.starts_with("sck_"));
  EXPECT_EQ(issued->key.expires_at - desk().clock.now(), std::chrono::hours(24 * 365));
  EXPECT_EQ(reasons(desk()
                        .as(actor(bob))
                        .perform(create_key, CreateKey{.name = "shop", .roles = {"finance"}})),
            "/roles: beyond_owner");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(fetch_key, Verb{text(issued->key.id)})),
            "not_in_this_state");
}

TEST_P(ApiKeys, made_for_somebody_else_are_fetched_by_that_person_alone) {
  const Person ada = active("ada@example.com", {"administrator"});
  const Person bob = active("bob@example.com", {"finance"});
  const auto made =
      desk()
          .as(actor(ada))
          .perform(create_key,
                   CreateKey{.name = "books", .person = "bob@example.com", .roles = {"finance"}});
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->secret, "");
  const Verb verb{text(made->key.id)};
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(fetch_key, verb)), "not_found");
  const auto fetched = desk().as(actor(bob)).perform(fetch_key, verb);
  ASSERT_EQ(reasons(fetched), "accepted");
  EXPECT_NE(fetched->secret, "");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(fetch_key, verb)), "not_in_this_state");
  EXPECT_EQ(desk().facts(made->key.id), "key_created, key_fetched");
}

TEST_P(ApiKeys, make_neither_users_nor_keys) {
  const Person ada = active("ada@example.com", {"administrator"});
  journal::Actor key = actor(ada);
  key.kind = journal::ActorKind::key;
  EXPECT_EQ(reasons(desk().as(key).perform(create_key,
                                           CreateKey{.name = "more", .roles = {"administrator"}})),
            "not_with_a_key");
  EXPECT_EQ(reasons(desk().as(key).perform(
                invite, Invite{.email = "x@example.com", .name = "X", .roles = {"agent"}})),
            "not_with_a_key");
  EXPECT_EQ(reasons(desk().as(key).perform(suspend, Verb{text(ada.id)})), "not_with_a_key");
}

TEST_P(ApiKeys, are_seen_by_their_owner_and_by_those_who_oversee) {
  const Person ada = active("ada@example.com", {"administrator"});
  const Person bob = active("bob@example.com", {"order_desk"});
  const Person eve = active("eve@example.com", {"order_desk"});
  const auto issued = desk().as(shell()).perform(
      create_key, CreateKey{.name = "shop", .person = text(bob.id), .roles = {"order_desk"}});
  const Verb verb{text(issued->key.id)};
  EXPECT_NE(issued->secret, "");
  EXPECT_EQ(desk().as(actor(eve)).ask(list_keys, db::ListRequest{})->items.size(), 0U);
  EXPECT_EQ(desk().as(actor(bob)).ask(list_keys, db::ListRequest{})->items.size(), 1U);
  EXPECT_EQ(desk().as(actor(ada)).ask(list_keys, db::ListRequest{})->items.size(), 1U);
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(revoke_key, verb)), "not_found");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(revoke_key, verb)), "accepted");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(revoke_key, verb)), "not_in_this_state");
}

TEST_P(ApiKeys, are_changed_by_an_administrator_and_never_beyond_their_owners_roles_or_a_year) {
  const Person ada = active("ada@example.com", {"administrator"});
  const Person bob = active("bob@example.com", {"order_desk", "finance"});
  const auto made = desk().as(shell()).perform(
      create_key, CreateKey{.name = "shop", .person = text(bob.id), .roles = {"order_desk"}});
  const auto changed = [&](const std::string& body, std::int64_t revision = 1) {
    return desk()
        .as(actor(ada))
        .perform(change_key, Patch{.id = text(made->key.id), .revision = revision, .body = body});
  };
  EXPECT_EQ(reasons(changed(R"({"roles":["warehouse"]})")), "/roles: beyond_owner");
  EXPECT_EQ(reasons(changed(R"({"expires_at":"2020-01-01T00:00:00Z"})")),
            "/expires_at: in_the_past");
  EXPECT_EQ(reasons(changed(R"({"expires_at":"2999-01-01T00:00:00Z"})")), "/expires_at: too_long");
  EXPECT_EQ(reasons(changed(R"({"name":"till"})", 7)), "revision_conflict");
  const auto after = changed(R"({"name":"till","roles":["finance"],"networks":["10.0.0.0/8"]})");
  ASSERT_EQ(reasons(after), "accepted");
  EXPECT_EQ(after->name, "till");
  EXPECT_EQ(after->roles, std::vector<std::string>{"finance"});
  EXPECT_EQ(after->expires_at, made->key.expires_at);
  EXPECT_EQ(desk().facts(made->key.id), "key_created, key_changed");
  desk().clock.advance(std::chrono::hours(24 * 366));
  EXPECT_EQ(reasons(changed(R"({"name":"back"})", 2)), "not_in_this_state");
}

TEST_P(ApiKeys, get_a_new_secret_and_the_old_one_is_worthless) {
  const Person ada = active("ada@example.com", {"administrator"});
  const Person bob = active("bob@example.com", {"order_desk"});
  const Person eve = active("eve@example.com", {"auditor"});
  const auto made = desk().as(shell()).perform(
      create_key, CreateKey{.name = "shop", .person = text(bob.id), .roles = {"order_desk"}});
  const Verb verb{text(made->key.id)};
  const auto known = [&](const std::string& secret) {
    return desk().read([&](const journal::Query& query) {
      return store::key_by_secret(query.db, digest_of(secret)).has_value();
    });
  };
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(rotate_key, verb)), "forbidden");
  const auto own = desk().as(actor(bob)).perform(rotate_key, verb);
  ASSERT_EQ(reasons(own), "accepted");
  EXPECT_FALSE(known(made->secret));
  EXPECT_TRUE(known(own->secret));
  // Nobody holds what acts in another's name: its person fetches it.
  const auto other = desk().as(actor(ada)).perform(rotate_key, verb);
  ASSERT_EQ(reasons(other), "accepted");
  EXPECT_EQ(other->secret, "");
  EXPECT_FALSE(known(own->secret));
  const auto fetched = desk().as(actor(bob)).perform(fetch_key, verb);
  ASSERT_EQ(reasons(fetched), "accepted");
  EXPECT_TRUE(known(fetched->secret));
  ASSERT_EQ(reasons(desk().as(actor(bob)).perform(revoke_key, verb)), "accepted");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(rotate_key, verb)), "not_in_this_state");
  EXPECT_EQ(desk().facts(made->key.id),
            "key_created, key_rotated, key_rotated, key_fetched, key_revoked");
}

SUPERCARGO_ON_BOTH_ENGINES(Persons);
SUPERCARGO_ON_BOTH_ENGINES(ApiKeys);

}  // namespace
}  // namespace supercargo::people

#include "customers/commands.h"

#include <gtest/gtest.h>

#include "customers/store.h"
#include "journal/entry_store.h"
#include "journal/testing.h"

namespace supercargo::customers {
namespace {

using journal::reasons;

class Customers : public journal::OnDesk {
 protected:
  Customer bakery() {
    return {
        .code = "C-100",
        .name = "Harbour Bakery Ltd",
        .email = "ann@harbour-bakery.co.uk",
        .addresses = {
            {.line1 = "1 Quay Street", .city = "London", .postcode = "E14 5AB", .country = "GB"}}};
  }
  std::string codes(const std::vector<Customer>& customers) {
    std::string found;
    for (const Customer& customer : customers) found += customer.code + " ";
    return found;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Customers);

TEST_P(Customers, a_customer_is_created_once_however_its_code_is_spelt) {
  const auto created = desk().as(Role::order_desk).perform(create, bakery());
  ASSERT_EQ(reasons(created), "accepted");
  EXPECT_EQ(created->currency.code(), "EUR");
  EXPECT_TRUE(created->warnings.empty());
  Customer again = bakery();
  again.code = "c-100";
  EXPECT_EQ(reasons(desk().perform(create, again)), "/code: duplicate_code");
  EXPECT_EQ(desk().facts(created->id), "customer_created");
}

TEST_P(Customers, what_was_saved_is_read_back_whole_by_id_and_by_code) {
  const auto created = desk().perform(create, bakery());
  const auto by_code = desk().ask(get, CustomerReference{"c-100"});
  const auto by_id = desk().ask(get, CustomerReference{text(created->id)});
  EXPECT_EQ(to_json(*by_code), to_json(*created));
  EXPECT_EQ(to_json(*by_id), to_json(*created));
}

TEST_P(Customers, who_may_be_the_same_customer_is_shown_and_refuses_nothing) {
  ASSERT_EQ(reasons(desk().perform(create, bakery())), "accepted");
  const Customer same{.code = "C-200",
                      .name = "Harbor Bakery Limited",
                      .email = "ANN@harbour-bakery.co.uk",
                      .addresses = bakery().addresses};
  const auto second = desk().perform(create, same);
  ASSERT_EQ(reasons(second), "accepted");
  ASSERT_EQ(second->warnings.size(), 1u);
  EXPECT_EQ(second->warnings[0].pointer, "/email");
  EXPECT_EQ(second->warnings[0].evidence.text, R"({"customer":"C-100"})");
  const Customer alike{.code = "C-300",
                       .name = "Harbour Bakery",
                       .phone = "+442079460018",
                       .addresses = bakery().addresses};
  const auto third = desk().perform(create, alike);
  ASSERT_EQ(reasons(third), "accepted");
  ASSERT_EQ(third->warnings.size(), 1u);
  EXPECT_EQ(third->warnings[0].pointer, "/name");
  const auto elsewhere = desk().perform(
      create, Customer{.code = "C-400", .name = "Harbour Bakery Ltd", .phone = "+442079460019"});
  EXPECT_TRUE(elsewhere->warnings.empty());
}

TEST_P(Customers, a_change_moves_the_keys_and_one_that_changes_nothing_is_not_told) {
  const auto created = desk().perform(create, bakery());
  const auto same = desk().perform(
      change, Patch{.id = "C-100", .revision = 1, .body = R"({"name": "Harbour Bakery Ltd"})"});
  ASSERT_EQ(reasons(same), "accepted");
  EXPECT_EQ(same->revision, 1);
  const auto moved = desk().perform(
      change, Patch{.id = "C-100", .revision = 1, .body = R"({"email": "bob@bakery.co.uk"})"});
  ASSERT_EQ(reasons(moved), "accepted");
  EXPECT_EQ(moved->revision, 2);
  EXPECT_EQ(desk().facts(created->id), "customer_created, customer_changed");
  const auto late =
      desk().perform(change, Patch{.id = "C-100", .revision = 1, .body = R"({"name": "X"})"});
  EXPECT_EQ(late.error().code, "revision_conflict");
  const auto free = desk().perform(
      create,
      Customer{.code = "C-500", .name = "Somebody else", .email = "ann@harbour-bakery.co.uk"});
  EXPECT_TRUE(free->warnings.empty());
}

TEST_P(Customers, the_credit_limit_comes_from_somebody_else_than_the_rest) {
  const auto clerk = desk().person({Role::order_desk, Role::finance});
  const auto banker = desk().person({Role::finance});
  Customer limited = bakery();
  limited.credit_limit = Money{1'000'000, Currency::of("EUR")};
  EXPECT_EQ(reasons(desk().as(clerk).perform(create, limited)),
            "/credit_limit: separation_of_duties");
  const auto created = desk().as(clerk).perform(create, bakery());
  const Patch patch{.id = "C-100", .revision = 1, .body = R"({"credit_limit": "10000.00"})"};
  EXPECT_EQ(reasons(desk().as(clerk).perform(change, patch)),
            "/credit_limit: separation_of_duties");
  const auto given = desk().as(banker).perform(change, patch);
  ASSERT_EQ(reasons(given), "accepted");
  EXPECT_EQ(text(*given->credit_limit), "10000.00");
  EXPECT_EQ(given->credit_limit->currency.code(), "EUR");
}

TEST_P(Customers, one_person_alone_gives_both_and_that_is_recorded) {
  auto alone = desk().person(staff);
  alone.sole_person = true;
  Customer limited = bakery();
  limited.credit_limit = Money{1'000'000, Currency::of("EUR")};
  const auto created = desk().as(alone).perform(create, limited);
  ASSERT_EQ(reasons(created), "accepted");
  EXPECT_EQ(desk().facts(created->id), "customer_created, separation_waived");
}

TEST_P(Customers, an_import_keeps_what_it_does_not_give) {
  const auto created = desk().perform(put, bakery());
  ASSERT_EQ(reasons(created), "accepted");
  ASSERT_EQ(reasons(desk().perform(
                change, Patch{.id = "C-100", .revision = 1, .body = R"({"status": "stopped"})"})),
            "accepted");
  const auto again = desk().perform(put, Customer{.code = "C-100", .name = "Harbour Bakery plc"});
  ASSERT_EQ(reasons(again), "accepted");
  EXPECT_EQ(again->revision, 3);
  EXPECT_EQ(again->name, "Harbour Bakery plc");
  EXPECT_EQ(again->email, "ann@harbour-bakery.co.uk");
  EXPECT_EQ(again->addresses.size(), 1u);
  EXPECT_EQ(again->status, CustomerStatus::stopped);
}

TEST_P(Customers, customers_are_found_by_words_and_a_portal_finds_its_own) {
  const auto created = desk().perform(create, bakery());
  ASSERT_EQ(reasons(desk().perform(
                create, Customer{.code = "C-200", .name = "Quay Fish", .phone = "+442079460020"})),
            "accepted");
  const auto found = [&](const db::ListRequest& request) {
    return codes(desk().ask(list_customers, request)->items);
  };
  EXPECT_EQ(found({.q = "london"}), "C-100 ");
  EXPECT_EQ(found({.q = "fish"}), "C-200 ");
  EXPECT_EQ(found({.sort = "code"}), "C-100 C-200 ");
  EXPECT_EQ(found({.sort = "-name"}), "C-200 C-100 ");
  auto buyer = desk().person({Role::customer_portal});
  buyer.party = created->id.value;
  EXPECT_EQ(codes(desk().as(buyer).ask(list_customers, db::ListRequest{})->items), "C-100 ");
  EXPECT_EQ(reasons(desk().as(buyer).ask(get, CustomerReference{"C-100"})), "accepted");
  EXPECT_EQ(reasons(desk().as(buyer).ask(get, CustomerReference{"C-200"})), "not_found");
}

TEST_P(Customers, an_agent_finds_those_whom_they_look_after) {
  const auto clerk = desk().person({Role::order_desk});
  const auto agent = desk().person({Role::agent});
  ASSERT_EQ(reasons(desk().as(clerk).perform(create, bakery())), "accepted");
  const auto own = desk().as(agent).perform(
      create, Customer{.code = "C-200", .name = "Quay Fish", .phone = "+442079460020"});
  ASSERT_EQ(reasons(own), "accepted");
  EXPECT_EQ(own->owner, agent.person);
  const Patch patch{.id = "C-100", .revision = 1, .body = R"({"name": "Mine"})"};
  EXPECT_EQ(codes(desk().as(agent).ask(list_customers, db::ListRequest{.sort = "name"})->items),
            "C-200 ");
  EXPECT_EQ(reasons(desk().as(agent).ask(get, CustomerReference{"C-100"})), "not_found");
  EXPECT_EQ(reasons(desk().as(agent).perform(change, patch)), "not_found");
  const Patch nobody{.id = "C-100", .revision = 1, .body = R"({"owner": "per_0000000000001"})"};
  EXPECT_EQ(reasons(desk().as(clerk).perform(change, nobody)), "/owner: unknown_person");
}

TEST_P(Customers, many_are_found_at_once_as_requests_name_them) {
  const auto created = desk().perform(create, bakery());
  const std::vector<std::string> wanted{"c-100", text(created->id), "C-100", "C-999"};
  desk().read([&](const journal::Query& query) {
    const Named named = find_by_references(query.db, wanted);
    EXPECT_EQ(named.find("C-100")->id, created->id);
    EXPECT_EQ(named.find(text(created->id))->code, "C-100");
    EXPECT_EQ(named.find("C-999"), nullptr);
    return 0;
  });
}

TEST_P(Customers, nothing_that_tells_who_they_are_can_be_read_in_the_journal) {
  Customer canary = bakery();
  canary.name = "Canary Bakery";
  canary.notes = "Canary seven likes it early";
  canary.contacts = {{.name = "Canary Eight", .email = "canary@nine.example"}};
  ASSERT_EQ(reasons(desk().perform(create, canary)), "accepted");
  ASSERT_EQ(reasons(desk().perform(
                change, Patch{.id = "C-100", .revision = 1, .body = R"({"name": "Canary Ten"})"})),
            "accepted");
  const auto told = desk().read(
      [](const journal::Query& query) { return journal::entries_after(query.db, 0, 100); });
  std::string all;
  for (const journal::Entry& entry : told) all += entry.name + entry.changes + "\n";
  EXPECT_NE(all.find("customer_changed"), std::string::npos);
  for (const char* word : {"Bakery", "harbour-", "Quay Street", "E14 5AB", "Canary", "canary@"})
    EXPECT_EQ(all.find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace supercargo::customers

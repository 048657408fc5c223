#include "customers/rules.h"

#include <gtest/gtest.h>

#include "kernel/record_json.h"

namespace supercargo::customers {
namespace {

Customer bakery() {
  return {
      .code = "C-100",
      .name = "Harbour Bakery Ltd",
      .email = "ann@harbour-bakery.co.uk",
      .phone = "+44 20 7946 0018",
      .vat_id = "GB831495816",
      .addresses = {
          {.line1 = "1 Quay Street", .city = "London", .postcode = "E14 5AB", .country = "GB"}}};
}

std::string found_in(const Customer& customer) {
  std::string out;
  for (const auto& finding : check_customer(customer).findings)
    out += (out.empty() ? "" : ", ") + finding.pointer + ": " + finding.code;
  return out;
}

TEST(CustomerRules, an_ordinary_customer_has_nothing_against_it) {
  EXPECT_EQ(found_in(bakery()), "");
}

TEST(CustomerRules, an_address_needs_what_its_country_needs) {
  Customer customer = bakery();
  customer.addresses = {
      {.line1 = "1 Nathan Road", .city = "Kowloon", .country = "HK"},
      {.line1 = "1 Main St", .city = "Springfield", .country = "US"},
      {.line1 = "1 Quay St", .city = "London", .country = "GB"},
      {.line1 = "1 Quay St", .city = "London", .postcode = "14E", .country = "GB"}};
  EXPECT_EQ(found_in(customer),
            "/addresses/1/region: address_incomplete, /addresses/1/postcode: address_incomplete, "
            "/addresses/2/postcode: address_incomplete, /addresses/3/postcode: postcode_invalid");
}

TEST(CustomerRules, errors_refuse_and_warnings_are_shown) {
  Customer customer = bakery();
  customer.vat_id = "GB831495861";
  customer.email = "info@harbour-bakery.co.uk";
  customer.contacts = {{.name = "Ann", .email = "nowhere"}};
  const auto check = check_customer(customer);
  std::string refused;
  for (const Reason& reason : refusals(check)) refused += reason.pointer + " " + reason.code + "; ";
  EXPECT_EQ(refused, "/vat_id vat_id_invalid; /contacts/0/email email_invalid; ");
  ASSERT_EQ(warnings(check).size(), 1u);
  EXPECT_EQ(warnings(check)[0].code, "role_mailbox");
}

TEST(CustomerRules, behind_a_counter_nobody_need_be_reached) {
  EXPECT_EQ(found_in({.code = "X", .name = "Somebody"}), ": contact_missing");
  const Customer counter{.code = "X", .name = "Counter sales", .counter_sales = true};
  EXPECT_EQ(found_in(counter), "");
  EXPECT_EQ(check_customer(counter).result, checks::Outcome::pass);
  EXPECT_TRUE(duplicate_keys(counter).empty());
}

TEST(CustomerRules, a_code_that_reads_like_an_id_is_refused) {
  Customer customer = bakery();
  customer.code = text(CustomerId{17});
  EXPECT_EQ(found_in(customer), "/code: looks_like_an_id");
}

TEST(CustomerRules, the_same_party_is_met_again_however_it_is_typed) {
  Customer other = bakery();
  other.email = "Ann@Harbour-Bakery.co.uk";
  other.phone = "0044 (0)20 7946-0018";
  other.vat_id = "gb 831 4958 16";
  other.addresses[0].postcode = "e145ab";
  EXPECT_EQ(duplicate_keys(other), duplicate_keys(bakery()));
  EXPECT_EQ(duplicate_keys(bakery()).size(), 4u);
  EXPECT_TRUE(duplicate_keys({.code = "X", .name = "Y"}).empty());
}

TEST(CustomerRules, orders_are_taken_from_active_customers_alone) {
  Customer customer = bakery();
  EXPECT_TRUE(check_can_order(customer).empty());
  customer.status = CustomerStatus::stopped;
  EXPECT_EQ(check_can_order(customer).at(0).code, "customer_stopped");
  customer.status = CustomerStatus::closed;
  EXPECT_EQ(check_can_order(customer).at(0).code, "customer_closed");
}

TEST(CustomerRules, nobody_gives_credit_to_whom_they_keep) {
  const PersonId clerk{1};
  const PersonId banker{2};
  Customer before = bakery();
  before.master_by = clerk;
  before.credit_by = banker;
  for (const PersonId actor : {PersonId{}, clerk, banker, PersonId{3}}) {
    for (const bool master_data : {false, true}) {
      for (const bool credit_limit : {false, true}) {
        const bool is_broken = breaks_duty({master_data, credit_limit}, actor, before);
        EXPECT_EQ(is_broken, actor && ((credit_limit && (master_data || actor == clerk)) ||
                                       (master_data && actor == banker)));
      }
    }
  }
}

TEST(CustomerRules, an_agent_sees_their_own_and_a_portal_itself) {
  Customer customer = bakery();
  customer.id = {7};
  customer.owner = {1};
  const auto sees = [&](const journal::Actor& actor) { return is_seen(customer, sight_of(actor)); };
  EXPECT_TRUE(sees({.person = {1}, .roles = {Role::agent}}));
  EXPECT_FALSE(sees({.person = {2}, .roles = {Role::agent}}));
  EXPECT_FALSE(sees({.person = {2}, .roles = {Role::agent, Role::procurement}}));
  EXPECT_TRUE(sees({.person = {2}, .roles = {Role::agent, Role::order_desk}}));
  EXPECT_TRUE(sees({.person = {2}, .roles = {Role::warehouse}}));
  EXPECT_TRUE(sees({.roles = everyone}));
  EXPECT_TRUE(sees({.roles = {Role::customer_portal}, .party = 7}));
  EXPECT_FALSE(sees({.roles = {Role::customer_portal}, .party = 8}));
  customer.owner = {};
  EXPECT_FALSE(sees({.person = {1}, .roles = {Role::agent}}));
}

TEST(CustomerRules, only_finance_gives_the_limit_and_finance_gives_nothing_else) {
  const auto refused = [](RoleSet roles, const char* body) {
    const auto read = from_json<Customer>(body, {.change = true, .roles = roles}, bakery());
    return read ? std::string("accepted") : read.error().reasons.at(0).code;
  };
  const char* limit = R"({"credit_limit": "100.00", "currency": null})";
  EXPECT_EQ(refused({Role::order_desk}, R"({"credit_limit": null})"), "not_yours_to_give");
  EXPECT_EQ(refused({Role::finance}, R"({"credit_limit": null})"), "accepted");
  EXPECT_EQ(refused({Role::finance}, R"({"name": "B"})"), "not_yours_to_give");
  EXPECT_EQ(refused({Role::order_desk}, R"({"name": "B"})"), "accepted");
  EXPECT_EQ(refused({Role::finance}, limit), "not_changeable");
}

TEST(CustomerRules, every_reason_against_a_body_comes_at_once_with_its_place) {
  const auto refused = from_json<Customer>(
      R"({"code": "C", "name": "B", "email": "x", "vat_id": "GB1", "language": "e",
          "credit_limit": "1.00", "addresses": [{"line1": "1 Quay St", "country": "XY"}]})");
  ASSERT_FALSE(refused);
  std::string found;
  for (const Reason& reason : refused.error().reasons)
    found += reason.pointer + ' ' + reason.code + '\n';
  EXPECT_EQ(found,
            "/email email_invalid\n"
            "/vat_id vat_id_invalid\n"
            "/addresses/0/city required\n"
            "/addresses/0/country unknown_country\n"
            "/credit_limit currency_missing\n"
            "/language not_a_language\n");
}

}  // namespace
}  // namespace supercargo::customers

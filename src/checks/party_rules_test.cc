#include "checks/party_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kernel/json.h"
#include "tests/paths.h"

namespace supercargo::checks {
namespace {

std::string told(const Check& check) {
  std::string text;
  for (const Finding& each : check.findings)
    text += (text.empty() ? "" : " ") + each.code + "@" + each.pointer;
  return text;
}

std::string address_told(const AddressFacts& address) {
  Check check;
  Findings findings(check);
  check_address(findings, "", address);
  return told(check);
}

AddressFacts london() {
  return {.line1 = "1 Wharf Road", .city = "London", .postcode = "N1 7GR", .country = "GB"};
}

PartyFacts acme() {
  return {.code = "ACME",
          .name = "Acme Trading Limited",
          .email = "ada@acme.example",
          .phone = "+44 20 7946 0958",
          .vat_id = "GB831495816",
          .iban = "GB82WEST12345698765432",
          .addresses = {london()}};
}

TEST(AddressChecks, need_the_parts_of_their_country) {
  EXPECT_EQ(address_told(london()), "");
  EXPECT_EQ(address_told({.line1 = "12 Kwai Cheong Road", .city = "Kwai Chung", .country = "HK"}),
            "");
  EXPECT_EQ(address_told({.line1 = "1 Pine St", .city = "Reno", .country = "US"}),
            "address_incomplete@/region address_incomplete@/postcode");
  EXPECT_EQ(address_told({.line1 = "1 Rue X", .city = "Lyon", .country = "FR"}),
            "address_incomplete@/postcode");
  EXPECT_EQ(address_told({}),
            "address_incomplete@/line1 address_incomplete@/city address_incomplete@/country");
  EXPECT_EQ(address_told({.line1 = "1 Main", .city = "Town", .country = "XX"}),
            "unknown_country@/country");
}

TEST(AddressChecks, postcodes_are_those_of_the_country) {
  for (const auto* code : {"N1 7GR", "n17gr", "SW1A 1AA", "M1 1AE", "EC1A 1BB"}) {
    auto address = london();
    address.postcode = code;
    EXPECT_EQ(address_told(address), "") << code;
  }
  for (const auto* code : {"12345", "N1 7G", "999028 HK"}) {
    auto address = london();
    address.postcode = code;
    EXPECT_EQ(address_told(address), "postcode_invalid@/postcode") << code;
  }
  EXPECT_EQ(address_told({.line1 = "1 Road", .city = "HK", .postcode = "x", .country = "HK"}), "");
}

TEST(AddressChecks, parts_that_say_nothing_are_refused) {
  auto address = london();
  address.line1 = "tbc";
  address.city = "xxx";
  EXPECT_EQ(address_told(address), "placeholder@/line1 placeholder@/city");
}

TEST(AddressChecks, boxes_are_known_in_the_words_of_the_country) {
  for (const auto* line : {"PO Box 12", "P.O. Box 12", "p.o.box 7", "GPO Box 2890", "Postfach 1234",
                           "Boîte postale 8", "Apartado 3", "郵政信箱123號", "Locked Bag 9"})
    EXPECT_TRUE(post_office_box({.line1 = line})) << line;
  EXPECT_TRUE(post_office_box({.line1 = "Acme Ltd", .line2 = "PO BOX 1"}));
  for (const auto* line : {"12 Box Lane", "Post Office Road 4", "B P Logistics", "Box Hill 3"})
    EXPECT_FALSE(post_office_box({.line1 = line})) << line;
}

TEST(AddressChecks, the_same_place_has_the_same_key) {
  auto other = london();
  other.line1 = "1, WHARF road";
  other.postcode = "n17gr";
  EXPECT_EQ(address_key(london()), address_key(other));
  other.line1 = "2 Wharf Road";
  EXPECT_NE(address_key(london()), address_key(other));
}

TEST(PartyChecks, a_sound_one_passes) {
  const auto check = check_party(acme());
  EXPECT_EQ(told(check), "");
  EXPECT_EQ(check.result, Outcome::pass);
}

TEST(PartyChecks, every_field_is_looked_at_and_all_findings_told) {
  PartyFacts party{.code = "X",
                   .name = "tbc",
                   .email = "nobody",
                   .phone = "12",
                   .vat_id = "GB831495861",
                   .iban = "GB82WEST12345698765423",
                   .addresses = {london(), {.line1 = "1 Rue X", .city = "Lyon", .country = "FR"}}};
  EXPECT_EQ(told(check_party(party)),
            "placeholder@/name email_invalid@/email phone_invalid@/phone vat_id_invalid@/vat_id "
            "iban_invalid@/iban address_incomplete@/addresses/1/postcode");
}

TEST(PartyChecks, without_any_contact_is_worth_a_warning) {
  const auto check = check_party({.code = "X", .name = "Xavier Ltd"});
  EXPECT_EQ(told(check), "contact_missing@");
  EXPECT_EQ(check.result, Outcome::warn);
}

TEST(PartyChecks, one_that_is_there_already_is_recognised_by_any_key) {
  const PartyFacts other{.code = "NEW", .name = "Quite Different"};
  const std::vector others{acme()};
  const auto found = [&](PartyFacts party) {
    party.code = "NEW";
    return told(check_party_is_new(party, others));
  };
  EXPECT_EQ(found(other), "");
  EXPECT_EQ(found({.name = "Zeta", .email = "ADA@acme.example"}), "duplicate_customer@/email");
  EXPECT_EQ(found({.name = "Zeta", .phone = "0044 (0)20 7946-0958"}), "duplicate_customer@/phone");
  EXPECT_EQ(found({.name = "Zeta", .vat_id = "gb 831 4958 16"}), "duplicate_customer@/vat_id");
  EXPECT_EQ(found({.name = "ACME Trading Limited HK", .addresses = {london()}}),
            "duplicate_customer@/name");
  auto elsewhere = london();
  elsewhere.postcode = "N1 7GX";
  EXPECT_EQ(found({.name = "ACME Trading Limited HK", .addresses = {elsewhere}}), "");
  EXPECT_EQ(found({.name = "Wharf Seven", .addresses = {london()}}), "");
}

TEST(PartyChecks, nobody_is_the_duplicate_of_himself) {
  EXPECT_EQ(told(check_party_is_new(acme(), std::vector{acme()})), "");
}

void check_with(const std::string& text) {
  const AddressFacts address{text, text, text, text, text, text};
  const PartyFacts party{text, text, text, text, text, text, {address, address}};
  PartyFacts other = party;
  other.code += "2";
  EXPECT_GE(check_party(party).findings.size() + 1, 1U);
  EXPECT_GE(check_party_is_new(party, std::vector{other}).findings.size() + 1, 1U);
  EXPECT_EQ(address_key(address), address_key(address));
  post_office_box(address);
}

RC_GTEST_PROP(PartyChecks, any_bytes_are_looked_at_quietly, (const std::string& text)) {
  check_with(text);
}

TEST(PartyChecks, naughty_strings_are_looked_at_quietly) {
  const auto path = tests::shared_data("naughty-strings/blns.json");
  if (path.empty()) GTEST_SKIP() << "no naughty-strings on this machine";
  const auto document = JsonDocument::parse(tests::file_text(path));
  ASSERT_TRUE(document);
  for (auto at = document->root().first(); at; at = at->next()) check_with(std::string(at->text()));
}

}  // namespace
}  // namespace supercargo::checks

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "kernel/identifiers.h"
#include "tests/paths.h"

namespace supercargo {

TEST(Contact, an_email_has_one_at_and_a_domain_with_a_dot) {
  for (const auto text : {"a@b.hk", "first.last+po@mail.example.com", "o'neil@example.co.uk",
                          "用户@例子.公司", "x_y@a-b.example"})
    EXPECT_TRUE(valid_email(text)) << text;
  for (const auto text : {"", "a", "a@b", "@b.hk", "a@", "a@@b.hk", "a@b@c.hk", "a b@c.hk",
                          "a@b..hk", ".a@b.hk", "a.@b.hk", "a..b@c.hk", "a@-b.hk", "a@b.hk.",
                          "a@1.2.3.4", "a@b.hk\n", "a@b_c.hk", "a;b@c.hk", "<a@b.hk>"})
    EXPECT_FALSE(valid_email(text)) << text;
  EXPECT_TRUE(valid_email(std::string(64, 'a') + "@example.com"));
  EXPECT_FALSE(valid_email(std::string(65, 'a') + "@example.com"));
  const std::string label(60, 'b');
  const std::string domain = label + "." + label + "." + label + ".example";
  EXPECT_TRUE(valid_email(std::string(63, 'a') + "@" + domain.substr(1)));
  EXPECT_FALSE(valid_email(std::string(64, 'a') + "@" + domain));
}

TEST(Contact, role_mailboxes_are_known) {
  EXPECT_TRUE(role_mailbox("Info@example.com"));
  EXPECT_FALSE(role_mailbox("infora@example.com"));
}

TEST(Contact, phones_are_international_and_of_the_right_length) {
  for (const auto text : {"+852 2345 6789", "+44 (0)20 7946 0018", "0044 20 7946 0018",
                          "+12025550123", "+49-30.123456"})
    EXPECT_TRUE(valid_phone(text)) << text;
  for (const auto text :
       {"", "+", "2345 6789", "+852 2345 678", "+852 2345 67890", "+44 20 7946 001", "+1234567",
        "+1234567890123456", "+49 30 12a456", "+0123456789"})
    EXPECT_FALSE(valid_phone(text)) << text;
  EXPECT_EQ(phone_key("+44 (0)20 7946-0018"), "+442079460018");
}

TEST(Contact, british_postcodes_follow_their_pattern) {
  for (const auto text :
       {"SW1A 1AA", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "EC1A1BB", "ec1a 1bb"})
    EXPECT_EQ(postcode_verdict("GB", text), Verdict::valid) << text;
  for (const auto text : {"", "SW1A", "1AA", "SW1A  1AA X", "S 1AA", "SWW1 1AA", "SW1AB 1AA",
                          "12345", "SW1A 11A", "é1 1AA"})
    EXPECT_EQ(postcode_verdict("GB", text), Verdict::invalid) << text;
}

TEST(Contact, elsewhere_postcodes_are_free_and_hong_kong_has_none) {
  EXPECT_FALSE(has_postcodes("HK"));
  EXPECT_TRUE(has_postcodes("GB"));
  EXPECT_EQ(postcode_verdict("DE", "10115"), Verdict::unknown);
  EXPECT_EQ(postcode_verdict("NL", "1012 AB"), Verdict::unknown);
  EXPECT_EQ(postcode_verdict("DE", "see letter head"), Verdict::invalid);
}

TEST(Contact, country_codes_are_those_of_iso_3166) {
  for (const auto code : {"HK", "GB", "DE", "TW", "ZW", "AD"})
    EXPECT_TRUE(known_country(code)) << code;
  for (const auto code : {"", "H", "hk", "UK", "EL", "XX", "DA", "HKG"})
    EXPECT_FALSE(known_country(code)) << code;
  const auto path = tests::shared_data("codelists/un-locode/country-codes.csv");
  if (path.empty()) GTEST_SKIP() << "no shared data: codelists/un-locode/country-codes.csv";
  std::istringstream lines(tests::file_text(path));
  std::string line;
  std::getline(lines, line);
  int seen = 0;
  // XZ is UN/LOCODE's own word for international waters.
  for (; std::getline(lines, line); ++seen)
    EXPECT_EQ(known_country(line.substr(0, 2)), line.substr(0, 2) != "XZ") << line;
  EXPECT_GE(seen, 249);
}

}  // namespace supercargo

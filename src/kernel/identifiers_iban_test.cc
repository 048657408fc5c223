#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <sstream>
#include <string>

#include "kernel/identifiers.h"
#include "tests/paths.h"

namespace supercargo {

TEST(Iban, worked_examples_of_domain_10) {
  for (const auto iban : {"GB82WEST12345698765432", "DE89370400440532013000",
                          "FR1420041010050500013M02606", "NL91ABNA0417164300"})
    EXPECT_EQ(iban_verdict(iban), Verdict::valid) << iban;
  EXPECT_EQ(iban_verdict("GB82WEST12345698765423"), Verdict::invalid);
  EXPECT_EQ(iban_verdict(iban_key("gb82 west 1234 5698 7654 32")), Verdict::valid);
}

TEST(Iban, length_and_structure_are_those_of_the_country) {
  // The remainder is right, the country has other lengths or letters.
  EXPECT_EQ(iban_verdict("DE41370400440532013000123"), Verdict::invalid);
  EXPECT_EQ(iban_verdict("ZZ2112345600000785"), Verdict::invalid);
  EXPECT_EQ(iban_verdict(""), Verdict::invalid);
}

TEST(Iban, all_collected_ibans) {
  const auto path = tests::shared_data("iban/commons_validator_iban.json");
  if (path.empty()) GTEST_SKIP() << "no shared data: iban/commons_validator_iban.json";
  const auto vectors = boost::json::parse(tests::file_text(path));
  EXPECT_EQ(vectors.at("valid").as_array().size(), 111U);
  EXPECT_EQ(vectors.at("invalid").as_array().size(), 15U);
  for (const auto& iban : vectors.at("valid").as_array())
    EXPECT_EQ(iban_verdict(iban.as_string().c_str()), Verdict::valid) << iban;
  for (const auto& iban : vectors.at("invalid").as_array())
    EXPECT_EQ(iban_verdict(iban.as_string().c_str()), Verdict::invalid) << iban;
}

TEST(Iban, the_examples_of_the_banks_in_print_form) {
  const auto path = tests::shared_data("iban/IBANtests.txt");
  if (path.empty()) GTEST_SKIP() << "no shared data: iban/IBANtests.txt";
  std::istringstream lines(tests::file_text(path));
  std::string refused;
  int seen = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 9 || line.front() == '#') continue;
    // A minus in front says that the remainder is wrong.
    const bool wrong = line.front() == '-';
    const std::string iban = iban_key(wrong ? line.substr(1) : line);
    if (iban_verdict(iban) == Verdict::invalid) refused += (wrong ? "-" : " ") + iban.substr(0, 4);
    ++seen;
  }
  EXPECT_GT(seen, 40);
  // Burundi and Costa Rica have had longer numbers since; one Swiss number is only too long.
  EXPECT_EQ(refused, " BI43 CR05 CH59-CH59");
}

RC_GTEST_PROP(Iban, any_bytes_get_a_verdict, (const std::string& tail)) {
  RC_ASSERT(iban_verdict("GB82" + tail) != Verdict::unknown);
}

}  // namespace supercargo

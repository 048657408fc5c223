#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "kernel/money.h"
#include "kernel/result.h"
#include "tests/paths.h"

namespace supercargo {

namespace {

std::string element(const std::string& xml, const std::string& name) {
  const auto begin = xml.find("<" + name + ">");
  if (begin == std::string::npos) return "";
  const auto text = begin + name.size() + 2;
  return xml.substr(text, xml.find('<', text) - text);
}

}  // namespace

TEST(Currency, tells_its_code_and_its_minor_unit) {
  EXPECT_EQ(Currency::of("EUR").code(), "EUR");
  EXPECT_EQ(Currency::of("EUR").exponent(), 2);
  EXPECT_EQ(Currency::of("GBP").exponent(), 2);
  EXPECT_EQ(Currency::of("HKD").exponent(), 2);
  EXPECT_EQ(Currency::of("JPY").exponent(), 0);
  EXPECT_EQ(Currency::of("KWD").exponent(), 3);
  EXPECT_EQ(Currency::of("CLF").exponent(), 4);
  EXPECT_LT(Currency::of("EUR"), Currency::of("GBP"));
  static_assert(sizeof(Currency) == 3);
}

TEST(Currency, what_is_not_a_currency_with_a_minor_unit_is_refused) {
  for (const char* code :
       {"",    "E",   "EU",  "EURO", "eur", "Eur", " EUR", "EUR ", "E R", "978",
        "XAU", "XTS", "XXX", "AAA",  "ZZZ", "DEM", "[[[",  "@@@",  "EÜR", "\xff\xff\xff"})
    EXPECT_FALSE(Currency::parse(code)) << code;
  EXPECT_THROW(Currency::of("XXX"), Fault);
}

TEST(Currency, the_empty_one_has_no_code_and_no_minor_unit) {
  const Currency none;
  EXPECT_TRUE(none.empty());
  EXPECT_FALSE(Currency::of("EUR").empty());
  EXPECT_EQ(none.code(), "");
  EXPECT_THROW(none.exponent(), Fault);
  EXPECT_THROW(text(Money{1, none}), Fault);
}

TEST(Currency, the_table_is_that_of_iso_4217) {
  const auto path = tests::shared_data("codelists/currency-codes/table_a1.xml");
  if (path.empty()) GTEST_SKIP() << "no shared data: the currency table is not compared";
  std::ifstream file(path);
  const std::string table{std::istreambuf_iterator<char>(file), {}};
  std::set<std::string> listed;
  for (std::size_t at = 0; (at = table.find("<CcyNtry>", at)) != std::string::npos; ++at) {
    const auto row = table.substr(at, table.find("</CcyNtry>", at) - at);
    const auto code = element(row, "Ccy");
    const auto digits = element(row, "CcyMnrUnts");
    const auto currency = Currency::parse(code);
    EXPECT_EQ(currency.has_value(), !digits.empty() && digits != "N.A.") << code;
    if (!currency) continue;
    EXPECT_EQ(std::to_string(currency->exponent()), digits) << code;
    listed.insert(code);
  }
  // Two came with later amendments than the stored table.
  const std::set<std::string> later{"XAD", "XCG"};
  EXPECT_GT(listed.size(), 160U);
  for (int i = 0; i < 26 * 26 * 26; ++i) {
    const std::string code{static_cast<char>('A' + i / 676), static_cast<char>('A' + i / 26 % 26),
                           static_cast<char>('A' + i % 26)};
    if (Currency::parse(code)) {
      EXPECT_TRUE(listed.contains(code) || later.contains(code)) << code;
    }
  }
}

}  // namespace supercargo

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "kernel/identifiers.h"
#include "tests/paths.h"

namespace supercargo {

TEST(VatId, worked_examples_of_domain_10) {
  for (const auto id : {"GB831495816", "GB782237517", "GB337440071", "GB831495858",
                        "GB831495858001", "GBGD499", "GBHA500", "XI782237517", "DE136695976",
                        "FR83404833048", "FRAB404833048", "gb 831 4958 16", "CHE-100.416.306 MWST"})
    EXPECT_EQ(vat_verdict(id), Verdict::valid) << id;
  for (const auto id : {"GB831495861", "GBGD500", "GBHA499", "GB000000000", "DE036695976",
                        "DE136695977", "FR84404833048", "FRIO404833048", "GB83149581", "GB", ""})
    EXPECT_EQ(vat_verdict(id), Verdict::invalid) << id;
  EXPECT_EQ(vat_verdict("US123456789"), Verdict::unknown);
}

TEST(VatId, all_collected_ids_of_35_countries) {
  const auto path = tests::shared_data("vat-ids/jsvat.json");
  if (path.empty()) GTEST_SKIP() << "no shared data: vat-ids/jsvat.json";
  const auto countries = boost::json::parse(tests::file_text(path)).at("countries").as_object();
  EXPECT_EQ(countries.size(), 35U);
  std::size_t valid = 0, invalid = 0;
  for (const auto& [country, ids] : countries) {
    // Brazil's are collected without their prefix.
    const std::string prefix = country == "Brazil" ? "BR" : "";
    for (const auto& id : ids.at("valid").as_array()) {
      EXPECT_EQ(vat_verdict(prefix + id.as_string().c_str()), Verdict::valid) << id;
      ++valid;
    }
    for (const auto& id : ids.at("invalid").as_array()) {
      EXPECT_EQ(vat_verdict(prefix + id.as_string().c_str()), Verdict::invalid) << id;
      ++invalid;
    }
  }
  EXPECT_EQ(valid, 1899U);
  EXPECT_EQ(invalid, 293U);
}

RC_GTEST_PROP(VatId, any_bytes_get_a_verdict, (const std::string& tail)) {
  for (const auto prefix : {"", "ES", "CHE", "IE8", "GB", "XI1", "NL"})
    RC_ASSERT(vat_verdict(prefix + tail) <= Verdict::unknown);
}

}  // namespace supercargo

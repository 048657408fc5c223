#include "formats/ubl_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "formats/ubl_rules.h"
#include "tests/paths.h"

namespace supercargo::formats {
namespace {

std::string reasons_of(const Result<Message>& result) {
  std::string words;
  if (result) return words;
  for (const Reason& each : result.error().reasons)
    words.append(each.pointer).append(" ").append(each.code).append(": ").append(each.detail) +=
        '\n';
  return words;
}

std::string order(const std::string& lines, const std::string& head = "") {
  return "<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"\n"
         " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\"\n"
         " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n"
         "<cbc:ID>PO-1</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate>\n" +
         head +
         "<cac:BuyerCustomerParty><cac:Party><cbc:EndpointID>C-1</cbc:EndpointID></cac:Party>"
         "</cac:BuyerCustomerParty>\n<cac:SellerSupplierParty><cac:Party><cbc:EndpointID>WE"
         "</cbc:EndpointID></cac:Party></cac:SellerSupplierParty>\n" +
         lines + "</Order>";
}

std::string line(const std::string& id, const std::string& quantity) {
  return "<cac:OrderLine><cac:LineItem><cbc:ID>" + id + "</cbc:ID><cbc:Quantity unitCode=\"EA\">" +
         quantity +
         "</cbc:Quantity><cac:Price><cbc:PriceAmount>12.40</cbc:PriceAmount><cbc:BaseQuantity>10"
         "</cbc:BaseQuantity></cac:Price><cac:Item><cbc:Name>Tape</cbc:Name>"
         "<cac:SellersItemIdentification><cbc:ID>TAPE-48</cbc:ID></cac:SellersItemIdentification>"
         "</cac:Item></cac:LineItem></cac:OrderLine>\n";
}

TEST(UblOrder, says_who_wants_what) {
  const auto read = read_ubl(order(line("10", "2.5")));
  ASSERT_TRUE(read) << reasons_of(read);
  EXPECT_EQ(read->number, "PO-1");
  EXPECT_EQ(read->buyer.identifiers.at(0), "C-1");
  ASSERT_EQ(read->lines.size(), 1U);
  EXPECT_EQ(text(*read->lines[0].quantity), "2.5");
  EXPECT_EQ(text(*read->lines[0].price), "1.24");
  EXPECT_EQ(read->lines[0].place, "/Order/cac:OrderLine/cac:LineItem");
}

TEST(UblOrder, is_refused_with_every_reason_and_its_place) {
  const auto read = read_ubl(order(line("1", "x") + line("1", "0"),
                                   "<cbc:DocumentCurrencyCode>XXX</cbc:DocumentCurrencyCode>\n"));
  EXPECT_EQ(reasons_of(read),
            "/Order/cbc:DocumentCurrencyCode currency_not_known: Line 5: No currency of ISO 4217.\n"
            "/Order/cac:OrderLine/cac:LineItem/cbc:Quantity not_a_number: Line 8: A quantity has "
            "six decimals at most.\n"
            "/Order/cac:OrderLine[2]/cac:LineItem/cbc:Quantity not_positive: Line 9: A quantity is "
            "above zero.\n"
            "/Order/cac:OrderLine[2]/cac:LineItem/cbc:ID line_repeated: Line 9: Each line has an "
            "identifier of its own. (PEPPOL-T01-R001)\n");
}

TEST(UblOrder, that_is_cut_off_says_line_and_column) {
  const std::string whole = order(line("1", "2"));
  const auto read = read_ubl(whole.substr(0, whole.size() - 4));
  EXPECT_NE(reasons_of(read).find(" not_well_formed: Line 8, column "), std::string::npos)
      << reasons_of(read);
}

TEST(UblOrder, with_a_document_type_is_refused_before_it_is_parsed) {
  for (const char* type : {"<!DOCTYPE Order SYSTEM \"file:///etc/passwd\">",
                           "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                           "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"}) {
    EXPECT_EQ(reasons_of(read_ubl(std::string("<?xml version=\"1.0\"?>\n") + type + "<Order/>")),
              " document_type_refused: Line 2, column 1: A document with a document type is not "
              "taken.\n");
  }
  EXPECT_NE(reasons_of(read_ubl(order("&xxe;"))).find("not_well_formed"), std::string::npos);
}

TEST(UblOrder, has_bounds) {
  std::string tag = "<Order ";
  for (int i = 0; i < 101; ++i) tag += "a" + std::to_string(i) + "='' ";
  EXPECT_NE(reasons_of(read_ubl(tag + "/>")).find("too_many_attributes"), std::string::npos);
  EXPECT_NE(
      reasons_of(read_ubl("<Order a='" + std::string(9000, 'x') + "'/>")).find("tag_too_long"),
      std::string::npos);
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  for (int i = 0; i < 100; ++i) deep += "</a>";
  EXPECT_NE(reasons_of(read_ubl(deep)).find("too_large"), std::string::npos);
  EXPECT_NE(reasons_of(read_ubl(std::string(document_bytes_max + 1, ' '))).find("too_large"),
            std::string::npos);
  EXPECT_NE(reasons_of(read_ubl("<Order>\xFF</Order>")).find("not_utf8"), std::string::npos);
  EXPECT_NE(reasons_of(read_ubl("<Invoice/>")).find("document_not_taken"), std::string::npos);
}

std::string data(const std::string& folder) { return tests::shared_data(folder); }

bool is_taken(const std::string& name) {
  const bool is_order = name.find("Order") != std::string::npos;
  return is_order && name.find("esponse") == std::string::npos &&
         name.find("Agreement") == std::string::npos;
}

TEST(UblVectors, every_order_change_and_cancellation_of_others_is_read) {
  const std::string folders[] = {data("ubl-oasis-examples"), data("peppol-poacc")};
  if (folders[0].empty() || folders[1].empty()) GTEST_SKIP() << "the shared data is not here";
  int taken = 0;
  int others = 0;
  for (const std::string& folder : folders) {
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
      if (each.path().extension() != ".xml") continue;
      const auto read = read_ubl(tests::file_text(each.path().string()));
      if (is_taken(each.path().filename().string())) {
        EXPECT_TRUE(read) << each.path() << '\n' << reasons_of(read);
        ++taken;
      } else {
        EXPECT_NE(reasons_of(read).find("document_not_taken"), std::string::npos) << each.path();
        ++others;
      }
    }
  }
  EXPECT_EQ(taken, 15);
  EXPECT_GT(others, 30);
}

// What a set of Peppol's unit tests says of its fragments: which rule they keep or break.
struct Fragment {
  std::string rule;
  bool is_broken;
  Xml order;
};

std::vector<Fragment> fragments_of(const Xml& set) {
  std::vector<Fragment> found;
  for (const Xml& test : set.all("test")) {
    const Xml assertion = test.find("assert");
    for (const Xml& each : assertion.children()) {
      if (each.name() == "error" || each.name() == "success")
        found.push_back({std::string(each.text()), each.name() == "error",
                         test.find("Order") ? test.find("Order") : test.find("OrderChange")});
    }
  }
  return found;
}

TEST(UblVectors, fragments_keep_or_break_the_rules_that_they_say) {
  if (data("peppol-poacc-unit/unit-order").empty()) GTEST_SKIP() << "the shared data is not here";
  std::vector<std::filesystem::path> sets;
  for (const char* folder : {"peppol-poacc-unit/unit-order", "peppol-poacc-unit/unit-order-change"})
    for (const auto& each : std::filesystem::directory_iterator(data(folder)))
      sets.push_back(each.path());
  int compared = 0;
  for (const auto& path : sets) {
    const auto set = XmlDocument::read(tests::file_text(path.string()));
    ASSERT_TRUE(set) << path;
    for (const Fragment& fragment : fragments_of(set->root())) {
      if (!fragment.order) continue;
      std::vector<Reason> reasons;
      check_ubl_rules(fragment.order, reasons);
      const bool is_told = std::any_of(reasons.begin(), reasons.end(), [&](const Reason& reason) {
        return reason.detail.find('(' + fragment.rule + ')') != std::string::npos;
      });
      EXPECT_EQ(is_told, fragment.is_broken)
          << path << " line " << fragment.order.line() << ' ' << fragment.rule;
      ++compared;
    }
  }
  EXPECT_GT(compared, 80);
}

TEST(UblVectors, what_was_made_to_attack_parsers_is_refused) {
  const std::string folder = data("injection-payloads/fuzzdb/xml");
  if (folder.empty()) GTEST_SKIP() << "the shared data is not here";
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (!each.is_regular_file()) continue;
    EXPECT_FALSE(read_ubl(tests::file_text(each.path().string()))) << each.path();
  }
}

}  // namespace
}  // namespace supercargo::formats

#include "formats/edifact_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "formats/charsets.h"
#include "formats/edifact.h"
#include "tests/paths.h"

namespace supercargo::formats {
namespace {

std::string reasons_of(const Problem& problem) {
  std::string words;
  for (const Reason& each : problem.reasons)
    words.append(each.pointer).append(" ").append(each.code).append(": ").append(each.detail) +=
        '\n';
  return words;
}
std::string reasons_of(std::string_view bytes) {
  std::string words;
  for (const auto& each : read_edifact(bytes))
    if (!each) words += reasons_of(each.error());
  return words;
}
bool is_refused_as(std::string_view bytes, std::string_view code) {
  return reasons_of(bytes).find(' ' + std::string(code) + ':') != std::string::npos;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

constexpr std::string_view order =
    "UNA:+.? '\n"
    "UNB+UNOC:3+5790000000012:14+5790000000029:14+261122:0930+REF1'\n"
    "UNH+1+ORDERS:D:96A:UN:EAN008'\n"
    "BGM+220+PO-1+9'\n"
    "DTM+137:20261122:102'\n"
    "DTM+2:202612011200:203'\n"
    "FTX+AAI+++Ring at gate 4?: twice'\n"
    "NAD+BY+C-1::9'\n"
    "RFF+VA:DE136695976'\n"
    "NAD+SU+WE::9'\n"
    "NAD+DP+++Depot Nord+Hafenstra\xDF"
    "e 5+Kiel++24103+DE'\n"
    "CUX+2:EUR:9'\n"
    "LIN+10++4006381333931:EN'\n"
    "PIA+5+TAPE-48:SA+KLEB-1:IN'\n"
    "IMD+F++:::Tape'\n"
    "QTY+21:2.5:PCE'\n"
    "PRI+AAA:12.40:::10:PCE'\n"
    "UNS+S'\n"
    "CNT+2:1'\n"
    "UNT+18+1'\n"
    "UNZ+1+REF1'\n";

TEST(EdifactOrder, says_who_wants_what) {
  const auto read = read_edifact(order);
  ASSERT_EQ(read.size(), 1U);
  ASSERT_TRUE(read[0]) << reasons_of(read[0].error());
  const Message& message = *read[0];
  EXPECT_EQ(message.number, "PO-1");
  EXPECT_EQ(text(message.issued_on), "2026-11-22");
  EXPECT_EQ(text(message.requested_date), "2026-12-01");
  EXPECT_EQ(message.note, "Ring at gate 4: twice") << "a released sign is text";
  EXPECT_EQ(message.buyer.identifiers, (std::vector<std::string>{"C-1", "DE136695976"}));
  EXPECT_EQ(message.ship_to->line1, "Hafenstraße 5") << "UNOC is ISO 8859-1";
  ASSERT_EQ(message.lines.size(), 1U);
  EXPECT_EQ(message.lines[0].id, "10");
  EXPECT_EQ(message.lines[0].standard_item, "4006381333931");
  EXPECT_EQ(message.lines[0].sellers_item, "TAPE-48");
  EXPECT_EQ(message.lines[0].buyers_item, "KLEB-1");
  EXPECT_EQ(text(*message.lines[0].quantity), "2.5");
  EXPECT_EQ(text(*message.lines[0].price), "1.24") << "of one, where it is given for ten";
  EXPECT_EQ(message.lines[0].place, "segment 12, LIN");
}

TEST(EdifactOrder, is_refused_with_segment_element_and_reason) {
  std::string broken = replaced(std::string(order), "21:2.5", "21:2x5");
  broken = replaced(broken, "CNT+2:1", "CNT+2:7");
  broken = replaced(broken, "CUX+2:EUR", "CUX+2:XXX");
  EXPECT_EQ(reasons_of(broken),
            "segment 11, CUX, element 1.2 currency_not_known: Segment 11, CUX, element 1.2: No "
            "currency of ISO 4217. (UNCL 0085: 12)\n"
            "segment 15, QTY, element 1.2 not_a_number: Segment 15, QTY, element 1.2: A quantity "
            "has six decimals at most. (UNCL 0085: 19)\n"
            "segment 18, CNT, element 1.2 count_differs: Segment 18, CNT, element 1.2: It says 7; "
            "the lines come to 1. (UNCL 0085: 29)\n");
}

TEST(EdifactOrder, is_whole_or_refused) {
  const std::string whole(order);
  const struct {
    const char* what;
    const char* with;
    const char* code;
  } faults[] = {
      {"UNT+18", "UNT+17", "count_differs"},
      {"UNT+18+1", "UNT+18+2", "reference_differs"},
      {"UNZ+1+REF1", "UNZ+1+REF2", "reference_differs"},
      {"UNZ+1", "UNZ+2", "count_differs"},
      {"UNZ+1+REF1'\n", "", "segment_missing"},
      {"UNZ+1+REF1'\n", "UNZ+1+REF1", "not_terminated"},
      {"UNT+18+1'\n", "", "segment_missing"},
      {"UNOC:3", "UNOX:3", "charset_not_taken"},
      {"UNOC:3", "UNOC:9", "syntax_version"},
      {"UNOC:3", "UNOA:3", "invalid_characters"},
      {"UNOC:3", "UNOY:3", "invalid_characters"},
      {"UNA:+.? '", "UNA::.? '", "service_characters"},
      {"BGM+220+PO-1+9'\n", "", "segment_missing"},
      {"BGM+220+PO-1+9", "BGM+220+PO-1+1", "function_not_taken"},
      {"BGM+220", "BGM+380", "document_not_taken"},
      {"ORDERS:D", "INVOIC:D", "document_not_taken"},
      {"DTM+137:20261122:102", "DTM+137:20261322:102", "not_a_date"},
      {"QTY+21:2.5:PCE'\n", "", "required"},
      {"QTY+21:2.5", "QTY+21:-1", "not_positive"},
      {"QTY+21:2.5", "QTY+21:2,5", "not_a_number"},
      {"LIN+10", "LIN+", "required"},
      {"UNS+S'\n", "", "required"},
      {"IMD+F", "XXX+F", "segment_not_known"},
      {"IMD+F", "imd+F", "no_segment_tag"},
      {"PO-1", "PO\x1D-1", "control_character"},
      {"PO-1", "PO?\x1D-1", "control_character"},  // released, it is none the less
      {"NAD+BY+C-1::9'\n", "", "party_not_named"},
  };
  for (const auto& fault : faults) {
    std::string broken = replaced(whole, fault.what, fault.with);
    // The count is right again where a segment of the message was taken out.
    const bool is_shorter = *fault.with == '\0' && !std::string_view(fault.what).starts_with("UN");
    if (is_shorter || std::string_view(fault.what).starts_with("UNS"))
      broken = replaced(broken, "UNT+18", "UNT+17");
    EXPECT_TRUE(is_refused_as(broken, fault.code)) << fault.what << " -> " << fault.with << '\n'
                                                   << reasons_of(broken);
  }
  EXPECT_TRUE(is_refused_as("UNB", "segment_missing"));
  EXPECT_TRUE(is_refused_as(whole + whole, "segment_misplaced")) << "one interchange at a time";
  EXPECT_TRUE(is_refused_as(std::string(interchange_bytes_max + 1, 'U'), "too_large"));
}

TEST(EdifactOrder, may_use_other_signs_and_wrapped_lines) {
  std::string other(order);
  other = replaced(other, "UNA:+.? '\n", "");
  for (char& c : other) {
    if (c == '+')
      c = '|';
    else if (c == '\'')
      c = '~';
    else if (c == '.')
      c = ',';
  }
  other = "UNA:|,? ~" + replaced(other, "QTY|21:2,5", "QTY|2\r\n1:2,5");
  const auto read = read_edifact(other);
  ASSERT_TRUE(read.at(0)) << reasons_of(other);
  EXPECT_EQ(text(*read[0]->lines.at(0).quantity), "2.5");
}

TEST(EdifactCharsets, are_those_of_the_standard) {
  EXPECT_EQ(to_utf8("\xE4", "UNOC"), "ä");
  EXPECT_EQ(to_utf8("\xB1", "UNOD"), "ą");
  EXPECT_EQ(to_utf8("\xD6", "UNOE"), "ж");
  EXPECT_EQ(to_utf8("\xE1", "UNOF"), "α");
  EXPECT_EQ(to_utf8("\xFD", "UNOK"), "ı");
  EXPECT_EQ(to_utf8("膠帶", "UNOY"), "膠帶");
  EXPECT_EQ(to_utf8("\xD2", "UNOF"), std::nullopt) << "no sign stands there";
  EXPECT_EQ(to_utf8("\x85", "UNOC"), std::nullopt);
  EXPECT_EQ(to_utf8("\xE4", "UNOB"), std::nullopt);
}

TEST(EdifactWriting, is_read_as_it_was_meant) {
  EdifactWriter writer({.sender = "5790000000029",
                        .recipient = "C+1",
                        .reference = "7",
                        .prepared_at = *parse_instant("2026-11-22T09:30:00Z"),
                        .type = "ORDRSP"});
  writer.segment("BGM", {{"231"}, {"What's up?: 1+1"}, {"29"}, {}, {""}});
  writer.segment("NAD", {{"BY"}, {}, {}, {"膠帶\n行"}});
  const std::string written = writer.finish();
  EXPECT_NE(written.find("BGM+231+What?'s up???: 1?+1+29'\n"), std::string::npos) << written;
  const auto read = read_interchange(written);
  ASSERT_TRUE(read) << reasons_of(read.error());
  const EdifactMessage& message = read->messages.at(0);
  EXPECT_EQ(message.type, "ORDRSP");
  EXPECT_EQ(message.segments.at(1).at(1), "What's up?: 1+1");
  EXPECT_EQ(message.segments.at(2).at(3), "膠帶 行");
}

// One row a file: syntax, messages and what is wrong with the envelope, as others counted them.
struct Expected {
  std::string file;
  std::string syntax;
  std::string messages;
  std::string errors;
};
std::vector<Expected> expected_of(const std::string& table) {
  std::vector<Expected> rows;
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back().push_back(c);
    }
    cells.resize(6);
    rows.push_back({cells[0], cells[1], cells[3], cells[5]});
  }
  return rows;
}

TEST(EdifactVectors, are_read_or_refused_as_others_counted_them) {
  const std::string table = tests::shared_data("edi/edi_expected.tsv");
  if (table.empty()) GTEST_SKIP() << "the shared data is not here";
  int whole = 0;
  int broken = 0;
  int foreign = 0;
  for (const Expected& each : expected_of(tests::file_text(table))) {
    if (each.syntax != "EDIFACT") continue;
    const std::string bytes = tests::file_text(tests::shared_data(each.file));
    const auto read = read_interchange(bytes);
    if (!each.errors.empty()) {
      EXPECT_FALSE(read) << each.file << ": " << each.errors;
      ++broken;
    } else {
      // Some are whole, and name a character set that they do not keep to, or none that is known.
      const std::string reasons = read ? "" : reasons_of(read.error());
      const bool is_foreign = reasons.find("character") != std::string::npos ||
                              reasons.find("charset") != std::string::npos;
      EXPECT_TRUE(read || is_foreign) << each.file << '\n' << reasons;
      (read ? whole : foreign) += 1;
    }
  }
  EXPECT_GE(whole, 5);
  EXPECT_EQ(foreign, 5);
  EXPECT_EQ(broken, 15);
}

TEST(EdifactVectors, every_whole_order_is_read_and_nothing_else) {
  const std::string table = tests::shared_data("edi/edi_expected.tsv");
  if (table.empty()) GTEST_SKIP() << "the shared data is not here";
  int orders = 0;
  for (const Expected& each : expected_of(tests::file_text(table))) {
    if (each.syntax == "syntax") continue;
    const bool is_order =
        each.syntax == "EDIFACT" && each.errors.empty() && each.messages.starts_with("ORDERS");
    const std::string reasons = reasons_of(tests::file_text(tests::shared_data(each.file)));
    EXPECT_EQ(reasons.empty(), is_order) << each.file << '\n' << reasons;
    orders += is_order ? 1 : 0;
  }
  EXPECT_EQ(orders, 1);
}

}  // namespace
}  // namespace supercargo::formats

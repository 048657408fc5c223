#include "imports/import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "history/queries.h"
#include "imports/testing.h"

namespace supercargo::imports {
namespace {

using journal::reasons;

SUPERCARGO_ON_BOTH_ENGINES(Imports);

TEST_P(Imports, columns_are_named_as_fields_unless_a_mapping_says_otherwise) {
  const auto path = file("p.csv",
                         "sku,name,unit_price,currency,packs/0/unit,packs/0/numerator\n"
                         "TAPE-48,\"Tape, 48 mm\",2.40,EUR,XCS,36\n");
  EXPECT_EQ(told(import(products(path))), R"({"rows_read":1,"rows_accepted":1,"rows_rejected":0)");
  const auto tape = product("tape-48");
  ASSERT_TRUE(tape);
  EXPECT_EQ(tape->name, "Tape, 48 mm");
  EXPECT_EQ(text(*tape->unit_price), "2.40");
  EXPECT_EQ(tape->packs.at(0).numerator, 36);
}

TEST_P(Imports, the_same_content_under_other_names_needs_another_mapping_and_nothing_else) {
  const auto path = file("p.csv", "Artikel;Bezeichnung;Preis\n TAPE-48 ;Klebeband;1.234,50\n");
  Request request = products(path);
  request.mapping = *sheets::parse_mapping(R"(
[source]
separator = ";"
decimal = ","
grouping = "."
[columns]
sku = { column = "Artikel", trim = true, with_prefix = "DE-" }
name = "Bezeichnung"
unit_price = "Preis"
[constants]
currency = "EUR"
[values.name]
Klebeband = "Tape"
)");
  EXPECT_EQ(told(import(request)), R"({"rows_read":1,"rows_accepted":1,"rows_rejected":0)");
  const auto tape = product("DE-TAPE-48");
  ASSERT_TRUE(tape);
  EXPECT_EQ(tape->name, "Tape");
  EXPECT_EQ(text(*tape->unit_price), "1234.50");
}

TEST_P(Imports, every_encoding_and_line_ending_says_the_same) {
  const std::string latin = "sku,name\rX1,M\xFCller\rX2,\"a\rb\"\r";
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("sku,name\r\nX3,M\xFCller\r\n")) utf16 += {c, '\0'};
  const std::vector<std::pair<std::string, std::string>> files{
      {"latin-1", latin}, {"automatic", utf16}, {"utf-8", "\xEF\xBB\xBFsku,name\nX4,Müller\n"}};
  for (const auto& [encoding, bytes] : files) {
    Request request = products(file(encoding, bytes));
    request.mapping =
        *sheets::parse_mapping("[source]\nencoding = \"" + encoding + "\"\nseparator = \",\"\n");
    ASSERT_EQ(reasons(import(request)), "accepted") << encoding;
  }
  for (const char* sku : {"X1", "X3", "X4"}) {
    ASSERT_TRUE(product(sku)) << sku;
    EXPECT_EQ(product(sku)->name, "Müller") << sku;
  }
  EXPECT_EQ(content((folder_ / "latin-1.rejects.csv").string()),
            "\"row\",\"line\",\"reasons\",\"sku\",\"name\"\r\n"
            "3,3,\"/name control_character\",\"X2\",\"a\rb\"\r\n");
}

TEST_P(Imports, rejected_rows_carry_every_reason_and_can_be_brought_again) {
  const auto path = file("p.csv",
                         "sku,name,unit_price,unit\n"
                         "GOOD,Good,1,EA\n"
                         ",,cheap,XYZ\n"
                         "SHORT,row\n"
                         "=BAD,Bad,-1,EA\n");
  const auto report = import(products(path));
  EXPECT_EQ(told(report), R"({"rows_read":4,"rows_accepted":1,"rows_rejected":3)");
  ASSERT_EQ(report->rejects, std::vector<std::string>{path + ".rejects.csv"});
  EXPECT_EQ(content(report->rejects.front()),
            "\"row\",\"line\",\"reasons\",\"sku\",\"name\",\"unit_price\",\"unit\"\r\n"
            "3,3,\"/unit_price not_a_price; /sku required; /name required; /unit "
            "unknown_unit\",\"\",\"\",\"cheap\",\"XYZ\"\r\n"
            "4,4,\"too_few_cells (2 instead of 4)\",\"SHORT\",\"row\"\r\n"
            "5,5,\"/unit_price too_small (At least 0.00.)\",\"'=BAD\",\"Bad\",\"'-1\",\"EA\"\r\n");
}

TEST_P(Imports, a_heading_that_does_not_fit_is_refused_before_the_first_row) {
  EXPECT_EQ(reasons(import(products(file("a.csv", "sku,sku,colour\n")))),
            "/columns: duplicate_column, /columns/colour: unknown_field");
  EXPECT_EQ(reasons(import(history(file("b.csv", "InvoiceNo\n")))),
            "/columns/at: no_such_column, /columns/customer: no_such_column, "
            "/columns/description: no_such_column, /columns/quantity: no_such_column, "
            "/columns/sku: no_such_column, /columns/unit_price: no_such_column");
  EXPECT_EQ(reasons(import(products((folder_ / "none.csv").string()))), "/files: not_found");
  EXPECT_EQ(reasons(import({.kind = "ships", .files = {file("c.csv", "a\n")}})),
            "/kind: unknown_kind");
}

TEST_P(Imports, a_quote_that_never_closes_ends_the_file_and_says_so) {
  const auto path = file("p.csv", "sku,name\nA,one\nB,\"two\nC,three\n");
  EXPECT_EQ(told(import(products(path))), R"({"rows_read":2,"rows_accepted":1,"rows_rejected":1)");
  EXPECT_NE(content(path + ".rejects.csv").find("quote_not_closed (A quote is not closed"),
            std::string::npos);
}

TEST_P(Imports, a_rehearsal_tries_everything_and_keeps_nothing) {
  Request request = history(file("h.csv", many_invoices(3'000)));
  request.rehearsal = true;
  const std::string expected =
      R"({"rows_read":6000,"rows_accepted":6000,"rows_rejected":0,"value_accepted":"30000",)"
      R"("value_rejected":"0","orders":3000,"credits":0,"customers":1,"products":8)";
  EXPECT_EQ(told(import(request)), expected);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM history_order WHERE tenant_id = $1"), 0);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM product WHERE tenant_id = $1"), 0);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM import_run WHERE tenant_id = $1"), 0);
  request.rehearsal = false;
  EXPECT_EQ(told(import(request)), expected);
  EXPECT_EQ(told(import(request)), expected);
  EXPECT_EQ(counted("SELECT COUNT(*) FROM history_line WHERE tenant_id = $1"), 6'000);
}

TEST_P(Imports, history_keeps_what_is_odd_with_a_note_and_refuses_what_cannot_be_read) {
  const auto path = file("h.csv", std::string(retail_heading) +
                                      "1,A1,,2,2011-07-04 10:00:00,0.125,17850.0\n"
                                      "1,a1,Tape,-1,2011-07-04 10:01:00,0,17850.0\n"
                                      "1,A1,Tape,1,2011-07-04 10:00:00,1,99.0\n"
                                      "2,A1,Tape,many,someday,1,\n"
                                      "C3,A1,Band,-2,2011-01-04 10:00:00,1.005,\n");
  EXPECT_EQ(told(import(history(path))),
            R"({"rows_read":5,"rows_accepted":3,"rows_rejected":2,"value_accepted":"-1.76",)"
            R"("value_rejected":"1","orders":1,"credits":1,"customers":1,"products":2)");
  const auto first = order("1");
  ASSERT_TRUE(first);
  EXPECT_EQ(text(first->at), "2011-07-04T09:00:00.000000Z");
  EXPECT_EQ(text(first->net), "0.25");
  ASSERT_EQ(first->lines.size(), 2U);
  EXPECT_EQ(first->lines[0].note, "no_description");
  EXPECT_EQ(first->lines[1].note, "no_price, negative_quantity, other_time");
  EXPECT_EQ(first->lines[1].sku, "a1");
  EXPECT_EQ(product("A1")->name, "Tape");
  const auto credit = order("C3");
  EXPECT_EQ(credit->kind, history::Kind::credit);
  EXPECT_EQ(text(credit->net), "-2.01");
  EXPECT_EQ(text(credit->value), "-2.01");
  EXPECT_EQ(counted("SELECT COUNT(*) FROM customer WHERE tenant_id = $1 AND counter_sales"), 1);
  EXPECT_NE(content(path + ".rejects.csv").find("\"/quantity not_a_quantity; /at not_an_instant\""),
            std::string::npos);
  EXPECT_EQ(desk().facts(first->id), "history_order_imported");
}

TEST_P(Imports, a_document_belongs_to_the_file_that_brought_it) {
  ASSERT_EQ(reasons(import(history(file("a.csv", many_invoices(2))))), "accepted");
  const auto other = import(history(file("b.csv", many_invoices(3))));
  EXPECT_EQ(told(other),
            R"({"rows_read":6,"rows_accepted":2,"rows_rejected":4,"value_accepted":"10",)"
            R"("value_rejected":"20","orders":1,"credits":0,"customers":1,"products":2)");
}

TEST_P(Imports, history_is_listed_and_shown_with_its_lines) {
  ASSERT_EQ(reasons(import(history(file("a.csv", many_invoices(3))))), "accepted");
  const auto page = desk().ask(history::list_orders, {.limit = 2, .sort = "-at"});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->items.size(), 2U);
  EXPECT_FALSE(page->after.empty());
  const auto one = desk().ask(history::get, {"100001"});
  ASSERT_TRUE(one);
  EXPECT_EQ(one->lines.size(), 2U);
  EXPECT_EQ(text(one->lines[1].net), "5.00");
  EXPECT_EQ(reasons(desk().ask(history::get, {"nothing"})), "not_found");
}

TEST_P(Imports, a_document_longer_than_a_slice_is_one_document) {
  std::string rows = retail_heading;
  for (int i = 0; i < 12'000; ++i) rows += "7,A1,Tape,1,2011-01-04 10:00:00,0.333,\n";
  EXPECT_EQ(told(import(history(file("h.csv", rows)))),
            R"({"rows_read":12000,"rows_accepted":12000,"rows_rejected":0,)"
            R"("value_accepted":"3996","value_rejected":"0","orders":1,"credits":0,)"
            R"("customers":0,"products":1)");
  EXPECT_EQ(order("7")->line_count, 12'000);
  EXPECT_EQ(text(order("7")->value), "3996.00");
  EXPECT_EQ(text(order("7")->net), "3960.00");
}

// Whatever call faults, the same import goes on afterwards and ends as if nothing had been.
TEST_P(Imports, goes_on_after_a_fault_at_any_call) {
  const std::string expected =
      R"({"rows_read":10401,"rows_accepted":10400,"rows_rejected":1,"value_accepted":"52000",)"
      R"("value_rejected":"0","orders":5200,"credits":0,"customers":1,"products":8)";
  int faults = 0;
  for (int n = 3; n < 400; n += faults < 20 ? 1 : 37) {
    const std::string tag = std::to_string(n);
    const std::string rows = many_invoices(5'200, tag + "-") + "x," + tag + ",,nothing,,,\n";
    const auto path = file(tag + ".csv", rows);
    bool has_faulted = false;
    db::fail_call(n);
    try {
      ASSERT_EQ(reasons(import(history(path))), "accepted");
    } catch (const db::DatabaseFault&) {
      has_faulted = true;
    }
    db::fail_call(0);
    faults += has_faulted ? 1 : 0;
    ASSERT_EQ(told(import(history(path))), expected) << n;
    const std::string rejects = content(path + ".rejects.csv");
    EXPECT_EQ(std::count(rejects.begin(), rejects.end(), '\n'), 2) << n;
    if (!has_faulted) break;
    if (n > 60 && faults > 24) break;
  }
  EXPECT_GT(faults, 10);
}

struct Killed {};

TEST_P(Imports, goes_on_after_being_killed_behind_any_slice) {
  std::string rows = "sku,name\n";
  for (int i = 0; i < 1'700; ++i)
    rows += "P" + std::to_string(i) + (i % 600 == 7 ? ",\n" : ",Thing\n");
  const auto path = file("p.csv", rows);
  int slices = 0;
  for (bool done = false; !done;) {
    Request request = products(path);
    request.on_progress = [](const Progress&) { throw Killed{}; };
    try {
      done = import(request).has_value();
    } catch (const Killed&) {
      ++slices;
      // What a killed process had written behind its last commit.
      std::ofstream(path + ".rejects.csv", std::ios::app) << "half a ro";
    }
  }
  EXPECT_EQ(slices, 4);
  EXPECT_EQ(told(import(products(path))),
            R"({"rows_read":1700,"rows_accepted":1697,"rows_rejected":3)");
  EXPECT_EQ(counted("SELECT COUNT(*) FROM product WHERE tenant_id = $1"), 1'697);
}

TEST_P(Imports, a_changed_row_changes_the_record_and_an_equal_one_in_a_new_file_is_put_again) {
  ASSERT_EQ(reasons(import(products(file("a.csv", "sku,name\nA,One\n")))), "accepted");
  ASSERT_EQ(reasons(import(products(file("b.csv", "sku,name\nA,Two\n")))), "accepted");
  EXPECT_EQ(product("A")->name, "Two");
  EXPECT_EQ(counted("SELECT COUNT(*) FROM product WHERE tenant_id = $1"), 1);
}

TEST_P(Imports, a_row_that_names_a_record_again_is_about_what_the_row_before_made_of_it) {
  const char* rows =
      "sku,name,description\nA,One,Long words\nB,Other,\na,Two,Long words\nA,,Long "
      "words\nB,Third,\n";
  EXPECT_EQ(told(import(products(file("a.csv", rows)))),
            R"({"rows_read":5,"rows_accepted":5,"rows_rejected":0)");
  const auto first = product("A");
  EXPECT_EQ(first->name, "Two");
  EXPECT_EQ(first->description, "Long words");
  EXPECT_EQ(desk().facts(first->id), "product_created, product_changed");
  EXPECT_EQ(product("B")->name, "Third");
}

TEST_P(Imports, what_a_table_does_not_mention_stays_as_it_is) {
  ASSERT_EQ(reasons(import(products(file("a.csv", "sku,name,unit_price\nA,One,2.40\n")))),
            "accepted");
  ASSERT_EQ(reasons(import(products(file("b.csv", "sku,description\na,Long words\n")))),
            "accepted");
  const auto changed = product("A");
  EXPECT_EQ(changed->sku, "A");
  EXPECT_EQ(changed->name, "One");
  EXPECT_EQ(changed->description, "Long words");
  EXPECT_EQ(text(*changed->unit_price), "2.40");
  ASSERT_EQ(reasons(import(products(file("c.csv", "sku,name\nA,One\n")))), "accepted");
  EXPECT_EQ(desk().facts(changed->id), "product_created, product_changed");
}

TEST_P(Imports, customers_come_with_their_addresses) {
  const auto path = file("c.csv",
                         "code,name,addresses/0/line1,addresses/0/postcode,addresses/0/city,"
                         "addresses/0/country\n"
                         "C1,Harbour Ltd,Quay 1,HU1 1AA,Hull,GB\n"
                         "C2,Nowhere Ltd,Road 1,1,Town,XX\n");
  const auto report = import({.kind = "customers", .files = {path}});
  EXPECT_EQ(told(report), R"({"rows_read":2,"rows_accepted":1,"rows_rejected":1)");
  EXPECT_NE(content(path + ".rejects.csv").find("/addresses/0/country unknown_country"),
            std::string::npos)
      << content(path + ".rejects.csv");
}

}  // namespace
}  // namespace supercargo::imports

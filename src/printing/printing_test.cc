#include <gtest/gtest.h>

#include <cstdlib>

#include "printing/barcode.h"
#include "printing/figures.h"
#include "printing/logo.h"
#include "printing/pages.h"
#include "printing/pdf.h"
#include "printing/testing.h"

namespace supercargo::printing {
namespace {

using namespace std::string_literals;

Document long_one(int rows) {
  Document document{.letterhead = {.company = "Lantau Packaging",
                                   .address = {"8/F Cargo Centre", "Hong Kong"},
                                   .footer = {{"Registered in Hong Kong"}, {"IBAN"}}},
                    .title = "Order confirmation",
                    .number = "SO-2026-000123",
                    .addressee = {.lines = {"Rotterdam Foods 鹿特丹食品", "Wijnhaven 12"}},
                    .facts = {{"Date", "22 Nov 2026"}, {"Your order", "4711"}},
                    .opening = {"Thank you."},
                    .page_words = "Page {page} of {pages}"};
  Table table{.columns = {{"#", 1}, {"Goods", 10}, {"Net", 4, Align::right}}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back({{std::to_string(i)}, {"Packing tape", {"TAPE-48"}}, {"1,234.56"}});
  document.tables = {std::move(table)};
  document.totals = {{"Net", "1"}, {"Total", "EUR 2", Weight::strong}};
  return document;
}

int times(const std::string& text, const std::string& what) {
  int count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST(Figures, are_written_as_people_read_them) {
  EXPECT_EQ(shown(Money{123456789, Currency::of("EUR")}), "1,234,567.89");
  EXPECT_EQ(shown(Money{-50, Currency::of("EUR")}), "\u22120.50");
  EXPECT_EQ(shown(Money{1234567, Currency::of("JPY")}), "1,234,567");
  EXPECT_EQ(shown_with_currency(Money{99900, Currency::of("HKD")}), "HKD\u00A0999.00");
  EXPECT_EQ(shown(Price{12'400'000}), "12.40");
  EXPECT_EQ(shown(Quantity{1'000'500'000}), "1,000.5");
  EXPECT_EQ(shown_percent(Rate{20'000'000}), "20\u00A0%");
  EXPECT_EQ(shown_percent(Rate{5'500'000}), "5.5\u00A0%");
  EXPECT_EQ(shown(*make_day(2026, 11, 2), Language::english), "2 Nov 2026");
  EXPECT_EQ(shown(*make_day(2026, 11, 2), Language::traditional_chinese), "2026年11月2日");
  EXPECT_EQ(shown(Day{}, Language::english), "");
}

TEST(Figures, a_language_is_known_by_its_tag) {
  EXPECT_EQ(language_of("zh-Hans"), Language::simplified_chinese);
  EXPECT_EQ(language_of("zh-CN"), Language::simplified_chinese);
  EXPECT_EQ(language_of("zh-HK"), Language::traditional_chinese);
  EXPECT_EQ(language_of("nl"), Language::english);
  EXPECT_EQ(parse_language("zh-Hant"), Language::traditional_chinese);
  EXPECT_FALSE(parse_language("zh"));
}

TEST(Barcodes, follow_gs1) {
  const auto bars = gs1_128("[00]106141412345678908");
  ASSERT_TRUE(bars);
  // Start, FNC1, ten pairs, check: eleven modules each; the stop has thirteen.
  EXPECT_EQ(bars->width, 13 * 11 + 13);
  EXPECT_EQ(bars->bars.front().from, 0);
  EXPECT_EQ(bars->bars.back().from + bars->bars.back().width, bars->width);
  EXPECT_FALSE(gs1_128("[00]106141412345678907")) << "check digit";
  EXPECT_FALSE(gs1_128("[00]1061414"));
  EXPECT_FALSE(gs1_128("nothing"));
  EXPECT_FALSE(gs1_128(""));
}

TEST(Pages, repeat_what_the_table_says_at_its_head_and_count_themselves) {
  const std::string pdf = pdf_of(long_one(60));
  EXPECT_EQ(info(pdf, "Pages"), "4");
  EXPECT_EQ(info(pdf, "PDF version"), "1.7");
  EXPECT_NE(info(pdf, "Page size").find("(A4)"), std::string::npos);
  EXPECT_EQ(foreign_fonts(pdf), "");
  for (const int page : {1, 2, 3, 4}) {
    const std::string text = extracted(pdf, page);
    EXPECT_EQ(times(text, "Goods"), 1) << page;
    EXPECT_NE(text.find("Page " + std::to_string(page) + " of 4"), std::string::npos) << text;
    EXPECT_EQ(times(text, "SO-2026-000123"), 1) << page;
  }
  EXPECT_EQ(times(extracted(pdf), "TAPE-48"), 60) << "every row stands once";
  EXPECT_NE(extracted(pdf, 1).find("鹿特丹食品"), std::string::npos);
}

TEST(Pages, look_as_they_were_looked_at) {
  const std::string pdf = pdf_of(long_one(30));
  EXPECT_EQ(unlike_picture(pdf, 1, "layout-first"), "");
  EXPECT_EQ(unlike_picture(pdf, 2, "layout-second"), "");
  if (std::getenv("SUPERCARGO_REDRAW") != nullptr) return;
  auto moved = long_one(30);
  moved.tables[0].columns[1].share = 6;
  EXPECT_NE(unlike_picture(pdf_of(moved), 1, "layout-first"), "") << "a column elsewhere is seen";
}

TEST(Pages, come_on_letter_paper_too) {
  auto document = long_one(3);
  document.paper = Paper::letter;
  const std::string pdf = pdf_of(document);
  EXPECT_EQ(info(pdf, "Page size"), "612 x 792 pts (letter)");
  EXPECT_EQ(unlike_picture(pdf, 1, "layout-letter"), "");
}

TEST(Pages, hold_words_longer_than_themselves) {
  auto document = long_one(1);
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "word" + std::to_string(i) + " ";
  document.tables[0].rows[0][1].beneath = {words, "the end"};
  document.notes = {{"Notes", {words}}};
  const std::string pdf = pdf_of(document);
  const std::string text = extracted(pdf);
  EXPECT_EQ(times(text, "word2999"), 2);
  EXPECT_EQ(times(text, "word1500 "), 2);
  EXPECT_EQ(times(text, "the end"), 1);
}

TEST(Pages, show_any_script_and_take_nothing_for_markup) {
  auto document = long_one(0);
  document.opening = {"مرحبا بالعالم",           "ไทย", "हिन्दी", "Ελληνικά", "עברית", "한국어",
                      "<b>{{7*7}}</b> &amp; %s", "a\tb"};
  const std::string pdf = pdf_of(document);
  EXPECT_EQ(foreign_fonts(pdf), "");
  const std::string text = extracted(pdf);
  for (const char* each : {"ไทย", "हिन्दी", "Ελληνικά", "한국어", "<b>{{7*7}}</b> &amp; %s"})
    EXPECT_NE(text.find(each), std::string::npos) << each;
}

TEST(Pages, of_equal_documents_are_equal_bytes) {
  EXPECT_EQ(pdf_of(long_one(5)), pdf_of(long_one(5)));
}

TEST(Pages, are_not_drawn_without_end) { EXPECT_THROW(pdf_of(long_one(20'000)), Fault); }

TEST(Labels, carry_the_number_of_the_package) {
  const Labels labels{
      .title = "Labels",
      .labels = {{.company = "Lantau Packaging",
                  .from = {"From", {"Hong Kong"}},
                  .to = {"To", {"Rotterdam Foods", "Quay 1", "3089 KN Rotterdam"}},
                  .facts = {{"Shipment", "SH-2026-000001"}},
                  .barcode = {"[00]106141412345678908", "(00) 106141412345678908"}}}};
  const std::string pdf = pdf_of(labels);
  EXPECT_EQ(info(pdf, "Page size"), "297.638 x 419.527 pts");
  EXPECT_NE(extracted(pdf).find("(00) 106141412345678908"), std::string::npos);
  EXPECT_EQ(unlike_picture(pdf, 1, "label"), "");
}

// A PNG of so many pixels by its head, with this chunk before its end.
std::string png(std::uint32_t width, std::uint32_t height, const std::string& chunk = {}) {
  const auto number = [](std::uint32_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>((value >> shift) & 0xFF);
    return bytes;
  };
  return "\x89PNG\r\n\x1A\n" + number(13) + "IHDR" + number(width) + number(height) +
         "\x08\x06\0\0\0"s + number(0) + chunk + number(0) + "IEND" + number(0xAE426082);
}

std::string code_of(const Result<std::string>& result) {
  if (result) return "kept";
  return result.error().reasons.empty() ? result.error().code : result.error().reasons[0].code;
}

TEST(Logos, are_small_whole_pictures_and_nothing_else) {
  EXPECT_EQ(code_of(kept_logo("")), "wrong_content");
  EXPECT_EQ(code_of(kept_logo("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")),
            "wrong_content");
  EXPECT_EQ(code_of(kept_logo("\xFF\xD8\xFF\xE0")), "wrong_content");
  EXPECT_EQ(code_of(kept_logo(std::string(logo_bytes_max + 1, 'x'))), "too_large");
  EXPECT_EQ(code_of(kept_logo(png(100'000, 100'000))), "too_many_pixels");
  EXPECT_EQ(code_of(kept_logo(png(4, 4))), "too_small");
  EXPECT_EQ(code_of(kept_logo(png(100, 100))), "wrong_content") << "no picture in it";
  EXPECT_EQ(code_of(kept_logo(png(100, 100).substr(0, 40))), "wrong_content");
  EXPECT_EQ(code_of(kept_logo(png(100, 100, "\xFF\xFF\xFF\xFFtEXt"s))), "wrong_content");
}

TEST(Logos, are_kept_without_what_came_with_them) {
  // Any picture of our own: a page that was drawn.
  const std::string given = drawn_png_with_text("made by somebody");
  ASSERT_NE(given.find("somebody"), std::string::npos);
  const auto kept = kept_logo(given);
  ASSERT_EQ(code_of(kept), "kept");
  EXPECT_EQ(kept->find("somebody"), std::string::npos);
  EXPECT_EQ(*kept_logo(*kept), *kept) << "what is kept stays as it is";
  auto document = long_one(1);
  document.letterhead.logo = *kept;
  EXPECT_EQ(unlike_picture(pdf_of(document), 1, "layout-logo"), "");
}

}  // namespace
}  // namespace supercargo::printing

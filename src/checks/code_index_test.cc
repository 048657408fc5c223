#include "checks/code_index.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <thread>

#include "kernel/identifiers.h"
#include "kernel/similarity.h"
#include "kernel/text_keys.h"

namespace supercargo::checks {
namespace {

using Candidates = std::vector<Candidate>;

std::string told(const std::vector<Suggestion>& suggestions) {
  std::string text;
  for (const auto& each : suggestions) {
    if (!text.empty()) text += "; ";
    text += each.value + ": " + each.reason;
  }
  return text;
}

std::string suggested(const Candidates& candidates, const Asked& asked) {
  return told(CodeIndex(candidates).suggest(asked));
}

TEST(Suggestions, the_code_with_two_neighbours_swapped_comes_first) {
  const Candidates range{
      {"AB-1233", "Tape"}, {"AB-1234", "Film"}, {"AB-1253", "Foil"}, {"XY-9999", "Rope"}};
  EXPECT_EQ(suggested(range, {.text = "AB-1243"}),
            "AB-1234: 1 transposition; AB-1233: 1 character differs; "
            "AB-1253: 1 character differs");
  EXPECT_EQ(CodeIndex(range).suggest({.text = "AB-1243"}).front().label, "Film");
}

TEST(Suggestions, the_same_code_written_differently_is_recognised) {
  for (const auto* text : {"ab1234", "AB 1234", " a-b-1-2-3-4", "ＡＢ－１２３４"}) {
    EXPECT_EQ(suggested({{"AB-1234"}}, {.text = text}),
              "AB-1234: the same code, written differently")
        << text;
  }
}

TEST(Suggestions, alternate_codes_lead_to_the_product) {
  const Candidates range{{"AB-1234",
                          "Film",
                          false,
                          {{CodeKind::customer_code, "F-77", "acme"},
                           {CodeKind::gtin, "7300011000017"},
                           {CodeKind::old_code, "OLD-9"}}}};
  EXPECT_EQ(suggested(range, {.text = "f77", .customer = "acme"}), "AB-1234: customer's own code");
  EXPECT_EQ(suggested(range, {.text = "7300011000017"}), "AB-1234: GTIN");
  EXPECT_EQ(suggested(range, {.text = "old 9"}), "AB-1234: old code");
  EXPECT_EQ(suggested(range, {.text = "odl 9"}), "AB-1234: 1 transposition (old code)");
}

TEST(Suggestions, a_customers_own_code_is_nobody_elses) {
  const Candidates range{{"AB-1234", "", false, {{CodeKind::customer_code, "F-77", "acme"}}},
                         {"CD-5678", "", false, {{CodeKind::customer_code, "F-77", "best"}}}};
  EXPECT_EQ(suggested(range, {.text = "F-77", .customer = "best"}), "CD-5678: customer's own code");
  EXPECT_EQ(suggested(range, {.text = "F-77", .customer = "carl"}), "");
  EXPECT_EQ(suggested(range, {.text = "F-77"}), "");
}

TEST(Suggestions, own_codes_go_before_gtins_and_these_before_old_codes) {
  const Candidates range{{"P1", "", true, {{CodeKind::old_code, "96385074"}}},
                         {"P2", "", true, {{CodeKind::gtin, "96385074"}}},
                         {"P3", "", false, {{CodeKind::customer_code, "96385074", "acme"}}}};
  EXPECT_EQ(suggested(range, {.text = "96385074", .customer = "acme"}),
            "P3: customer's own code; P2: GTIN; P1: old code");
}

TEST(Suggestions, a_swap_that_makes_the_check_digit_right_goes_first) {
  // 036000291452 with two digits swapped; the other code is as near, yet no GTIN.
  const std::string typed = "036000219452";
  ASSERT_FALSE(valid_gtin(typed));
  const Candidates range{{"306000219452", "", true},
                         {"SOAP", "", false, {{CodeKind::gtin, "036000291452"}}}};
  EXPECT_EQ(suggested(range, {.text = typed}),
            "SOAP: 1 transposition makes the check digit right (GTIN); "
            "306000219452: 1 transposition");
}

TEST(Suggestions, what_looks_alike_on_a_fax_is_found) {
  EXPECT_EQ(suggested({{"SOLO-10"}, {"QQQQ-10"}}, {.text = "5010-IO"}), "SOLO-10: looks alike");
  EXPECT_EQ(suggested({{"BOX-1234"}}, {.text = "B0X-1235"}),
            "BOX-1234: looks alike but for 1 character");
}

TEST(Suggestions, short_codes_bear_one_difference_and_long_ones_two) {
  EXPECT_EQ(suggested({{"ABC123"}}, {.text = "ABX183"}), "");
  EXPECT_EQ(suggested({{"ABCD123"}}, {.text = "ABXD183"}), "ABCD123: 2 characters differ");
  EXPECT_EQ(suggested({{"ABCD123"}}, {.text = "AXXD183"}), "");
  // A restricted distance: an edit inside a swapped pair counts as three.
  EXPECT_EQ(near_distance("CA", "ABC", 3), 3);
  EXPECT_EQ(near_distance("AB-1234", "AB-1243", 2), 1);
}

TEST(Suggestions, two_characters_are_too_short_to_be_near_anything) {
  EXPECT_EQ(suggested({{"A1"}, {"B2"}}, {.text = "A2"}), "");
  EXPECT_EQ(suggested({{"A1"}}, {.text = "a1"}), "A1: the same code, written differently");
}

TEST(Suggestions, descriptions_are_found_by_their_trigrams) {
  const Candidates range{{"SF500", "stretch film 500mm clear"},
                         {"SF400", "strech film"},
                         {"PT48", "packing tape 48mm brown"}};
  EXPECT_EQ(suggested(range, {.text = "strech film 500 mm clear"}),
            "SF500: similar description; SF400: similar description");
  // Domain 10: 4/11 = 0.364 is above the threshold of 0.3.
  EXPECT_EQ(suggested({{"X", "two words"}}, {.text = "word"}), "X: similar description");
}

TEST(Suggestions, among_equals_what_was_bought_and_what_is_in_stock_goes_first) {
  const Candidates range{{"AB-1231", "", false},
                         {"AB-1232", "", true},
                         {"AB-1235", "", false},
                         {"AB-1236", "", false}};
  const std::vector<std::string> bought{"AB-1235"};
  const auto answer = CodeIndex(range).suggest({.text = "AB-1239", .bought = bought});
  ASSERT_EQ(answer.size(), 4U);
  EXPECT_EQ(answer[0].value, "AB-1235");
  EXPECT_EQ(answer[1].value, "AB-1232");
  EXPECT_EQ(answer[2].value, "AB-1231");
  EXPECT_EQ(answer[3].value, "AB-1236");
}

TEST(Suggestions, five_are_enough) {
  Candidates range;
  for (char c = 'A'; c <= 'Z'; ++c) range.push_back({std::string("ART-10") + c, "article"});
  EXPECT_EQ(CodeIndex(range).suggest({.text = "ART-100"}).size(), suggestions_max);
  EXPECT_EQ(CodeIndex(range).suggest({.text = "article"}).size(), suggestions_max);
}

TEST(Suggestions, nothing_like_it_suggests_nothing) {
  EXPECT_EQ(suggested({}, {.text = "AB-1234"}), "");
  EXPECT_EQ(suggested({{"AB-1234"}}, {.text = ""}), "");
  EXPECT_EQ(suggested({{"AB-1234"}, {"---"}, {""}}, {.text = "--"}), "");
  EXPECT_EQ(suggested({{"AB-1234"}}, {.text = "ZZ-9999"}), "");
}

TEST(Suggestions, codes_in_any_script_are_compared_by_character) {
  EXPECT_EQ(suggested({{"物流123"}}, {.text = "流物123"}), "物流123: 1 transposition");
  EXPECT_EQ(suggested({{"é1234"}}, {.text = "e1234"}), "é1234: 1 character differs");
}

std::string letters(std::size_t length, std::string_view alphabet) {
  return *rc::gen::container<std::string>(
      length, rc::gen::map(rc::gen::inRange<std::size_t>(0, alphabet.size()),
                           [alphabet](std::size_t at) { return alphabet[at]; }));
}

RC_GTEST_PROP(Suggestions, near_distance_is_the_restricted_distance, ()) {
  const auto a = letters(*rc::gen::inRange<std::size_t>(0, 9), "AB1");
  const auto b = letters(*rc::gen::inRange<std::size_t>(0, 9), "AB1");
  const auto limit = *rc::gen::inRange(0, 5);
  RC_ASSERT(near_distance(a, b, limit) == osa_distance(a, b, limit));
}

RC_GTEST_PROP(Suggestions, the_true_code_comes_first_after_a_swap_of_neighbours, ()) {
  constexpr std::string_view alphabet = "ABCDEFGHJKMNPQRTUVWXYZ2346789";
  Candidates range;
  for (int i = 0; i < 200; ++i) range.push_back({letters(8, alphabet), "", i % 2 == 0});
  const auto truth = *rc::gen::inRange<std::size_t>(0, range.size());
  const auto at = *rc::gen::inRange<std::size_t>(0, 7);
  std::string typed = range[truth].code;
  RC_PRE(typed[at] != typed[at + 1]);
  std::swap(typed[at], typed[at + 1]);
  for (std::size_t i = 0; i < range.size(); ++i)
    RC_PRE(i == truth || osa_distance(typed, range[i].code, 2) > 1);
  const auto answer = CodeIndex(range).suggest({.text = typed});
  RC_ASSERT(!answer.empty());
  RC_ASSERT(answer.front().value == range[truth].code);
  RC_ASSERT(answer.front().reason == "1 transposition");
}

// Every code within the distance is found, as comparing with each of them finds it.
RC_GTEST_PROP(Suggestions, no_near_code_is_missed, ()) {
  const auto known = letters(7, "ABO0I1S5");
  const auto typed = letters(*rc::gen::inRange<std::size_t>(5, 10), "ABO0I1S5");
  const bool near =
      osa_distance(code_key(typed), known, 2) <= suggestion_limit(typed) ||
      osa_distance(lookalike_key(typed), lookalike_key(known), 2) <= suggestion_limit(typed);
  RC_ASSERT(near != CodeIndex(Candidates{{known}}).suggest({.text = typed}).empty());
}

RC_GTEST_PROP(Suggestions, any_bytes_may_be_asked_for, (const std::string& text)) {
  const Candidates range{{text, text}, {"AB-1234", "film"}};
  RC_ASSERT(CodeIndex(range).suggest({.text = text, .customer = text}).size() <= suggestions_max);
}

Candidates catalogue(int size) {
  static constexpr const char* words[] = {"stretch", "film",  "tape",   "carton", "pallet",
                                          "brown",   "clear", "strong", "box",    "label"};
  Candidates range;
  for (int i = 0; i < size; ++i) {
    const auto number = std::to_string(10'000'000 + i * std::int64_t{7'919} % 89'999'999);
    const std::string name = std::string(words[i % 10]) + " " + words[i / 10 % 10] + " " +
                             words[i / 100 % 10] + " " + std::to_string(i % 997);
    const std::string digits = "40" + std::to_string(1'000'000'000 + i);
    range.push_back(
        {"A" + number, name, i % 3 == 0, {{CodeKind::gtin, digits + gs1_check_digit(digits)}}});
  }
  return range;
}

TEST(Suggestions, ten_thousand_codes_are_asked_by_many_threads_at_once) {
  const CodeIndex index(catalogue(10'000));
  const auto expected = told(index.suggest({.text = "A10079910"}));
  std::vector<std::thread> threads;
  std::vector<std::string> answers(4);
  threads.reserve(answers.size());
  for (auto& answer : answers)
    threads.emplace_back([&] { answer = told(index.suggest({.text = "A10079910"})); });
  for (auto& thread : threads) thread.join();
  for (const auto& answer : answers) EXPECT_EQ(answer, expected);
}

}  // namespace
}  // namespace supercargo::checks

#include "kernel/units.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

namespace supercargo {

namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr PackSize case_of_24{24, 1};
constexpr PackSize pallet_of_40{40, 1};

Quantity quantity(std::string_view text) { return parse_quantity(text).value(); }

}  // namespace

// Domain 9.6: a pallet is 40 cases, a case 24 pieces.
TEST(Packs, convert_exactly_down_to_pieces) {
  EXPECT_EQ(to_base(quantity("21"), case_of_24), quantity("504"));
  EXPECT_EQ(to_base(quantity("2"), *combine(pallet_of_40, case_of_24)), quantity("1920"));
  EXPECT_EQ(to_base(quantity("-1"), case_of_24), quantity("-24"));
  EXPECT_EQ(from_base(quantity("504"), case_of_24), quantity("21"));
  EXPECT_EQ(to_base(quantity("1500"), {1, 1000}), quantity("1.5"));
}

TEST(Packs, an_inexact_conversion_is_refused_not_rounded) {
  EXPECT_FALSE(from_base(quantity("500"), case_of_24));
  EXPECT_FALSE(to_base(quantity("0.000001"), {1, 2}));
  EXPECT_TRUE(to_base(quantity("0.000002"), {1, 2}));
  EXPECT_FALSE(to_base({most}, {2, 1}));
  EXPECT_TRUE(to_base({most}, {most, most}));
}

TEST(Packs, an_impossible_size_is_refused) {
  for (const auto size : {PackSize{0, 1}, PackSize{1, 0}, PackSize{-1, 1}, PackSize{1, -1}}) {
    EXPECT_FALSE(to_base(quantity("1"), size));
    EXPECT_FALSE(from_base(quantity("1"), size));
    EXPECT_FALSE(whole_packs_for(quantity("1"), size));
    EXPECT_FALSE(base_price({1}, size));
    EXPECT_FALSE(combine(size, {}));
    EXPECT_FALSE(combine({}, size));
  }
}

TEST(Packs, five_hundred_pieces_need_21_cases) {
  EXPECT_EQ(whole_packs_for(quantity("500"), case_of_24), quantity("21"));
  EXPECT_EQ(whole_packs_for(quantity("504"), case_of_24), quantity("21"));
  EXPECT_EQ(whole_packs_for(quantity("504.000001"), case_of_24), quantity("22"));
  EXPECT_EQ(whole_packs_for(quantity("0"), case_of_24), quantity("0"));
  EXPECT_FALSE(whole_packs_for(quantity("-1"), case_of_24));
  EXPECT_FALSE(whole_packs_for({most}, {1, most}));
  EXPECT_EQ(whole_packs_for({most}, {most, 1}), quantity("1"));
}

TEST(Packs, a_price_goes_down_to_pieces_only_when_exact) {
  EXPECT_EQ(base_price(*parse_price("28.56"), case_of_24), parse_price("1.19"));
  EXPECT_FALSE(base_price(*parse_price("28.57"), case_of_24));
}

TEST(Packs, combining_keeps_lowest_terms_and_refuses_overflow) {
  EXPECT_EQ(combine({1, 1000}, {1000, 1}), (PackSize{1, 1}));
  EXPECT_EQ(combine({6, 4}, {10, 15}), (PackSize{1, 1}));
  EXPECT_EQ(combine({most, 2}, {2, most}), (PackSize{1, 1}));
  EXPECT_FALSE(combine({most, 1}, {2, 1}));
  EXPECT_FALSE(combine({1, most}, {1, 2}));
}

TEST(Packs, there_and_back_is_the_same_quantity) {
  EXPECT_TRUE(rc::check([](std::int32_t micro) {
    const PackSize size{*rc::gen::inRange(1, 5000), *rc::gen::inRange(1, 5000)};
    const auto base = to_base({micro}, size);
    if (base) RC_ASSERT(from_base(*base, size) == Quantity{micro});
  }));
}

TEST(Units, the_common_codes_are_known_with_their_fraction_digits) {
  for (const char* code : {"EA", "C62", "H87", "XPX", "XCS", "XBX", "PR", "DZN"})
    EXPECT_EQ(unit_decimals(code), 0) << code;
  for (const char* code : {"KGM", "GRM", "LTR", "MTR"}) EXPECT_EQ(unit_decimals(code), 3) << code;
  for (const char* code : {"HUR", "DAY", "MON"}) EXPECT_EQ(unit_decimals(code), 2) << code;
}

TEST(Units, labels_and_other_spellings_are_not_codes) {
  for (const char* code : {"", "KG", "CS", "PAL", "ea", "EA ", "EAA", "E", "XX", "ZZZ", "~"}) {
    EXPECT_FALSE(known_unit(code)) << code;
    EXPECT_FALSE(fits_unit({0}, code)) << code;
  }
  EXPECT_TRUE(known_unit("ANN"));
  EXPECT_TRUE(known_unit("YRD"));
}

TEST(Units, half_a_piece_does_not_fit_and_half_a_kilogram_does) {
  EXPECT_FALSE(fits_unit(quantity("0.5"), "EA"));
  EXPECT_TRUE(fits_unit(quantity("-3"), "EA"));
  EXPECT_TRUE(fits_unit(quantity("0.5"), "KGM"));
  EXPECT_FALSE(fits_unit(quantity("0.0005"), "KGM"));
  EXPECT_TRUE(fits_unit(quantity("0.000001"), "TNE"));
  EXPECT_TRUE(whole(quantity("12")));
  EXPECT_FALSE(whole(quantity("12.000001")));
}

}  // namespace supercargo

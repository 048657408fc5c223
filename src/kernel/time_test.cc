#include "kernel/time.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "kernel/result.h"

namespace supercargo {

namespace {

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::int64_t>::max();

Day day(std::string_view text) { return parse_day(text).value(); }
std::string reread(std::string_view written) { return text(parse_instant(written).value()); }

}  // namespace

TEST(Instant, is_written_in_utc_with_six_digits) {
  EXPECT_EQ(text(Instant{1'772'460'000'000'000}), "2026-03-02T14:00:00.000000Z");
  EXPECT_EQ(text(Instant{-1}), "1969-12-31T23:59:59.999999Z");
  EXPECT_EQ(text(Instant{1}), "1970-01-01T00:00:00.000001Z");
  EXPECT_EQ(text(Instant{}), "");
}

TEST(Instant, any_offset_is_taken_to_utc) {
  EXPECT_EQ(reread("2026-03-02T14:00:00Z"), "2026-03-02T14:00:00.000000Z");
  EXPECT_EQ(reread("2026-03-02T14:00:00+08:00"), "2026-03-02T06:00:00.000000Z");
  EXPECT_EQ(reread("2026-03-01T20:30:00-05:45"), "2026-03-02T02:15:00.000000Z");
  EXPECT_EQ(reread("2026-03-02T14:00:00-00:00"), "2026-03-02T14:00:00.000000Z");
  EXPECT_EQ(reread("2024-02-29T23:59:59+00:00"), "2024-02-29T23:59:59.000000Z");
}

TEST(Instant, digits_past_the_microsecond_are_cut) {
  EXPECT_EQ(reread("2026-03-02T14:00:00.5Z"), "2026-03-02T14:00:00.500000Z");
  EXPECT_EQ(reread("2026-03-02T14:00:00.123456999Z"), "2026-03-02T14:00:00.123456Z");
  EXPECT_EQ(reread("1960-03-02T14:00:00.123456999Z"), "1960-03-02T14:00:00.123456Z");
}

TEST(Instant, every_other_spelling_is_refused) {
  for (const char* text : {"",
                           "2026-03-02",
                           "2026-03-02T14:00Z",
                           "2026-03-02T14:00:00",
                           "2026-03-02 14:00:00Z",
                           "2026-03-02t14:00:00Z",
                           "2026-03-02T14:00:00z",
                           "2026-03-02T14:00:00.Z",
                           "2026-03-02T14:00:00.1234567890Z",
                           "2026-03-02T14:00:00,5Z",
                           "2026-03-02T24:00:00Z",
                           "2026-03-02T14:60:00Z",
                           "2026-12-31T23:59:60Z",
                           "2026-03-02T14:00:00+24:00",
                           "2026-03-02T14:00:00+08:60",
                           "2026-03-02T14:00:00+0800",
                           "2026-03-02T14:00:00+08",
                           "2026-03-02T14:00:00 Z",
                           "2026-03-02T14:00:00ZZ",
                           "2026-03-02T14:00:00Z ",
                           " 2026-03-02T14:00:00Z",
                           "2026-3-2T14:00:00Z",
                           "2026-02-29T14:00:00Z",
                           "2026-13-01T14:00:00Z",
                           "2026-00-01T14:00:00Z",
                           "2026-01-00T14:00:00Z",
                           "0000-01-01T00:00:00Z",
                           "+2026-03-02T14:00:00Z",
                           "-2026-03-02T14:00:00Z",
                           "12026-03-02T14:00:00Z",
                           "2026-W10-1T14:00:00Z",
                           "20260302T140000Z",
                           "1772460000",
                           "2026-03-02T14:00:00[UTC]",
                           "2026-03-02T-1:00:00Z",
                           "２026-03-02T14:00:00Z"})
    EXPECT_FALSE(parse_instant(text)) << '"' << text << '"';
  EXPECT_FALSE(parse_instant(std::string_view("2026-03-02T14:00:00Z\0", 21)));
}

TEST(Instant, the_epoch_would_read_as_none_and_is_refused) {
  EXPECT_FALSE(parse_instant("1970-01-01T00:00:00Z"));
  EXPECT_FALSE(parse_instant("1970-01-01T08:00:00.000000999+08:00"));
  EXPECT_TRUE(parse_instant("1970-01-01T00:00:00.000001Z"));
}

TEST(Instant, the_years_1_to_9999_are_the_world) {
  EXPECT_EQ(reread("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00.000000Z");
  EXPECT_EQ(reread("9999-12-31T23:59:59.999999Z"), "9999-12-31T23:59:59.999999Z");
  EXPECT_FALSE(parse_instant("0001-01-01T00:00:00+00:01"));
  EXPECT_FALSE(parse_instant("9999-12-31T23:59:59-00:01"));
  EXPECT_THROW(text(Instant{most}), Fault);
  EXPECT_THROW(text(Instant{least}), Fault);
}

TEST(Instant, counts_in_microseconds_and_never_wraps) {
  const Instant now{1'772'460'000'000'000};
  EXPECT_EQ(text(now + std::chrono::minutes(90)), "2026-03-02T15:30:00.000000Z");
  EXPECT_EQ(text(now - std::chrono::hours(24)), "2026-03-01T14:00:00.000000Z");
  EXPECT_EQ(now + Duration{5} - now, Duration{5});
  EXPECT_THROW(Instant{most} + Duration{1}, Fault);
  EXPECT_THROW(Instant{least} - Duration{1}, Fault);
  EXPECT_THROW(Instant{most} - Instant{least}, Fault);
  EXPECT_FALSE(Instant{});
  EXPECT_TRUE(now);
}

TEST(Instant, every_one_is_read_back_and_texts_sort_as_instants_do) {
  const auto any = [] {
    return Instant{*rc::gen::suchThat(
        rc::gen::inRange<std::int64_t>(parse_instant("0001-01-01T00:00:00Z")->us,
                                       parse_instant("9999-12-31T23:59:59.999999Z")->us),
        [](std::int64_t us) { return us != 0; })};
  };
  EXPECT_TRUE(rc::check([&] {
    const auto a = any();
    const auto b = any();
    RC_ASSERT(parse_instant(text(a)) == a);
    RC_ASSERT((a < b) == (text(a) < text(b)));
    RC_ASSERT(day_in_utc(a) == parse_day(text(a).substr(0, 10)));
  }));
}

TEST(Day, tells_its_parts) {
  const auto leap = day("2024-02-29");
  EXPECT_EQ(leap.year(), 2024);
  EXPECT_EQ(leap.month(), 2);
  EXPECT_EQ(leap.day_of_month(), 29);
  EXPECT_EQ(leap.weekday(), 4);
  EXPECT_EQ(day("1970-01-01").weekday(), 4);
  EXPECT_EQ(day("1969-12-31").weekday(), 3);
  EXPECT_EQ(day("0001-01-01").weekday(), 1);
  EXPECT_EQ(day("2026-03-08").weekday(), 7);
  EXPECT_EQ(text(leap + 1), "2024-03-01");
  EXPECT_EQ(text(day("2024-03-01") - 1), "2024-02-29");
  EXPECT_EQ(day("2026-03-23") - day("2026-03-07"), 16);
}

TEST(Day, a_date_that_does_not_exist_is_refused) {
  for (const char* text : {"",
                           "2026-02-29",
                           "2100-02-29",
                           "2026-02-30",
                           "2026-04-31",
                           "2026-01-32",
                           "2026-01-00",
                           "2026-00-10",
                           "2026-13-10",
                           "0000-01-01",
                           "2026-1-01",
                           "2026-01-1",
                           "26-01-01",
                           "2026/01/01",
                           "01.02.2026",
                           "20260101",
                           "2026-01-01 ",
                           " 2026-01-01",
                           "2026-01-01T",
                           "10000-01-01",
                           "-2026-01-01",
                           "2026-01-0a",
                           "2026-12-32",
                           "9999-12-32"})
    EXPECT_FALSE(parse_day(text)) << '"' << text << '"';
  EXPECT_TRUE(parse_day("2000-02-29"));
  EXPECT_FALSE(make_day(10000, 1, 1));
  EXPECT_FALSE(make_day(2026, -1, 1));
  EXPECT_FALSE(make_day(2026, 1, 33));
}

TEST(Day, none_is_empty_and_cannot_be_counted_from) {
  EXPECT_FALSE(Day{});
  EXPECT_TRUE(Day{0});
  EXPECT_EQ(text(Day{}), "");
  EXPECT_THROW(Day{} + 1, Fault);
  EXPECT_THROW((void)(Day{} - Day{0}), Fault);
  EXPECT_THROW((void)Day{}.weekday(), Fault);
  EXPECT_THROW((void)Day{}.year(), Fault);
  EXPECT_THROW(day("9999-12-31") + 1, Fault);
  EXPECT_THROW(day("0001-01-01") - 1, Fault);
  EXPECT_THROW(day("2026-01-01") + std::numeric_limits<int>::max(), Fault);
}

TEST(Day, an_instant_before_1970_belongs_to_the_day_that_began_before_it) {
  EXPECT_EQ(text(day_in_utc({-1})), "1969-12-31");
  EXPECT_EQ(text(day_in_utc({-86'400'000'000})), "1969-12-31");
  EXPECT_EQ(text(day_in_utc({-86'400'000'001})), "1969-12-30");
  EXPECT_EQ(text(day_in_utc({86'400'000'000})), "1970-01-02");
}

TEST(Day, every_one_of_ten_thousand_years_is_read_back) {
  const auto last = day("9999-12-31");
  auto previous = day("0001-01-01");
  for (auto at = previous; at < last; at = at + 1) {
    const auto written = text(at);
    if (parse_day(written) == at && (at == previous || text(previous) < written)) {
      previous = at;
      continue;
    }
    FAIL() << written;
  }
}

}  // namespace supercargo

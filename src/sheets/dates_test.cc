#include "sheets/dates.h"

#include <gtest/gtest.h>

namespace supercargo::sheets {
namespace {

std::string instant(const char* format, const char* zone, const char* written) {
  const auto found = Dates(format, zone).instant(written);
  return found ? text(*found) : "none";
}

TEST(Dates, are_read_as_the_mapping_writes_them) {
  EXPECT_EQ(instant("%d/%m/%y %H:%M", "UTC", "1/12/10 8:26"), "2010-12-01T08:26:00.000000Z");
  EXPECT_EQ(instant("%Y%m%d", "UTC", "20110704"), "2011-07-04T00:00:00.000000Z");
  EXPECT_EQ(instant("", "UTC", "2011-07-04 10:00:01"), "2011-07-04T10:00:01.000000Z");
  EXPECT_EQ(instant("", "Europe/Berlin", "2011-07-04T10:00:00Z"), "2011-07-04T10:00:00.000000Z");
  EXPECT_EQ(instant("", "Europe/Berlin", "2011-07-04"), "2011-07-03T22:00:00.000000Z");
  EXPECT_EQ(text(*Dates("%d.%m.%Y", "UTC").day("4.7.2011")), "2011-07-04");
}

TEST(Dates, refuse_what_is_none) {
  for (const char* written :
       {"", "2011-02-29 10:00:00", "2011-07-04 24:00:00", "2011-07-04 10:00:00 ", "04/07/2011"})
    EXPECT_EQ(instant("%Y-%m-%d %H:%M:%S", "UTC", written), "none") << written;
}

TEST(Dates, follow_the_clock_when_it_is_changed) {
  const char* format = "%Y-%m-%d %H:%M";
  EXPECT_EQ(instant(format, "Europe/London", "2011-03-27 00:30"), "2011-03-27T00:30:00.000000Z");
  EXPECT_EQ(instant(format, "Europe/London", "2011-03-27 10:00"), "2011-03-27T09:00:00.000000Z");
  EXPECT_EQ(instant(format, "Europe/London", "2011-10-30 00:30"), "2011-10-29T23:30:00.000000Z");
  EXPECT_EQ(instant(format, "Europe/London", "2011-10-30 10:00"), "2011-10-30T10:00:00.000000Z");
}

}  // namespace
}  // namespace supercargo::sheets

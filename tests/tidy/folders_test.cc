#include "tests/tidy/folders.h"

#include <gtest/gtest.h>

#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

constexpr std::string_view order[] = {"kernel", "db", "http", "stock", "orders", "app"};

TEST(Folders, a_reach_to_the_right_is_found) {
  const auto files =
      planted("src/stock/store.cc", "#include \"kernel/money.h\"\n#include \"orders/order.h\"\n");
  EXPECT_EQ(found(check_include_order(files, order)), "2: reaches right: orders/order.h\n");
}

TEST(Folders, a_folder_outside_the_list_is_found) {
  const auto files = planted("src/misc/things.h", "#include \"kernel/money.h\"\n");
  EXPECT_EQ(found(check_include_order(files, order)),
            "1: folder has no place in the order: misc\n");
}

TEST(Folders, an_include_by_relative_path_is_found) {
  const auto files = planted("src/orders/order.h", "#include \"../kernel/money.h\"\n");
  EXPECT_EQ(found(check_include_order(files, order)),
            "1: includes from nowhere: ../kernel/money.h\n");
}

TEST(Folders, http_in_commands_is_found_and_in_routes_is_not) {
  const std::string text = "#include \"http/request.h\"\n";
  EXPECT_EQ(found(check_http_stays_outside(planted("src/orders/commands.cc", text))),
            "1: http outside routes: http/request.h\n");
  EXPECT_EQ(found(check_http_stays_outside(planted("src/orders/routes.cc", text))), "");
}

TEST(Folders, a_rule_that_reads_the_clock_or_a_database_is_found) {
  const auto files = planted("src/orders/hold_rules.cc",
                             "#include \"kernel/clock.h\"\n#include \"db/reader.h\"\n");
  EXPECT_EQ(found(check_rules_are_pure(files)),
            "1: rules do no I/O: kernel/clock.h\n2: rules do no I/O: db/reader.h\n");
}

TEST(Folders, a_library_away_from_home_or_in_a_header_is_found) {
  const std::string text = "#include <sqlite3.h>\n";
  EXPECT_EQ(found(check_libraries_stay_home(planted("src/orders/store.cc", text))),
            "1: library out of place: sqlite3.h\n");
  EXPECT_EQ(found(check_libraries_stay_home(planted("src/db/sqlite.h", text))),
            "1: library out of place: sqlite3.h\n");
  EXPECT_EQ(found(check_libraries_stay_home(planted("src/db/sqlite.cc", text))), "");
}

}  // namespace
}  // namespace supercargo::tidy

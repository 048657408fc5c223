// The project's style test: reads the source tree and fails on what STYLE.md refuses. Each check is
// a pure function (tests/tidy/*.h) whose own test, beside it, shows that it catches a planted case.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/paths.h"
#include "tests/tidy/constructs.h"
#include "tests/tidy/distribution.h"
#include "tests/tidy/folders.h"
#include "tests/tidy/packed.h"
#include "tests/tidy/papers.h"
#include "tests/tidy/schema.h"
#include "tests/tidy/sizes.h"
#include "tests/tidy/sql.h"

namespace supercargo::tidy {
namespace {

// The one list: a folder includes itself and folders to its left.
constexpr std::string_view left_to_right[] = {
    "kernel", "db", "journal", "jobs", "outbound", "printing", "archives", "mime", "http",
    // slices
    "people", "colleagues", "drawers", "presence", "policies", "letterheads", "linkpages", "files",
    "delegations", "approvals", "recovery", "webhooks", "hindrances", "followups", "checks",
    "rights", "customers", "suppliers", "catalog", "protections", "stock", "founding",
    "warehousing", "buffers", "transfers", "capacity", "taxes", "enactments", "prices", "charges",
    "discounts", "terms", "specials", "credit", "accounts", "mandates", "gates", "habits", "orders",
    "outlines", "previews", "margins", "standings", "severities", "notices", "agreements", "seals",
    "handovers", "holds", "settlements", "plans", "issues", "questions", "witnesses", "amendments",
    "allocations", "shortages", "shipments", "deliveries", "endings", "worklists", "returns",
    "reconciliation", "invoices", "disputes", "writeoffs", "documents", "mails", "statements",
    "readbacks", "withdrawals", "declarations", "inboxes", "quotations", "subjects", "signoffs",
    "enquiries", "purchasing", "billing", "complaints", "feedback", "improvements", "targets",
    "market", "messages", "formats", "interchange", "reviews", "packs", "evidence", "samples",
    "history", "sheets", "imports", "uploads", "transmittals",
    // what puts it all together
    "app"};

// Faults end here and nowhere else: the request that met one, and the subscriber that met one.
constexpr std::string_view catch_all_files[] = {"src/http/responder.cc",
                                                "src/journal/subscribers.cc"};

// Agreed exceptions, each by name; this list may only shrink.
constexpr Exception exceptions[] = {
    {"src/http/responder.h", "Handler"},  // Asio's and the field's word for what answers a request
    {"src/http/request_reader.cc", "on_"},  // Beast's names for what it calls
    {"src/kernel/record_json.h", "read_record takes many parameters"},
    {"src/kernel/record_json.cc", "read_record takes many parameters"},
};

const Files& tree() {
  static const Files files = read_tree(tests::source_tree());
  return files;
}

std::string left_over(const Findings& findings) { return report(findings, exceptions); }

TEST(Tree, folders_include_only_to_their_left) {
  EXPECT_EQ(left_over(check_include_order(tree(), left_to_right)), "");
}
TEST(Tree, http_is_included_by_routes_and_app_alone) {
  EXPECT_EQ(left_over(check_http_stays_outside(tree())), "");
}
TEST(Tree, rules_are_pure) { EXPECT_EQ(left_over(check_rules_are_pure(tree())), ""); }
TEST(Tree, libraries_stay_in_their_folder) {
  EXPECT_EQ(left_over(check_libraries_stay_home(tree())), "");
}

TEST(Tree, files_and_lines_are_short) { EXPECT_EQ(left_over(check_files(tree())), ""); }
TEST(Tree, functions_are_short_and_flat) { EXPECT_EQ(left_over(check_functions(tree())), ""); }
TEST(Tree, slices_are_small) { EXPECT_EQ(left_over(check_slices(tree())), ""); }

TEST(Tree, names_say_something) { EXPECT_EQ(left_over(check_names(tree())), ""); }
TEST(Tree, faults_are_caught_in_two_places) {
  EXPECT_EQ(left_over(check_catch_all(tree(), catch_all_files)), "");
}
TEST(Tree, no_construct_is_forbidden) { EXPECT_EQ(left_over(check_constructs(tree())), ""); }
TEST(Tree, no_header_takes_a_flag) { EXPECT_EQ(left_over(check_bool_parameters(tree())), ""); }
TEST(Tree, money_is_never_a_float) { EXPECT_EQ(left_over(check_floats(tree())), ""); }

TEST(Tree, sql_stands_in_stores) { EXPECT_EQ(left_over(check_sql_places(tree())), ""); }
TEST(Tree, every_list_has_a_limit) { EXPECT_EQ(left_over(check_sql_limits(tree())), ""); }
TEST(Tree, sql_is_portable) { EXPECT_EQ(left_over(check_sql_words(tree())), ""); }
TEST(Tree, every_statement_names_its_tenant) { EXPECT_EQ(left_over(check_sql_tenant(tree())), ""); }
TEST(Tree, one_folder_writes_a_table) { EXPECT_EQ(left_over(check_sql_writers(tree())), ""); }

TEST(Tree, nothing_is_known_to_one_machine_alone) {
  EXPECT_EQ(left_over(check_distribution_words(tree())), "");
}
TEST(Tree, subqueries_name_their_tenant) { EXPECT_EQ(left_over(check_sql_subqueries(tree())), ""); }
TEST(Tree, changes_of_tables_stand_alone) {
  EXPECT_EQ(left_over(check_migration_changes(tree())), "");
}
TEST(Tree, orders_write_nothing_of_all_tenants) {
  EXPECT_EQ(left_over(check_global_writers(tree())), "");
}

TEST(Tree, migrations_are_one_row) { EXPECT_EQ(left_over(check_migration_files(tree())), ""); }
TEST(Tree, what_is_packed_is_read_so) { EXPECT_EQ(left_over(check_packed_columns(tree())), ""); }
TEST(Tree, nothing_in_the_schema_acts) { EXPECT_EQ(left_over(check_migration_words(tree())), ""); }
TEST(Tree, tables_keep_tenants_apart) { EXPECT_EQ(left_over(check_tables(tree())), ""); }

TEST(Tree, headers_say_what_they_promise) { EXPECT_EQ(left_over(check_openings(tree())), ""); }
TEST(Tree, decisions_are_recorded) { EXPECT_EQ(left_over(check_decision_records(tree())), ""); }
TEST(Tree, scripts_are_called) { EXPECT_EQ(left_over(check_scripts(tree())), ""); }
TEST(Tree, the_project_speaks_of_itself) {
  EXPECT_EQ(left_over(check_workplace_words(tree())), "");
}
TEST(Tree, requirements_name_what_shows_them) {
  EXPECT_EQ(left_over(check_requirements(tree())), "");
}
TEST(Tree, npm_packages_are_pinned) { EXPECT_EQ(left_over(check_package_locks(tree())), ""); }

// An exception for what no longer exists would hide the next violation in its place.
TEST(Tree, exceptions_are_still_needed) {
  for (const auto& exception : exceptions) {
    EXPECT_TRUE(std::any_of(tree().begin(), tree().end(), [&](const File& file) {
      return file.path == exception.path;
    })) << exception.path;
  }
}

}  // namespace
}  // namespace supercargo::tidy

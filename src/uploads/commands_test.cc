#include "uploads/rows.h"

#include "imports/testing.h"

namespace supercargo::uploads {
namespace {

using journal::reasons;

class UploadedRows : public imports::Imports {
 protected:
  static Rows products_of(const std::string& rows) {
    return {.kind = "products",
            .file = "p.csv",
            .file_key = "p",
            .is_last = true,
            .heading = {"sku", "name", "unit_price"},
            .rows = {rows}};
  }
};

TEST_P(UploadedRows, are_in_or_rejected_each_with_its_reasons) {
  const auto report = desk().perform(
      bring_rows, products_of(R"([["A-1","Tape, \"wide\"","1,200.50"],["A-2","","x"]])"));
  ASSERT_TRUE(report) << reasons(report);
  EXPECT_EQ(report->rows_read, 2);
  EXPECT_EQ(report->rows_accepted, 1);
  ASSERT_EQ(report->rejected.size(), 1U);
  EXPECT_EQ(report->rejected[0].row, 1);
  EXPECT_EQ(report->rejected[0].reasons.size(), 2U) << "no name, no price";
  EXPECT_EQ(product("A-1")->name, "Tape, \"wide\"");
  EXPECT_EQ(text(*product("A-1")->unit_price), "1200.50");
  EXPECT_FALSE(product("A-2"));
}

TEST_P(UploadedRows, of_one_file_come_in_their_order_and_never_twice) {
  Rows first = products_of(R"([["A-1","One","1.00"]])");
  first.is_last = false;
  Rows second = products_of(R"([["A-2","Two","1.00"]])");
  second.from = 1;
  EXPECT_EQ(reasons(desk().perform(bring_rows, second)), "/from: rows_left_out");
  ASSERT_TRUE(desk().perform(bring_rows, first));
  EXPECT_EQ(reasons(desk().perform(bring_rows, first)), "/from: in_already");
  ASSERT_TRUE(desk().perform(bring_rows, second));
  EXPECT_EQ(reasons(desk().perform(bring_rows, second)), "/from: in_already");
  const auto runs = desk().ask(imports::list_imports, db::ListRequest{});
  ASSERT_EQ(runs->items.size(), 1U);
  EXPECT_EQ(runs->items[0].rows_accepted, 2);
  EXPECT_EQ(runs->items[0].status, imports::RunStatus::done);
}

TEST_P(UploadedRows, are_refused_as_a_whole_when_nothing_can_be_read_from_them) {
  EXPECT_EQ(reasons(desk().perform(bring_rows, products_of("{}"))), "/rows: too_many");
  EXPECT_EQ(reasons(desk().perform(bring_rows, products_of("[[1]]"))), "/rows: wrong_type");
  Rows unknown = products_of(R"([["A","B","1"]])");
  unknown.kind = "ships";
  EXPECT_EQ(reasons(desk().perform(bring_rows, unknown)), "/kind: unknown_kind");
}

SUPERCARGO_ON_BOTH_ENGINES(UploadedRows);

}  // namespace
}  // namespace supercargo::uploads

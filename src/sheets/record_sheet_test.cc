#include "sheets/record_sheet.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kernel/record_json.h"
#include "sheets/field_reader.h"

namespace supercargo {
namespace sheets {
namespace {

struct Place {
  std::string name;
  std::int64_t floor = 0;
};
struct Shelf {
  std::string code;
  Quantity room;
  std::optional<Price> price;
  bool open = false;
  std::vector<Place> places;
  std::string seen;
};

}  // namespace
}  // namespace sheets

template <>
const Entity& entity<sheets::Place>() {
  using sheets::Place;
  static constexpr Field fields[] = {
      field<&Place::name>("name", {.personal = Personal::none, .multiline = true}),
      field<&Place::floor>("floor"),
  };
  static constexpr Entity described = describe<Place>("place", "", fields);
  return described;
}
template <>
const Entity& entity<sheets::Shelf>() {
  using sheets::Shelf;
  static constexpr Field fields[] = {
      field<&Shelf::code>("code", {.personal = Personal::none}),
      field<&Shelf::room>("room"),
      field<&Shelf::price>("price"),
      field<&Shelf::open>("open"),
      field<&Shelf::places>("places", {.stored = Stored::as_json, .max = 9}),
      field<&Shelf::seen>("seen", {.access = Access::read_only, .personal = Personal::none}),
  };
  static constexpr Entity described = describe<Shelf>("shelf", "shelf", fields);
  return described;
}

namespace sheets {
namespace {

std::string table_of(std::vector<Shelf>& shelves, Columns columns) {
  RecordSheet sheet(entity<Shelf>(), columns);
  for (Shelf& shelf : shelves) sheet.measure(&shelf);
  std::string table;
  sheet.append_heading(table);
  for (Shelf& shelf : shelves) sheet.append_row(table, &shelf);
  return table;
}

// As an import reads it.
std::vector<Shelf> shelves_in(const std::string& table) {
  std::size_t at = 0;
  CsvReader reader(
      [&](char* bytes, std::size_t room) {
        const std::size_t count = table.copy(bytes, room, at);
        at += count;
        return count;
      },
      {.encoding = CsvEncoding::utf8});
  CsvRow cells;
  const Mapping mapping;
  RC_ASSERT(reader.next(cells));
  const auto binding =
      Binding::bind(mapping, {cells.cells.begin(), cells.cells.end()},
                    [](const std::string& field) { return has_field(entity<Shelf>(), field); });
  RC_ASSERT(binding.has_value());
  FieldReader fields(mapping, "UTC", Currency::of("EUR"));
  std::vector<Shelf> shelves;
  while (reader.next(cells)) {
    Row row;
    row.take(cells, 0);
    Shelf& shelf = shelves.emplace_back();
    for (const auto& source : binding->sources())
      fields.give(entity<Shelf>(), &shelf, source.field, fields.text(source, row), row.reasons);
    RC_ASSERT(row.reasons.empty());
  }
  return shelves;
}

std::string json_of(const std::vector<Shelf>& shelves) {
  std::string all;
  for (const Shelf& shelf : shelves) all += to_json(shelf) + "\n";
  return all;
}

TEST(RecordSheet, what_stands_inside_has_columns_of_its_own) {
  std::vector<Shelf> shelves{{.code = "=A1", .room = {1'500'000}, .places = {{"top", -1}}},
                             {.code = "B", .places = {{"x", 1}, {"y", 2}}, .seen = "today"}};
  EXPECT_EQ(table_of(shelves, Columns::shown),
            "\"code\",\"room\",\"price\",\"open\",\"places/0/name\",\"places/0/floor\","
            "\"places/1/name\",\"places/1/floor\",\"seen\"\r\n"
            "\"'=A1\",1.5,,\"false\",\"top\",-1,,,\r\n"
            "\"B\",0,,\"false\",\"x\",1,\"y\",2,\"today\"\r\n");
  EXPECT_EQ(table_of(shelves, Columns::importable).find("seen"), std::string::npos);
}

RC_GTEST_PROP(RecordSheet, what_is_written_is_read_the_same, ()) {
  const auto text =
      rc::gen::container<std::string>(rc::gen::elementOf(std::string("a'=+-@\t\n\";,")));
  const auto number = rc::gen::inRange<std::int64_t>(-3'000'000, 3'000'000);
  std::vector<Shelf> shelves(static_cast<std::size_t>(*rc::gen::inRange(1, 5)));
  for (Shelf& shelf : shelves) {
    // A row of nothing but empty cells would be a blank line.
    shelf.code = "x" + *text;
    shelf.room = {*number};
    if (*rc::gen::arbitrary<bool>()) shelf.price = Price{*number};
    shelf.open = *rc::gen::arbitrary<bool>();
    shelf.places.resize(static_cast<std::size_t>(*rc::gen::inRange(0, 4)));
    for (Place& place : shelf.places) place = {*text, *number};
  }
  RC_ASSERT(json_of(shelves_in(table_of(shelves, Columns::importable))) == json_of(shelves));
}

}  // namespace
}  // namespace sheets
}  // namespace supercargo

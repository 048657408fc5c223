// The description of the API says what its declarations say, and a linter finds nothing in it.

#include "http/openapi.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "http/typescript.h"
#include "kernel/json.h"
#include "tests/paths.h"
#include "tests/sample_api.h"

namespace supercargo::http {
namespace {

std::string described() {
  Routes routes;
  sample::add_routes(routes);
  const ApiAbout about{.version = "0.1.0"};
  add_openapi_route(routes, about);
  return openapi_document(routes, about);
}

// What stands at a place of the document: "/info/title", or "" where there is nothing.
std::string at(const std::string& document, std::string_view pointer) {
  const auto parsed = JsonDocument::parse(document, {.depth = 30, .keys = 2000});
  if (!parsed) return parsed.error().detail;
  std::optional<Json> value = parsed->root();
  while (value && !pointer.empty()) {
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('|'), pointer.size());
    value = value->find(pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  std::string text;
  if (value) append_json(text, *value);
  return text;
}

// What the linter answers: 0 when it has nothing to say.
int linted(const std::string& document) {
  const auto file = std::filesystem::temp_directory_path() / "supercargo_openapi_test.json";
  std::ofstream(file) << document;
  const std::string command =
      tests::source_tree() + "/tests/openapi/lint " + file.string() + " 2>&1";
  return std::system(command.c_str());
}

TEST(OpenApi, a_strict_linter_finds_nothing_in_any_shape) { EXPECT_EQ(linted(described()), 0); }

TEST(OpenApi, a_strict_linter_finds_nothing_in_what_the_program_serves) {
  const auto file = std::filesystem::temp_directory_path() / "supercargo_served_openapi.json";
  const std::string print = tests::program() + " openapi > " + file.string();
  ASSERT_EQ(std::system(print.c_str()), 0);
  std::ifstream in(file);
  EXPECT_EQ(linted({std::istreambuf_iterator<char>(in), {}}), 0);
}

TEST(OpenApi, what_is_shown_taken_and_changed_differs_by_access) {
  const auto document = described();
  const auto of = [&](const char* name) {
    return at(document, std::string("|components|schemas|") + name);
  };
  EXPECT_NE(of("Parcel").find(R"("evidence":{"readOnly":true})"), std::string::npos);
  EXPECT_EQ(of("ParcelInput").find(R"("revision")"), std::string::npos);
  EXPECT_NE(of("ParcelInput").find(R"("required":["code","weight"])"), std::string::npos);
  EXPECT_EQ(of("ParcelChange").find(R"("code")"), std::string::npos) << "given once";
  EXPECT_EQ(of("ParcelLabelInput").find(R"("id")"), std::string::npos);
  EXPECT_NE(of("ParcelLabelElement").find(R"("id")"), std::string::npos) << "keeps an element";
}

TEST(OpenApi, limits_and_choices_come_from_the_field_table) {
  const auto document = described();
  EXPECT_EQ(at(document, "|components|schemas|Parcel|properties|code"),
            R"({"type":"string","maxLength":20,"description":"What is written on it."})");
  EXPECT_EQ(at(document, "|components|schemas|ParcelInput|properties|condition"),
            R"({"type":["string","null"],"enum":["sound","dented",null]})");
  EXPECT_EQ(at(document, "|components|schemas|ParcelInput|properties|weight|type"),
            R"(["string","integer"])");
}

TEST(OpenApi, failures_follow_from_the_shape_of_the_operation) {
  const auto document = described();
  const auto failure = [&](const char* place) {
    return !at(document, std::string("|paths|") + place).empty();
  };
  EXPECT_TRUE(failure("/parcels/{id}|patch|responses|428"));
  EXPECT_TRUE(failure("/parcels/{id}|patch|responses|412"));
  EXPECT_FALSE(failure("/parcels|post|responses|412")) << "nothing to have been changed";
  EXPECT_TRUE(failure("/parcels|post|responses|415"));
  EXPECT_FALSE(failure("/parcels/{id}|get|responses|409"));
  EXPECT_FALSE(failure("/openapi.json|get|responses|401"));
  EXPECT_EQ(at(document, "|paths|/openapi.json|get|security"), "[]");
}

TEST(OpenApi, the_types_name_every_record_and_operation) {
  Routes routes;
  sample::add_routes(routes);
  const auto types = typescript_types(routes);
  for (const char* wanted :
       {"export interface Parcel {\n  id: string;\n  /** What is written on it. */\n  code: "
        "string;",
        "condition: \"sound\" | \"dented\";", "margin_note?: string | null;",
        "labels?: ParcelLabelElement[] | null;", "weight: string | number;",
        "list_parcels: { path: \"/parcels\"; takes: undefined; gives: Page<Parcel> };",
        "create_parcels: { path: \"/parcels/batch\"; takes: { items: ParcelInput[] }; "})
    EXPECT_NE(types.find(wanted), std::string::npos) << wanted << "\n" << types;
}

}  // namespace
}  // namespace supercargo::http

#include "app/manual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace supercargo::app {
namespace {

using ::testing::HasSubstr;

TEST(Manual, every_command_and_every_setting_is_in_it) {
  const auto commands = all_commands();
  std::string page = manual_page(commands, known_settings());
  page.erase(std::remove(page.begin(), page.end(), '\\'), page.end());
  for (const Command& command : commands) {
    EXPECT_THAT(page, HasSubstr(std::string(".SS \"supercargo ") + command.name));
    for (const Parameter& parameter : command.parameters)
      EXPECT_THAT(page, HasSubstr(parameter.name)) << command.name;
  }
  for (const Setting& setting : known_settings())
    EXPECT_THAT(page, HasSubstr(std::string("fB") + setting.name + "fR"));
}

TEST(Manual, no_word_of_a_text_is_taken_for_a_request) {
  const Command odd{.name = "odd",
                    .summary = "a .dot",
                    .explanation = ".hidden first\n'quoted\nback\\slash\n  an --example"};
  const std::string page = manual_page(std::span(&odd, 1), {});
  EXPECT_THAT(page, HasSubstr("\n\\&.hidden first\n\\&'quoted\nback\\eslash\n"));
  EXPECT_THAT(page, HasSubstr("\n.br\n  an \\-\\-example\n.br\n"));
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('.')) continue;
    const auto request = line.substr(0, line.find(' '));
    EXPECT_THAT((std::vector<std::string>{".TH", ".SH", ".SS", ".PP", ".TP", ".br"}),
                ::testing::Contains(request));
  }
}

}  // namespace
}  // namespace supercargo::app

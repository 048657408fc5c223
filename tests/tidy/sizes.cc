#include "tests/tidy/sizes.h"

#include <algorithm>
#include <map>

#include "tests/tidy/functions.h"

namespace supercargo::tidy {
namespace {

constexpr int file_lines_max = 400;
constexpr int script_lines_max = 40;
constexpr int columns_max = 100;
constexpr int includes_max = 16;
constexpr int function_lines_max = 60;
constexpr int parameters_max = 5;
constexpr int nesting_max = 3;
constexpr int slice_files_max = 16;
constexpr int slice_lines_max = 2500;

bool is_cpp(const File& file) { return file.is(".h") || file.is(".cc"); }

bool is_script(const File& file) { return file.path.starts_with("script/") && !file.is(".txt"); }

// Characters as an editor shows them, not bytes.
int columns(std::string_view line) {
  return static_cast<int>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void over(Findings& findings, const Finding& where, int measured, int limit) {
  if (measured <= limit) return;
  findings.push_back(
      {where.path, where.line,
       where.what + ": " + std::to_string(measured) + " > " + std::to_string(limit)});
}

}  // namespace

Findings check_files(const Files& files) {
  Findings findings;
  for (const auto& file : files) {
    if (!is_cpp(file) && !is_script(file)) continue;
    const auto lines = lines_of(file.text);
    int includes = 0;
    int number = 0;
    for (const auto line : lines) {
      ++number;
      if (line.starts_with("#include")) ++includes;
      if (is_cpp(file))
        over(findings, {file.path, number, "long line"}, columns(line), columns_max);
    }
    const int limit = is_script(file) ? script_lines_max : file_lines_max;
    over(findings, {file.path, 1, "long file"}, static_cast<int>(lines.size()), limit);
    over(findings, {file.path, 1, "many includes"}, includes, includes_max);
  }
  return findings;
}

Findings check_functions(const Files& files) {
  Findings findings;
  for (const auto& file : files) {
    for (const auto& function : functions_of(file.cpp)) {
      const auto named = [&](const char* what) {
        return Finding{file.path, function.line, function.name + what};
      };
      const int parameters = static_cast<int>(function.parameters.size());
      over(findings, named(" is long"), function.lines, function_lines_max);
      over(findings, named(" takes many parameters"), parameters, parameters_max);
      over(findings, named(" nests deep"), function.nesting, nesting_max);
    }
  }
  return findings;
}

Findings check_slices(const Files& files) {
  constexpr std::string_view exempt[] = {"kernel", "db", "http", "journal", "app", ""};
  std::map<std::string, std::pair<int, int>> slices;
  for (const auto& file : files) {
    const auto folder = file.folder();
    if (!file.is_source()) continue;
    if (std::find(std::begin(exempt), std::end(exempt), folder) != std::end(exempt)) continue;
    slices[folder].first += 1;
    slices[folder].second += static_cast<int>(lines_of(file.text).size());
  }
  Findings findings;
  for (const auto& [folder, size] : slices) {
    over(findings, {"src/" + folder, 1, "files of a slice"}, size.first, slice_files_max);
    over(findings, {"src/" + folder, 1, "lines of a slice"}, size.second, slice_lines_max);
  }
  return findings;
}

}  // namespace supercargo::tidy

#include "tests/tidy/papers.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <set>

namespace supercargo::tidy {
namespace {

constexpr std::size_t opening_lines_max = 6;
constexpr std::size_t decision_lines_max = 70;

void check_decision(Findings& findings, const File& file, int number) {
  const std::string title = "# " + std::to_string(number) + ". ";
  if (!file.text.starts_with(title)) findings.push_back({file.path, 1, "title is not " + title});
  static const RE2 status(R"(\nStatus: (accepted|superseded by \d+), \d{4}-\d\d-\d\d\n)");
  if (!RE2::PartialMatch(file.text, status)) findings.push_back({file.path, 1, "no status"});
  for (const char* section : {"\n## Context\n", "\n## Decision\n", "\n## Consequences\n"}) {
    if (file.text.find(section) == std::string::npos) {
      findings.push_back({file.path, 1, "misses " + trimmed(section)});
    }
  }
  if (lines_of(file.text).size() > decision_lines_max) {
    findings.push_back({file.path, 1, "longer than a page"});
  }
}

// "Suite.name" of every test in the tree.
std::set<std::string> test_names(const Files& files) {
  static const RE2 named(R"(\nTEST(?:_F|_P)?\((\w+),\s*(\w+)\))");
  std::set<std::string> names;
  for (const auto& file : files) {
    if (!file.is_test() || !file.is(".cc")) continue;
    re2::StringPiece rest(file.text);
    std::string suite;
    std::string name;
    while (RE2::FindAndConsume(&rest, named, &suite, &name)) names.insert(suite + '.' + name);
  }
  return names;
}

struct Requirement {
  std::vector<int> id;
  std::string where;
  std::vector<std::string> tests;
  bool is_shown = false;
};

std::optional<Requirement> requirement_of(std::string_view line) {
  static const RE2 row(R"((\d+)\.(\d+)\.(\d+)\t(?:yes|no)\t([^\t]+)\t([^\t]+)\t(shown|later))");
  Requirement read{.id = {0, 0, 0}};
  std::string tests;
  std::string state;
  if (!RE2::FullMatch(re2::StringPiece(line.data(), line.size()), row, &read.id[0], &read.id[1],
                      &read.id[2], &read.where, &tests, &state))
    return std::nullopt;
  if (tests != "-") read.tests = split_list(tests);
  read.is_shown = state == "shown";
  return read;
}

}  // namespace

Findings check_openings(const Files& files) {
  Findings findings;
  for (const auto& file : files) {
    if (!file.is(".h")) continue;
    const auto lines = lines_of(file.text);
    const auto first = std::find_if(lines.begin(), lines.end(),
                                    [](std::string_view line) { return !line.starts_with("// "); });
    const auto count = static_cast<std::size_t>(first - lines.begin());
    if (count == 0 || count > opening_lines_max) {
      findings.push_back({file.path, 1, "opening comment of " + std::to_string(count) + " lines"});
    }
    if (first == lines.end() || *first != "#pragma once") {
      findings.push_back({file.path, 1, "no #pragma once behind the opening comment"});
    }
  }
  return findings;
}

Findings check_decision_records(const Files& files) {
  static const RE2 name(R"(^docs/adr/(\d{4})-[a-z0-9-]+\.md$)");
  Findings findings;
  int expected = 1;
  for (const auto& file : files) {
    if (!file.path.starts_with("docs/adr/")) continue;
    int number = 0;
    if (!RE2::FullMatch(file.path, name, &number) || number != expected) {
      findings.push_back({file.path, 1, "not the next NNNN-title.md"});
    }
    check_decision(findings, file, number);
    ++expected;
  }
  return findings;
}

Findings check_scripts(const Files& files) {
  Findings findings;
  for (const auto& script : files) {
    if (!script.path.starts_with("script/")) continue;
    // Hooks are called by git, which script/setup tells where they are.
    const auto named = script.path.starts_with("script/hooks/") ? "script/hooks" : script.path;
    const bool called = std::any_of(files.begin(), files.end(), [&](const File& file) {
      return file.path != script.path && file.text.find(named) != std::string::npos;
    });
    if (!called) findings.push_back({script.path, 1, "nobody calls it"});
  }
  return findings;
}

Findings check_workplace_words(const Files& files) {
  static const RE2 words(
      R"((?i)(issue #\d|\bissues show\b|/work/|\bsub-?agents?\b|\bthis session\b|)"
      R"(shared/design|\bBRIEF\.md|\bprevious session\b|\bother builders?\b|)"
      R"(\blanguage model\b|\bAI assistant\b))");
  Findings findings;
  for (const auto& file : files) {
    if (file.path.starts_with("tests/tidy")) continue;
    int line = 0;
    for (const auto text : lines_of(file.text)) {
      ++line;
      std::string word;
      if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), words, &word)) {
        findings.push_back({file.path, line, "word of the workplace: " + word});
      }
    }
  }
  return findings;
}

Findings check_package_locks(const Files& files) {
  static const RE2 entry(R"re("resolved":\s*"([^"]*)",\s*"integrity":)re");
  static const RE2 address(R"re("resolved":\s*"([^"]*)")re");
  Findings findings;
  for (const auto& file : files) {
    if (file.name() != "package-lock.json") continue;
    re2::StringPiece rest(file.text);
    std::string url;
    int addresses = 0;
    while (RE2::FindAndConsume(&rest, address, &url)) {
      ++addresses;
      if (url.starts_with("https://registry.npmjs.org/")) continue;
      findings.push_back({file.path, 1, "not from the registry: " + url});
    }
    rest = file.text;
    while (RE2::FindAndConsume(&rest, entry, &url)) --addresses;
    if (addresses != 0) findings.push_back({file.path, 1, "packages without integrity"});
  }
  return findings;
}

Findings check_requirements(const Files& files) {
  Findings findings;
  const std::set<std::string> tests = test_names(files);
  std::set<std::string> paths;
  for (const auto& file : files) paths.insert(file.path);
  for (const auto& file : files) {
    if (file.path != "docs/asvs.tsv") continue;
    std::vector<int> last;
    int number = 0;
    for (const auto line : lines_of(file.text)) {
      ++number;
      if (line.empty() || line.starts_with("#") || line.starts_with("id\t")) continue;
      const auto row = requirement_of(line);
      const bool is_next = row && last < row->id;
      if (!is_next) findings.push_back({file.path, number, "no row, or not the next id"});
      if (!row) continue;
      last = row->id;
      if (row->where != "-" && !paths.contains(row->where))
        findings.push_back({file.path, number, "no such file: " + row->where});
      for (const auto& test : row->tests)
        if (!tests.contains(test)) findings.push_back({file.path, number, "no such test: " + test});
      if (row->is_shown == row->tests.empty())
        findings.push_back({file.path, number, "shown is what a test shows, and nothing else"});
    }
  }
  return findings;
}

}  // namespace supercargo::tidy

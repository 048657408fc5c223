#include "tests/tidy/constructs.h"

#include <re2/re2.h>

#include <algorithm>

#include "tests/tidy/functions.h"

namespace supercargo::tidy {
namespace {

// Every match of `pattern` in `text`, as findings in `file`.
void find_all(Findings& findings, const File& file, const std::string& text, const RE2& pattern) {
  re2::StringPiece rest(text);
  std::string match;
  while (RE2::FindAndConsume(&rest, pattern, &match)) {
    const auto at = text.size() - rest.size();
    findings.push_back({file.path, line_at(text, at - 1), trimmed(match)});
  }
}

bool is_cpp(const File& file) { return file.is(".h") || file.is(".cc"); }

// The checks themselves have to spell what they refuse.
bool is_tidy(const File& file) { return file.path.starts_with("tests/tidy"); }

}  // namespace

Findings check_names(const Files& files) {
  static const RE2 type(
      R"(\b(?:class|struct|enum class|using|namespace)\s+(\w*(?:Manager|Helper|Util|Handler|)"
      R"(Processor|Impl|Wrapper)(?:[A-Z0-9s]\w*)?)\b)");
  static const RE2 word(
      R"((?:^|_)(?:manager|helper|helpers|util|utils|handler|processor|impl|wrapper|do|)"
      R"(process|tmp)(?:_|$))");
  Findings findings;
  for (const auto& file : files) {
    if (!is_cpp(file)) continue;
    const auto stem = file.name().substr(0, file.name().rfind('.'));
    if (RE2::PartialMatch(stem, word)) findings.push_back({file.path, 1, "file name says nothing"});
    find_all(findings, file, file.cpp.code, type);
    for (const auto& function : functions_of(file.cpp)) {
      // A test's name is a sentence, and sentences may say "do".
      const bool test = function.name.starts_with("TEST") || function.name.starts_with("RC_");
      if (test || !RE2::PartialMatch(function.name, word)) continue;
      findings.push_back({file.path, function.line, function.name + " says nothing"});
    }
  }
  return findings;
}

Findings check_catch_all(const Files& files, std::span<const std::string_view> catch_all_files) {
  static const RE2 catch_all(R"((\bcatch\s*\(\s*\.\.\.\s*\)))");
  Findings findings;
  for (const auto& file : files) {
    const bool allowed = std::find(catch_all_files.begin(), catch_all_files.end(), file.path) !=
                         catch_all_files.end();
    if (file.is_source() && !allowed) find_all(findings, file, file.cpp.code, catch_all);
  }
  return findings;
}

Findings check_constructs(const Files& files) {
  static const RE2 code(
      R"((\bstd::rand\b|\bsrand\s*\(|\bmt19937|\brandom_device\b|\bdefault_random_engine\b|)"
      R"(\bpopen\s*\(|\bstd::system\s*\(|\bexecv\w*\s*\(|\bexecl\w*\s*\(|\bstd::format\b|)"
      R"(\bstd::expected\b|\bsource_location\b|\bmove_only_function\b|\bgets\s*\(|)"
      R"(\bstrcpy\s*\(|\bsprintf\s*\())");
  static const RE2 anywhere(R"((#include <regex>|#include <ranges>|#include <random>))");
  static const RE2 notes(R"((\b(?:TODO|FIXME|HACK)\b))");
  static const RE2 hidden(R"(([\x{202A}-\x{202E}\x{2066}-\x{2069}\x{200B}]))");
  Findings findings;
  for (const auto& file : files) {
    if (!is_cpp(file)) continue;
    if (file.is_source()) find_all(findings, file, file.cpp.code, code);
    if (file.is_source()) find_all(findings, file, file.text, anywhere);
    if (is_tidy(file)) continue;
    for (const auto& comment : file.cpp.comments) {
      if (RE2::PartialMatch(comment.text, notes)) {
        findings.push_back({file.path, comment.line, "a note instead of the work"});
      }
    }
    find_all(findings, file, file.cpp.code, hidden);
  }
  return findings;
}

Findings check_bool_parameters(const Files& files) {
  static const RE2 flag(R"(^(?:const\s+)?bool(?:\s+\w+)?(?:\s*=.*)?$)");
  Findings findings;
  for (const auto& file : files) {
    if (!file.is(".h") || !file.is_source()) continue;
    for (const auto& function : functions_of(file.cpp)) {
      const auto& parameters = function.parameters;
      const bool has_flag =
          std::any_of(parameters.begin(), parameters.end(),
                      [](const std::string& parameter) { return RE2::FullMatch(parameter, flag); });
      if (!has_flag || parameters.size() == 1) continue;
      findings.push_back({file.path, function.line, function.name + " takes a bool"});
    }
  }
  return findings;
}

Findings check_floats(const Files& files) {
  static const RE2 floats(R"(\b((?:long\s+)?double|float)\b)");
  static const RE2 exact_file(R"(^src/kernel/(money|decimal|units|quantity|rate|currency)\w*\.)");
  static const RE2 exact_folder(R"(^(prices|credit|billing|orders|stock|catalog|allocations)$)");
  static const RE2 ground(R"(^(|kernel|db|journal|jobs|outbound|http|app)$)");
  Findings findings;
  for (const auto& file : files) {
    if (!file.is_source()) continue;
    const bool slice_header = file.is(".h") && !RE2::FullMatch(file.folder(), ground);
    if (slice_header || RE2::PartialMatch(file.path, exact_file) ||
        RE2::FullMatch(file.folder(), exact_folder)) {
      find_all(findings, file, file.cpp.code, floats);
    }
  }
  return findings;
}

}  // namespace supercargo::tidy

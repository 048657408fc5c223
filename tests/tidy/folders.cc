#include "tests/tidy/folders.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>

namespace supercargo::tidy {
namespace {

struct Include {
  std::string header;
  bool ours = false;
  int line = 0;

  std::string folder() const { return header.substr(0, header.find('/')); }
};

std::vector<Include> includes_of(const File& file) {
  static const RE2 include(R"(^\s*#\s*include\s+([<"])([^">]+)[">])");
  std::vector<Include> includes;
  int line = 0;
  for (const auto text : lines_of(file.text)) {
    ++line;
    std::string bracket;
    std::string header;
    if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), include, &bracket, &header)) {
      includes.push_back({header, bracket == "\"", line});
    }
  }
  return includes;
}

// Calls `look` for every include of the program's own sources.
void each_include(const Files& files,
                  const std::function<void(const File&, const Include&)>& look) {
  for (const auto& file : files) {
    if (!file.is_source()) continue;
    for (const auto& include : includes_of(file)) look(file, include);
  }
}

bool is_routes(const File& file) {
  return file.is(".cc") && file.name().find("routes") != std::string::npos;
}

bool is_rules(const File& file) {
  static const RE2 rules(R"(^(\w+_)?rules(_\w+)?\.(h|cc)$)");
  return RE2::FullMatch(file.name(), rules);
}

struct Library {
  std::string_view header;   // how its includes begin
  std::string_view folders;  // where they may stand, blanks around each
};

constexpr Library libraries[] = {
    {"boost/asio", " http "},
    {"boost/beast", " http "},
    {"boost/url", " http "},
    {"boost/json", " kernel "},
    {"boost/", " kernel http "},
    {"sqlite3", " db "},
    {"libpq", " db "},
    {"curl/", " outbound "},
    {"libxml/", " formats "},
    {"gmime/", " mime "},
    {"prometheus/", " http "},
    {"spdlog/", " app http "},
    {"unicode/", " kernel "},
    {"date/", " kernel "},
    {"CLI/", " app "},
    {"toml++/", " app jobs sheets "},
    {"sodium", " kernel db people journal outbound http sheets webhooks "},
    {"openssl/", " kernel people journal outbound http "},
    {"zxcvbn", " people "},
    {"seccomp", " app "},
    {"re2/", " kernel "},
    {"cairo", " printing "},
    {"pango/", " printing "},
    {"fontconfig/", " printing "},
    {"zint", " printing "},
    {"zip.h", " archives "},
    {"fmt/", ""},  // anywhere, but in no header
};

const Library* library_of(const Include& include) {
  const auto* found = std::find_if(
      std::begin(libraries), std::end(libraries),
      [&](const Library& library) { return include.header.starts_with(library.header); });
  return include.ours || found == std::end(libraries) ? nullptr : found;
}

}  // namespace

Findings check_include_order(const Files& files, std::span<const std::string_view> left_to_right) {
  Findings findings;
  const auto place = [&](const std::string& folder) {
    return std::find(left_to_right.begin(), left_to_right.end(), folder) - left_to_right.begin();
  };
  const auto unknown = static_cast<std::ptrdiff_t>(left_to_right.size());
  each_include(files, [&](const File& file, const Include& include) {
    if (!include.ours || file.folder().empty()) return;
    if (place(file.folder()) == unknown) {
      findings.push_back({file.path, 1, "folder has no place in the order: " + file.folder()});
    } else if (place(include.folder()) == unknown) {
      findings.push_back({file.path, include.line, "includes from nowhere: " + include.header});
    } else if (place(include.folder()) > place(file.folder())) {
      findings.push_back({file.path, include.line, "reaches right: " + include.header});
    }
  });
  return findings;
}

Findings check_http_stays_outside(const Files& files) {
  Findings findings;
  each_include(files, [&](const File& file, const Include& include) {
    const bool allowed = file.folder() == "http" || file.folder() == "app" ||
                         file.folder().empty() || is_routes(file);
    if (include.ours && include.folder() == "http" && !allowed) {
      findings.push_back({file.path, include.line, "http outside routes: " + include.header});
    }
  });
  return findings;
}

Findings check_rules_are_pure(const Files& files) {
  Findings findings;
  each_include(files, [&](const File& file, const Include& include) {
    if (!is_rules(file) || !include.ours) return;
    const auto from = include.folder();
    if (from == "db" || from == "journal" || from == "http" || from == "jobs" ||
        include.header == "kernel/clock.h") {
      findings.push_back({file.path, include.line, "rules do no I/O: " + include.header});
    }
  });
  return findings;
}

Findings check_libraries_stay_home(const Files& files) {
  Findings findings;
  each_include(files, [&](const File& file, const Include& include) {
    const auto* library = library_of(include);
    if (library == nullptr) return;
    const bool home = library->folders.empty() ||
                      library->folders.find(" " + file.folder() + " ") != std::string_view::npos;
    if (!home || file.is(".h")) {
      findings.push_back({file.path, include.line, "library out of place: " + include.header});
    }
  });
  return findings;
}

}  // namespace supercargo::tidy

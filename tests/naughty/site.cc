#include "tests/naughty/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "app/operations.h"

namespace supercargo::tests {
namespace {

// Every operation, as it is served.
void add_business(http::Routes& routes) {
  app::add_operations(routes, *app::Settings::gather({}, ""),
                      std::make_shared<people::PasswordHasher>(1, 8192));
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
      out.push_back(c);
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

std::string excerpt(std::string_view text) {
  std::string shown = percent_encoded(text.substr(0, 100));
  return shown + (text.size() > 100 ? "…" : "");
}

std::vector<std::string> injections() {
  std::vector<std::string> lines;
  const std::string folder = shared_data("injection-payloads");
  if (folder.empty()) return lines;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder + "/fuzzdb"))
    if (entry.is_regular_file()) names.push_back(entry.path().string());
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    std::istringstream text(file_text(name));
    for (std::string line; std::getline(text, line);)
      if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

void Naughty::SetUp() {
  OnBothEngines::SetUp();
  if (IsSkipped()) return;
  desk_ = std::make_unique<TradingDesk>(database());
  site_ = std::make_unique<sample::ServedApi>(*desk_, http::ServerSettings{}, add_business);
}

void Naughty::TearDown() {
  if (desk_) {
    EXPECT_EQ(desk_->differences(), "");
  }
  site_.reset();
  desk_.reset();
  OnBothEngines::TearDown();
}

Response Naughty::ask(Method method, const std::string& path, const std::string& body) {
  // Nobody is held up by a rate: each request is a little later than the one before.
  desk_->clock.advance(std::chrono::milliseconds(25));
  sample::Asking asking{.method = method, .target = "/api/v1" + path, .body = body};
  asking.headers = {{"authorization", "Bearer 1_staff"}, {"if-match", "\"1\""}};
  if (!body.empty()) asking.headers.emplace_back("content-type", "application/json");
  auto response = site_->ask(std::move(asking));
  EXPECT_LT(response.status, 500) << path << " " << excerpt(body) << "\n" << response.body;
  EXPECT_NE(response.status, 429) << "the test is held up";
  return response;
}

}  // namespace supercargo::tests

#include "policies/messages.h"

#include <utility>

namespace supercargo::policies {
namespace {

constexpr const char* usual_delay_message =
    "Dear {customer},\n\nyour order {order} will reach you later than we told you. We now expect "
    "it on {eta}. The reason: {cause}\n\nWe are sorry for it. Please tell us if the new time does "
    "not suit you.\n\n{company}";

// Calls `met` with each name in braces and `plain` with every text between.
template <class Plain, class Met>
void read_words(const std::string& words, const Plain& plain, const Met& met) {
  std::size_t from = 0;
  while (from < words.size()) {
    const auto open = words.find('{', from);
    const auto close = open == std::string::npos ? open : words.find('}', open);
    if (close == std::string::npos) break;
    plain(words.substr(from, open - from));
    met(words.substr(open + 1, close - open - 1));
    from = close + 1;
  }
  plain(words.substr(from));
}

using Values = std::vector<std::pair<std::string, std::string>>;

const std::string* value_of(const Values& values, const std::string& name) {
  for (const auto& [known, value] : values)
    if (known == name) return &value;
  return nullptr;
}

Values delay_values(const Settings& settings, const DelayTold& told) {
  std::string eta;
  if (told.eta) {
    const Calendar calendar = calendar_of(settings);
    const Day day = local_day(told.eta, calendar);
    const auto minutes = (told.eta - start_of(day, calendar)) / std::chrono::minutes(1);
    const auto two = [](auto number) {
      return (number < 10 ? "0" : "") + std::to_string(static_cast<std::int64_t>(number));
    };
    eta = text(day) + ", " + two(minutes / 60) + ":" + two(minutes % 60);
  }
  return {{"customer", told.customer},
          {"order", told.order},
          {"eta", eta},
          {"cause", told.cause},
          {"company", settings.company}};
}

}  // namespace

std::string delay_message(const Settings& settings, const DelayTold& told) {
  const Values values = delay_values(settings, told);
  std::string out;
  read_words(
      settings.delay_message.empty() ? usual_delay_message : settings.delay_message,
      [&](const std::string& plain) { out += plain; },
      [&](const std::string& name) {
        const std::string* value = value_of(values, name);
        out += value == nullptr ? "{" + name + "}" : *value;
      });
  return out;
}

std::vector<std::string> unknown_names(const std::string& words) {
  const Values values = delay_values({}, {});
  std::vector<std::string> unknown;
  read_words(
      words, [](const std::string&) {},
      [&](const std::string& name) {
        if (value_of(values, name) == nullptr) unknown.push_back(name);
      });
  return unknown;
}

}  // namespace supercargo::policies

#include "printing/figures.h"

#include <fmt/format.h>

#include <array>

namespace supercargo::printing {
namespace {

// A comma between thousands; both parts of Chinese write them so too.
std::string grouped(std::string digits) {
  const std::size_t begin = digits.starts_with('-') ? 1 : 0;
  auto end = digits.find('.');
  if (end == std::string::npos) end = digits.size();
  for (std::size_t at = end; at > begin + 3; at -= 3) digits.insert(at - 3, ",");
  // A minus as wide as a digit, that no line ends after.
  if (begin == 1) digits.replace(0, 1, "\u2212");
  return digits;
}

constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr std::array tags{"en", "zh-Hant", "zh-Hans"};

}  // namespace

std::string shown(Money money) { return grouped(text(money)); }

std::string shown_with_currency(Money money) {
  // A blank that keeps the two on one line.
  return std::string(money.currency.code()) + "\u00A0" + shown(money);
}

std::string shown(Price price) { return grouped(text(price)); }
std::string shown(Quantity quantity) { return grouped(text(quantity)); }

std::string shown_percent(Rate rate) {
  // Hundred-millionths of one are millionths of a percent.
  return grouped(text(Quantity{rate.e8})) + "\u00A0%";
}

std::string shown(Day day, Language language) {
  if (!day) return {};
  if (language == Language::english)
    return fmt::format("{} {} {}", day.day_of_month(),
                       months.at(static_cast<std::size_t>(day.month() - 1)), day.year());
  return fmt::format("{}年{}月{}日", day.year(), day.month(), day.day_of_month());
}

Language language_of(std::string_view tag) {
  if (!tag.starts_with("zh")) return Language::english;
  for (const std::string_view simple : {"Hans", "-CN", "-SG", "-MY"})
    if (tag.find(simple) != std::string_view::npos) return Language::simplified_chinese;
  return Language::traditional_chinese;
}

const char* tag_of(Language language) { return tags.at(static_cast<std::size_t>(language)); }

std::optional<Language> parse_language(std::string_view tag) {
  for (std::size_t i = 0; i < tags.size(); ++i)
    if (tags.at(i) == tag) return static_cast<Language>(i);
  return std::nullopt;
}

}  // namespace supercargo::printing

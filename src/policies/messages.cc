#include "policies/messages.h"

#include <algorithm>

#include "kernel/placeholders.h"

namespace supercargo::policies {
namespace {

using Values = Placeholders;

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

std::string goods_line(const UsualWords& usual, const Later& later) {
  return filled(later.now ? usual.later_goods : usual.waiting_goods,
                {{"goods", later.goods},
                 {"old_date", text(later.before)},
                 {"new_date", later.now ? text(later.now) : ""}});
}

Values later_values(const Settings& settings, const LaterTold& told) {
  const UsualWords& usual = usual_words(told.language);
  std::string goods;
  Day before;
  Day now;
  bool is_known = true;
  for (const Later& each : told.goods) {
    goods += (goods.empty() ? "" : "\n") + goods_line(usual, each);
    before = std::max(before, each.before);
    now = std::max(now, each.now);
    is_known = is_known && each.now;
  }
  return {{"customer", told.customer},
          {"order", told.order},
          {"goods", goods},
          {"old_date", before ? text(before) : ""},
          {"new_date", is_known && now ? text(now) : usual.no_date},
          {"company", settings.company}};
}

}  // namespace

std::string delay_message(const Settings& settings, const DelayTold& told) {
  const std::string& own = settings.delay_message;
  return filled(own.empty() ? usual_words(told.language).delay : own, delay_values(settings, told));
}

std::string later_message(const Settings& settings, const LaterTold& told) {
  if (told.goods.empty()) return {};
  const std::string& own = settings.slip_message;
  return filled(own.empty() ? usual_words(told.language).slip : own, later_values(settings, told));
}

std::vector<std::string> unknown_names(Message message, const std::string& words) {
  const Values values =
      message == Message::delay ? delay_values({}, {}) : later_values({}, LaterTold{});
  return supercargo::unknown_names(words, values);
}

}  // namespace supercargo::policies

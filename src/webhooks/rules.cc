#include "webhooks/rules.h"

#include <algorithm>
#include <charconv>

#include "kernel/utf8.h"

namespace supercargo::webhooks {
namespace {

using namespace std::chrono_literals;

// Standard Webhooks as security.md 5 sets it; the first attempt is made at once.
constexpr Duration schedule[] = {5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h};
constexpr std::int64_t attempts_max = std::size(schedule) + 1;

constexpr int gone_status = 410;

constexpr std::string_view hop_mark = ";hop=";

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool is_event_pattern(std::string_view text) {
  if (text == "*") return true;
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || !is_word(text.substr(0, dot))) return false;
  const auto verb = text.substr(dot + 1);
  return verb == "*" || is_word(verb);
}

std::string_view after_scheme(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (url.starts_with(scheme)) return url.substr(scheme.size());
  return {};
}

}  // namespace

bool is_url(std::string_view text) {
  const auto rest = after_scheme(text);
  const auto authority = rest.substr(0, rest.find_first_of("/?"));
  const bool is_printable = std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7f && c != '\\' && c != '"' && c != '<' && c != '>';
  });
  return is_printable && !authority.empty() && authority.front() != ':' &&
         authority.find('@') == std::string_view::npos && text.find('#') == std::string_view::npos;
}

std::string host_of(std::string_view url) {
  const auto rest = after_scheme(url);
  return std::string(rest.substr(0, rest.find_first_of("/?")));
}

std::vector<Reason> check_webhook(const Webhook& webhook) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < webhook.events.size(); ++i) {
    if (is_event_pattern(webhook.events[i])) continue;
    reasons.push_back({"/events/" + std::to_string(i), "not_an_event",
                       "An event is a record and what happened, as in sales_order.confirmed."});
  }
  return reasons;
}

bool hears(const std::vector<std::string>& events, std::string_view event) {
  return std::any_of(events.begin(), events.end(), [&](std::string_view wanted) {
    if (wanted == "*" || wanted == event) return true;
    if (!wanted.ends_with(".*")) return false;
    wanted.remove_suffix(1);  // the dot stays: order.* is not orders.*
    return event.starts_with(wanted);
  });
}

Verdict judge(const outbound::Outcome& outcome, std::int64_t attempts) {
  // Who says 200 and more than anybody reads has taken the event all the same.
  const bool was_answered = outcome.failure == outbound::Failure::none ||
                            outcome.failure == outbound::Failure::reply_too_large;
  if (was_answered && outcome.status / 100 == 2) return Verdict::delivered;
  if (was_answered && outcome.status == gone_status) return Verdict::gone;
  return attempts < attempts_max ? Verdict::again : Verdict::given_up;
}

Duration pause_after(std::int64_t attempts, std::int64_t jitter) {
  const auto step = std::clamp<std::int64_t>(attempts, 1, std::size(schedule)) - 1;
  const Duration planned = schedule[static_cast<std::size_t>(step)];
  return planned + planned / 1000 * std::clamp(jitter, -jitter_max, jitter_max);
}

Duration pause_asked_for(const outbound::Outcome& outcome) {
  constexpr int too_many_requests = 429;
  constexpr int unavailable = 503;
  if (outcome.status != too_many_requests && outcome.status != unavailable) return {};
  return std::clamp<Duration>(outcome.retry_after, 0s, 24h);
}

std::int64_t hop_of(std::string_view request_id) {
  const auto at = request_id.rfind(hop_mark);
  if (at == std::string_view::npos) return 0;
  std::int64_t hop = 0;
  const char* const begin = request_id.data() + at + hop_mark.size();
  const char* const end = request_id.data() + request_id.size();
  const auto [rest, error] = std::from_chars(begin, end, hop);
  return error == std::errc() && rest == end ? hop : 0;
}

std::vector<std::string> with_event(std::vector<std::string> events, const std::string& event) {
  if (std::find(events.begin(), events.end(), event) == events.end()) events.push_back(event);
  return events;
}

const char* failure_word(const outbound::Outcome& outcome) {
  switch (outcome.failure) {
    case outbound::Failure::address_not_allowed:
      return "address_not_allowed";
    case outbound::Failure::timeout:
      return "timeout";
    case outbound::Failure::tls_failed:
      return "tls_failed";
    case outbound::Failure::unreachable:
      return "unreachable";
    case outbound::Failure::none:
    case outbound::Failure::reply_too_large:
      break;
  }
  return outcome.status / 100 == 2 ? "" : "status";
}

std::string excerpt(std::string_view reply) {
  constexpr std::size_t bytes_max = 1024;
  std::string text;
  for (std::size_t at = 0; at < reply.size();) {
    const auto decoded = utf8::decode(reply, at);
    at += decoded.length;
    const char32_t c = decoded.code_point;
    std::string next;
    const bool is_control = (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0);
    utf8::append(next, is_control ? utf8::replacement : c);
    if (text.size() + next.size() > bytes_max) break;
    text += next;
  }
  return text;
}

}  // namespace supercargo::webhooks

#include "followups/rules.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <sstream>

#include "kernel/role.h"
#include "kernel/search_text.h"
#include "kernel/text.h"

namespace supercargo::followups {
namespace {

constexpr std::chrono::minutes urgent_working_time{4 * 60};
constexpr std::size_t summary_least = 20;       // code points (domain 2.0)
constexpr std::size_t telling_words_least = 3;  // beside those that tell nothing

constexpr std::string_view empty_words[] = {
    "ok",      "okay",   "done", "called",   "call",    "customer", "client", "mailed", "emailed",
    "spoke",   "talked", "to",   "with",     "the",     "a",        "and",    "it",     "is",
    "was",     "all",    "fine", "good",     "solved",  "resolved", "closed", "sorted", "handled",
    "contact", "follow", "up",   "followup", "no",      "yes",      "see",    "above",  "note",
    "tbc",     "tba",    "n/a",  "na",       "finished"};

bool tells_nothing(const std::string& word) {
  return std::find(std::begin(empty_words), std::end(empty_words), word) != std::end(empty_words);
}

}  // namespace

Instant due_after(Instant now, Urgency urgency, const Calendar& calendar) {
  if (urgency == Urgency::urgent) return add_working_time(now, urgent_working_time, calendar);
  const Day day = next_working_day(local_day(now, calendar), calendar);
  const auto length =
      working_time_between(start_of(day, calendar), start_of(day + 1, calendar), calendar);
  return add_working_time(now, length, calendar);
}

bool starts_escalated(const FollowUp& follow_up) {
  return !follow_up.owner && parse_role(follow_up.team) == manager;
}

bool may_complete(const FollowUp& follow_up, PersonId person, RoleSet roles) {
  if (follow_up.escalated_at && roles.has(manager)) return true;
  if (follow_up.owner) return follow_up.owner == person;
  const auto role = parse_role(follow_up.team);
  return role && RoleSet{*role}.meets(roles);
}

bool is_vague(std::string_view summary) {
  std::set<std::string> telling;
  std::istringstream words(search_tokens(summary));
  for (std::string word; words >> word;)
    if (!tells_nothing(word)) telling.insert(word);
  return telling.size() < telling_words_least;
}

std::vector<Reason> check_record(const Complete& given, Instant now) {
  std::vector<Reason> reasons;
  if (code_points(given.summary) < summary_least) {
    reasons.push_back(
        {"/summary", "too_short", "Say in twenty characters at least what was said and agreed."});
  } else if (is_vague(given.summary)) {
    reasons.push_back(
        {"/summary", "vague", "Say what was said and agreed, so that a stranger understands it."});
  }
  if (given.started_at > now)
    reasons.push_back({"/started_at", "in_the_future", "A contact is recorded after it was made."});
  if (given.next_action.empty() != !given.next_due)
    reasons.push_back({given.next_action.empty() ? "/next_action" : "/next_due", "required",
                       "A next step has an action and a time, or there is none."});
  if (given.next_due && given.next_due <= now)
    reasons.push_back({"/next_due", "in_the_past", "A next step is still to come."});
  return reasons;
}

}  // namespace supercargo::followups

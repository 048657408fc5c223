#include "readbacks/rules.h"

namespace supercargo::readbacks {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool has_control(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t') return true;
  return false;
}

}  // namespace

Status standing(const Request& request, const orders::Order& order, Instant now) {
  if (request.status != Status::open) return request.status;
  const bool is_asked = order.status == orders::Status::awaiting_customer;
  if (!is_asked || order.content_hash != request.content_hash) return Status::outdated;
  return request.expires_at <= now ? Status::expired : Status::open;
}

Instant reminder_after(Instant sent, std::int64_t working_days, const Calendar& calendar) {
  const Day day =
      add_working_days(local_day(sent, calendar), static_cast<int>(working_days), calendar);
  return add_working_time(start_of(day, calendar), std::chrono::minutes(1), calendar);
}

std::optional<Status> answer_of(const std::string& word) {
  if (word == "agreed") return Status::agreed;
  if (word == "changes_wanted") return Status::changes_wanted;
  if (word == "declined") return Status::declined;
  return std::nullopt;
}

std::vector<Reason> check_answer(const Answer& answer) {
  std::vector<Reason> reasons;
  const auto which = answer_of(answer.answer);
  if (!which) reasons.push_back({"/answer", "unknown_choice", ""});
  if (is_blank(answer.name)) reasons.push_back({"/name", "required", ""});
  if (answer.name.size() > name_bytes_max || has_control(answer.name) ||
      answer.name.find('\n') != std::string::npos)
    reasons.push_back({"/name", "malformed", ""});
  if (which && *which != Status::agreed && is_blank(answer.words))
    reasons.push_back({"/words", "required", ""});
  if (answer.words.size() > words_bytes_max || has_control(answer.words))
    reasons.push_back({"/words", "malformed", ""});
  return reasons;
}

}  // namespace supercargo::readbacks

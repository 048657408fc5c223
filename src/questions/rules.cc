#include "questions/rules.h"

#include "followups/rules.h"

namespace supercargo::questions {

std::vector<Reason> check_can_answer(const Question& question, const journal::Actor& actor) {
  if (actor.sole_person) return {};
  if (question.owner && question.owner == actor.person) return {};
  const auto role = parse_role(question.team);
  if (role && actor.roles.has(*role)) return {};
  return {{"/team", "not_of_the_team", "It is answered by the team that was asked."}};
}

std::vector<Reason> check_can_withdraw(const Question& question, const journal::Actor& actor) {
  if (actor.sole_person || question.asked_by == actor.person) return {};
  return {{"/asked_by", "not_the_asker", "Whoever asked takes it back."}};
}

Instant due_at(const Ask& wanted, const orders::Order& order, Instant now,
               const Calendar& calendar) {
  if (wanted.due_at) return wanted.due_at;
  const auto urgency = order.urgent ? followups::Urgency::urgent : followups::Urgency::standard;
  return followups::due_after(now, urgency, calendar);
}

}  // namespace supercargo::questions

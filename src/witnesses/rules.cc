#include "witnesses/rules.h"

#include "followups/rules.h"
#include "kernel/text.h"

namespace supercargo::witnesses {
namespace {

constexpr std::size_t statement_least = 20;  // code points, as of every clear record (domain 2.0)

}  // namespace

std::vector<Reason> check_statement(const Sign& given, Instant now) {
  std::vector<Reason> reasons;
  if (code_points(given.statement) < statement_least) {
    reasons.push_back(
        {"/statement", "too_short", "Say in twenty characters at least what was seen."});
  } else if (followups::is_vague(given.statement)) {
    reasons.push_back({"/statement", "vague", "Say what was done, so that it can be judged."});
  }
  if (given.seen_at > now)
    reasons.push_back({"/seen_at", "in_the_future", "It is told once it has happened."});
  return reasons;
}

bool is_own(PersonId about, const journal::Actor& actor) {
  return actor.person && about == actor.person;
}

std::optional<Problem> check_can_sign(PersonId about, const journal::Actor& actor) {
  if (actor.sole_person || !is_own(about, actor)) return std::nullopt;
  return Problem{Refusal::invalid,
                 "separation_of_duties",
                 "The duties must stay in different hands.",
                 {{"/about", "witness_of_own_work", "Nobody testifies about his own work."}}};
}

bool reads_all(const journal::Actor& actor) {
  return actor.sole_person || actor.roles.meets(readers_of_all);
}

bool may_read(const Statement& statement, const journal::Actor& actor) {
  return reads_all(actor) || (actor.person && statement.about == actor.person);
}

}  // namespace supercargo::witnesses

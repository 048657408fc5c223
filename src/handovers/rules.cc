#include "handovers/rules.h"

#include "orders/rules.h"
#include "people/rules.h"

namespace supercargo::handovers {
namespace {

Problem over(const char* words) {
  return {Refusal::not_in_this_state, "not_in_this_state", words, {}, {{"allowed", "[]"}}};
}

}  // namespace

std::vector<Reason> check_new_owner(const orders::Order& order, const people::Person* person) {
  if (person == nullptr || person->status != people::PersonStatus::active)
    return {{"/owner", "unknown_person", "Nobody of that id works here."}};
  if (person->id == order.owner) return {{"/owner", "owner_already", "It is theirs already."}};
  if (!orders::confirmers.meets(people::roles_of(person->roles))) {
    return {{"/owner", "not_of_the_desk",
             "An order is looked after by an agent, the order desk or a sales manager."}};
  }
  return {};
}

std::optional<Problem> check_may_answer(const Handover& handover, const journal::Actor& actor) {
  if (handover.status != Status::offered) return over("It has been answered or taken back.");
  if (handover.to_owner == actor.person) return std::nullopt;
  return invalid(
      {{"", "not_yours_to_answer", "Only whom it is offered to says whether they take it."}});
}

std::optional<Problem> check_may_withdraw(const Handover& handover, const journal::Actor& actor,
                                          Instant now) {
  const bool is_taken =
      handover.status == Status::accepted && handover.offered_by == handover.to_owner;
  if (is_taken && now - handover.answered_at > taken_back_within)
    return over("It was taken too long ago: offer it back.");
  if (!is_taken && handover.status != Status::offered)
    return over("It has been answered or taken back.");
  const bool is_theirs =
      handover.offered_by == actor.person ||
      (!is_taken && (handover.from_owner == actor.person || actor.roles.has(Role::sales_manager)));
  if (is_theirs) return std::nullopt;
  return invalid({{"", "not_yours_to_withdraw",
                   "Whoever offered it, whoever has the order or a manager takes it back."}});
}

}  // namespace supercargo::handovers

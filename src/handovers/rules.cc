#include "handovers/rules.h"

#include "orders/rules.h"
#include "people/rules.h"

namespace supercargo::handovers {

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

}  // namespace supercargo::handovers

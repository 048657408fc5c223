#include "enactments/enactment.h"

#include "customers/store.h"

namespace supercargo::enactments {
namespace {

bool is_own(const journal::Unit& unit, PersonId made_by) {
  return made_by && made_by == unit.actor().person;
}

}  // namespace

void name_customers(const db::Reader& reader, std::vector<std::string>& customers,
                    std::vector<Reason>& reasons) {
  const auto known = customers::find_by_references(reader, customers);
  for (std::size_t i = 0; i < customers.size(); ++i) {
    if (const auto* customer = known.find(customers[i]))
      customers[i] = customer->code;
    else
      reasons.push_back({"/customers/" + std::to_string(i), "unknown_customer",
                         "No customer has this id or code."});
  }
}

Problem already_in_force(const char* what) {
  return {Refusal::not_in_this_state, "not_in_this_state",
          std::string("The ") + what + " is in force: end it, and make another."};
}

std::optional<Problem> check_approver(const journal::Unit& unit, PersonId made_by,
                                      const char* what) {
  if (!is_own(unit, made_by) || unit.actor().sole_person) return std::nullopt;
  return invalid(
      {{"", "separation_of_duties", std::string("Who made a ") + what + " does not approve it."}});
}

void tell_when_own(journal::Unit& unit, journal::Fact waived, PersonId made_by, const char* what) {
  if (!is_own(unit, made_by)) return;
  waived.name = "separation_waived";
  waived.reason = std::string("Who made a ") + what + " put it in force: there is nobody else.";
  unit.tell(std::move(waived));
}

}  // namespace supercargo::enactments

// Who works here, as every colleague may know it: a name and what they are there for, so that a
// record can say who did a thing and a form can offer whom to ask. Described here and in
// colleague.cc.
#pragma once

#include <string>
#include <vector>

#include "people/person.h"

namespace supercargo::colleagues {

struct Colleague {
  PersonId id = {};
  std::string name = {};
  std::vector<std::string> roles = {};
  people::PersonStatus status = people::PersonStatus::invited;
};

}  // namespace supercargo::colleagues

// What each person keeps for themselves: preferences, half-typed forms, saved views of lists
// (decisions 8). Working data: no facts, nobody else sees it.
#pragma once

#include <string>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo::drawers {

enum class Area : std::uint8_t { preferences, scratch, view };

struct Item {
  PersonId person = {};
  Area area = Area::preferences;
  std::string kind = {};  // of the form, or the list that the view narrows
  std::string name = {};
  RawJson content = {};
  Instant updated_at = {};
};
struct Place {
  std::string kind = {};
  std::string name = {};
};

}  // namespace supercargo::drawers

#include "drawers/drawer.h"

namespace supercargo {

using drawers::Item;
using drawers::Place;

namespace {

constexpr const char* area_names[] = {"preferences", "scratch", "view"};

}  // namespace

template <>
Choices choices<drawers::Area>() {
  return {area_names, std::size(area_names)};
}

namespace {

constexpr Field desk_item_fields[] = {
    field<&Item::person>("person", {.access = Access::hidden}),
    field<&Item::area>("area", {.access = Access::hidden}),
    field<&Item::kind>("kind", {.personal = Personal::none, .max = 60}),
    field<&Item::name>("name", {.personal = Personal::none, .max = 100}),
    field<&Item::content>("content", {.required = true}),
    field<&Item::updated_at>("updated_at", {.access = Access::read_only}),
};
constexpr Field desk_place_fields[] = {
    field<&Place::kind>("kind", {.personal = Personal::none, .max = 60}),
    field<&Place::name>("name", {.personal = Personal::none, .max = 100}),
};

}  // namespace

template <>
const Entity& entity<Item>() {
  static constexpr Entity described = describe<Item>("desk_item", "desk_item", desk_item_fields);
  return described;
}
template <>
const Entity& entity<Place>() {
  static constexpr Entity described = describe<Place>("desk_place", "", desk_place_fields);
  return described;
}

}  // namespace supercargo

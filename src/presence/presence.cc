#include "presence/presence.h"

namespace supercargo {

using presence::Place;
using presence::Presence;

namespace {

constexpr const char* doing_names[] = {"reading", "editing"};
constexpr Rules record_rules{.personal = Personal::none,
                             .max = 40,
                             .valid = presence::is_printed_id,
                             .refusal = "not_an_id"};

}  // namespace

bool presence::is_printed_id(std::string_view text) {
  return parse_id(text.substr(0, text.find('_')), text).has_value();
}

template <>
Choices choices<presence::Doing>() {
  return {doing_names, std::size(doing_names)};
}

namespace {

constexpr Field presence_fields[] = {
    field<&Presence::record>("record", record_rules),
    field<&Presence::person>("person", {.access = Access::read_only}),
    field<&Presence::doing>("doing"),
    field<&Presence::seen_at>("seen_at", {.access = Access::read_only}),
};
constexpr Field place_fields[] = {field<&Place::record>("record", record_rules)};

}  // namespace

template <>
const Entity& entity<Presence>() {
  static constexpr Entity described = describe<Presence>("presence", "presence", presence_fields);
  return described;
}
template <>
const Entity& entity<Place>() {
  static constexpr Entity described = describe<Place>("presence_place", "", place_fields);
  return described;
}

}  // namespace supercargo

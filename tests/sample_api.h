// A small API with every shape of operation, for tests of what is made from declarations. It keeps
// its parcels in no table: commands answer from what they were sent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/routes.h"
#include "kernel/fields.h"

namespace supercargo::sample {

struct ParcelTag {
  static constexpr char prefix[] = "prc";
};
using ParcelId = Id<ParcelTag>;

enum class Condition : std::uint8_t { sound, dented };

struct Label {
  ParcelId id;
  std::string words;
};

struct Parcel {
  ParcelId id;
  std::string code;
  Condition condition = Condition::sound;
  Quantity weight;
  std::optional<Money> value;
  Currency currency;
  Day due;
  bool fragile = false;
  std::string margin_note;
  std::vector<std::string> marks;
  std::vector<Label> labels;
  RawJson evidence;
  std::int64_t revision = 0;
};

struct ParcelRef {
  std::string id;
  std::int64_t revision = 0;
};

struct Quote {
  std::string code;
  Quantity quantity;
};

void add_routes(http::Routes& routes);

}  // namespace supercargo::sample

namespace supercargo {
template <>
Choices choices<sample::Condition>();
template <>
const Entity& entity<sample::Label>();
template <>
const Entity& entity<sample::Parcel>();
template <>
const Entity& entity<sample::ParcelRef>();
template <>
const Entity& entity<sample::Quote>();
}  // namespace supercargo

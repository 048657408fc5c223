// A request for every operation, valid for whoever may make it. `$sort;` stands for the id of that
// sort of record: A's own, or another's where a test says so.
#pragma once

#include <span>
#include <string>

#include "http/operation.h"
#include "tests/matrix/world.h"

namespace supercargo::tests {

struct Sample {
  const char* operation;
  const char* record = "";  // what {id} in the path is
  const char* body = "";
  const char* query = "";
  // Nobody has what it works on, or it cannot succeed here: the gate is passed, no more.
  bool is_refused_by_rules = false;
};

std::span<const Sample> samples();
std::span<const Sample> order_samples();  // of them, those about orders and what follows from them
const Sample* sample_of(std::string_view operation);

// Placeholders of the path and of everything else may be somebody else's.
struct Belongings {
  Whose path = Whose::own;
  Whose references = Whose::own;
};
Asking asking_of(World& world, const http::Operation& operation, const Visitor& visitor,
                 const Belongings& belongings = {});

}  // namespace supercargo::tests

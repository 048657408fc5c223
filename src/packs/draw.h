// How an audit sample is drawn: whoever has the seed and the population draws the same orders, in
// any language that knows SHA-256, and nobody who gives the seed first can choose. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/fields.h"

namespace supercargo {
namespace packs {

inline constexpr char draw_name[] = "sample.json";
// For each number the SHA-256 of seed, line feed and number; those with the lowest, in that order.
inline constexpr char draw_method[] = "lowest sha256(seed + LF + number)";

// What stands in a sample beside its packs.
struct Draw {
  std::string id;
  std::string reference;
  std::string entered_from;
  std::string entered_until;  // that day included
  std::string order_type;
  std::string customer;
  std::string method;
  std::string seed;
  std::string population_hash;  // SHA-256 of all numbers, sorted, each followed by a line feed
  std::vector<std::string> population;
  std::vector<std::string> drawn;
};

std::vector<std::string> drawn_from(const std::vector<std::string>& population,
                                    const std::string& seed, std::size_t size);
std::string population_hash(std::vector<std::string> population);

// In words, what is wrong with it; empty when it was drawn as it says.
std::vector<std::string> faults_of(const Draw& draw);

}  // namespace packs

template <>
const Entity& entity<packs::Draw>();

}  // namespace supercargo

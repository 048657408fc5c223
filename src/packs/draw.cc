#include "packs/draw.h"

#include <algorithm>
#include <utility>

#include "journal/signature.h"

namespace supercargo {

using packs::Draw;

namespace {

constexpr Rules plain{.personal = Personal::none, .max = 2'000};
constexpr Rules many{.personal = Personal::none, .max = 100'000};

constexpr Field fields[] = {
    field<&Draw::id>("id", plain),
    field<&Draw::reference>("reference", plain),
    field<&Draw::entered_from>("entered_from", plain),
    field<&Draw::entered_until>("entered_until", plain),
    field<&Draw::order_type>("order_type", plain),
    field<&Draw::customer>("customer", plain),
    field<&Draw::method>("method", plain),
    field<&Draw::seed>("seed", plain),
    field<&Draw::population_hash>("population_hash", plain),
    field<&Draw::population>("population", many),
    field<&Draw::drawn>("drawn", many),
};

}  // namespace

template <>
const Entity& entity<Draw>() {
  static constexpr Entity described = describe<Draw>("pack_draw", "", fields);
  return described;
}

namespace packs {

std::vector<std::string> drawn_from(const std::vector<std::string>& population,
                                    const std::string& seed, std::size_t size) {
  std::vector<std::pair<std::string, const std::string*>> ranked;
  ranked.reserve(population.size());
  const std::string beginning = seed + '\n';
  for (const std::string& number : population)
    ranked.emplace_back(journal::sha256(beginning + number), &number);
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(size, ranked.size()));
  std::partial_sort(ranked.begin(), end, ranked.end());
  std::vector<std::string> drawn;
  for (auto each = ranked.begin(); each != end; ++each) drawn.push_back(*each->second);
  return drawn;
}

std::string population_hash(std::vector<std::string> population) {
  std::sort(population.begin(), population.end());
  std::string all;
  for (const std::string& number : population) all += number + '\n';
  return journal::sha256(all);
}

std::vector<std::string> faults_of(const Draw& draw) {
  std::vector<std::string> faults;
  if (draw.method != draw_method) faults.push_back("The way it was drawn is not known.");
  if (population_hash(draw.population) != draw.population_hash)
    faults.emplace_back("The population is not the one of its hash.");
  if (drawn_from(draw.population, draw.seed, draw.drawn.size()) != draw.drawn)
    faults.emplace_back("The seed draws other orders from that population.");
  return faults;
}

}  // namespace packs
}  // namespace supercargo

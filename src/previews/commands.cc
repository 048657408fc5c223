#include "previews/commands.h"

#include <charconv>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "orders/advance.h"
#include "orders/rules.h"

namespace supercargo::previews {
namespace {

using orders::Order;
using orders::Place;

// Of "/lines/3/sku" the 3.
std::optional<std::size_t> line_of(std::string_view pointer) {
  constexpr std::string_view lines = "/lines/";
  if (!pointer.starts_with(lines)) return std::nullopt;
  pointer.remove_prefix(lines.size());
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(pointer.data(), pointer.data() + pointer.size(), place);
  return error == std::errc() ? std::optional(place) : std::nullopt;
}

// The lines that something is said against; nothing when it is not lines alone.
std::optional<std::set<std::size_t>> refused_lines(const std::vector<Reason>& reasons,
                                                   std::size_t count) {
  std::set<std::size_t> refused;
  for (const Reason& reason : reasons) {
    const auto line = line_of(reason.pointer);
    if (!line || *line >= count) return std::nullopt;
    refused.insert(*line);
  }
  if (refused.empty()) return std::nullopt;
  return refused;
}

void drop(Place& request, std::vector<std::int64_t>& places, const std::set<std::size_t>& refused) {
  Place kept = request;
  kept.lines.clear();
  std::vector<std::int64_t> kept_places;
  for (std::size_t i = 0; i < request.lines.size(); ++i) {
    if (refused.contains(i)) continue;
    kept.lines.push_back(request.lines[i]);
    kept_places.push_back(places[i]);
  }
  request = std::move(kept);
  places = std::move(kept_places);
}

void tell(Preview& preview, const std::vector<Reason>& reasons,
          const std::vector<std::int64_t>& places) {
  for (const Reason& reason : reasons) {
    Refused& told = preview.reasons.emplace_back(
        Refused{reason.pointer, reason.code, reason.detail, reason.suggestions});
    const auto line = line_of(reason.pointer);
    if (!line || *line >= places.size()) continue;
    const auto rest = reason.pointer.find('/', std::string_view("/lines/").size());
    told.pointer = "/lines/" + std::to_string(places[*line] - 1);
    if (rest != std::string::npos) told.pointer += reason.pointer.substr(rest);
  }
}

}  // namespace

Result<Preview> preview(journal::Unit& unit, const Place& request) {
  Preview preview;
  Place asked = request;
  std::vector<std::int64_t> places;
  places.reserve(asked.lines.size());
  for (std::size_t i = 0; i < asked.lines.size(); ++i)
    places.push_back(static_cast<std::int64_t>(i) + 1);
  auto around = orders::Surroundings::of_requests(unit.db, std::span(&request, 1), unit.now(),
                                                  unit.services().shelf);
  auto order = orders::assemble(asked, around, unit.now());
  while (!order) {
    const std::vector<Reason> reasons = order.error().reasons;
    const auto refused = refused_lines(reasons, asked.lines.size());
    if (!refused) return order.error();
    tell(preview, reasons, places);
    drop(asked, places, *refused);
    if (asked.lines.empty()) return preview;
    around.prices.take_back();
    order = orders::assemble(asked, around, unit.now());
  }
  for (std::size_t i = 0; i < order->lines.size(); ++i) order->lines[i].line = places[i];
  const auto given = std::exchange(order->acknowledgements, {});
  checks::acknowledge(order->acknowledgements, given, unit.actor());
  around.gather_stock(unit.db, {&*order}, unit.now());
  orders::look_again(*order, around, unit);
  preview.order = std::move(*order);
  return preview;
}

}  // namespace supercargo::previews

#include "http/routes.h"

#include "drawers/commands.h"

namespace supercargo::drawers {
namespace {

using journal::Query;
using journal::Unit;

http::Declared own(const char* path, const char* name, const char* summary, int status = 200) {
  return {.path = path, .name = name, .summary = summary, .may = everyone, .status = status};
}

template <Area area>
Item at(const Place& place) {
  return {.area = area, .kind = place.kind, .name = place.name};
}
// Preferences are one document.
const Place all_preferences{"all", "all"};

template <Area area>
Result<Item> keep(Unit& unit, const Item& given) {
  Item item = given;
  item.area = area;
  if (area == Area::preferences) item.kind = item.name = "all";
  return put_away(unit, item);
}
template <Area area>
Result<Item> read(const Query& query, const Place& place) {
  return look_up(query, at<area>(area == Area::preferences ? all_preferences : place));
}
template <Area area>
Result<Done> drop(Unit& unit, const Place& place) {
  return throw_away(unit, at<area>(place));
}
Result<db::Page<Item>> views(const Query& query, const db::ListRequest& request) {
  Place place;
  for (const auto& [field, value] : request.filters)
    if (field == "kind") place.kind = value;
  return all_of_kind(query, at<Area::view>(place));
}

}  // namespace

void add_routes(http::Routes& routes) {
  using enum Area;
  routes.get(own("/preferences", "get_preferences", "One's own preferences"), read<preferences>);
  routes.put(own("/preferences", "set_preferences", "Replace one's own preferences"),
             keep<preferences>);
  const char* form = "/scratch/{kind}/{name}";
  routes.get(own(form, "get_scratch", "A half-typed form"), read<scratch>);
  routes.put(own(form, "put_scratch", "Keep a half-typed form for thirty days"), keep<scratch>);
  routes.del(own(form, "drop_scratch", "Throw a half-typed form away", 204), drop<scratch>);
  const char* view_path = "/views/{kind}/{name}";
  routes.list<Item>(own("/views/{kind}", "list_views", "One's saved views of a list"), views);
  routes.get(own(view_path, "get_view", "A saved view"), read<view>);
  routes.put(own(view_path, "put_view", "Save a view"), keep<view>);
  routes.del(own(view_path, "drop_view", "Throw a saved view away", 204), drop<view>);
}

}  // namespace supercargo::drawers

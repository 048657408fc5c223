#include "http/routes.h"

#include "presence/presence.h"

namespace supercargo::presence {
namespace {

// A page asks and says this by itself: it keeps nobody signed in.
http::Declared of_record(const char* name, const char* summary, int status = 200) {
  return {.path = "/presence/{record}",
          .name = name,
          .summary = summary,
          .may = staff,
          .status = status,
          .background = true};
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list<Presence>(of_record("list_presence", "Who has the record open now"), at);
  routes.put(of_record("be_present", "Say that one has the record open, for forty seconds"), be_at);
  routes.del(of_record("leave_record", "Say that one has left the record", 204), leave);
}

}  // namespace supercargo::presence

// Who has a record open now, so that two people do not work past each other. Working data: it is
// told to colleagues, kept for moments and never a fact (decisions 22).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "db/listing.h"
#include "journal/actor.h"
#include "journal/unit.h"
#include "kernel/fields.h"
#include "kernel/result.h"

namespace supercargo::presence {

enum class Doing : std::uint8_t { reading, editing };

struct Presence {
  std::string record = {};  // its printed id
  PersonId person = {};
  Doing doing = Doing::reading;
  Instant seen_at = {};
};
struct Place {
  std::string record = {};
};
// Of whatever kind, whether or not there is one.
bool is_printed_id(std::string_view text);

// Whoever was not heard of for longer is gone.
inline constexpr Duration life = std::chrono::seconds(40);

// Says that the caller has it open, until `life` after the last time it was said.
Result<Presence> be_at(journal::Unit& unit, const Presence& given);
Result<Done> leave(journal::Unit& unit, const Place& place);
// What has changed of who is there, for those who listen.
class Watch {
 public:
  struct Change {
    std::string record = {};             // its printed id
    std::vector<PersonId> present = {};  // now
  };
  // In the reader's tenant since it was looked at before; the first look finds nothing changed.
  std::vector<Change> look(const db::Reader& reader, Instant now);

 private:
  using Here = std::map<PersonId, Doing>;
  using Places = std::map<std::string, Here>;
  std::map<std::int64_t, Places> seen_;  // by tenant
};

// Everybody who is there, those first who edit.
Result<db::Page<Presence>> at(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::presence

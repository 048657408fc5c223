// From a request to the input an operation declares: path values and query parameters fill fields
// of the same name, the body fills the rest, If-Match fills `revision`. All reasons at once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "db/listing.h"
#include "http/operation.h"
#include "kernel/record_json.h"

namespace supercargo::http {

// By which roles a field may be given: whoever is alone in a company holds every right.
inline RoleSet giving_roles(const journal::Actor& actor) {
  return actor.sole_person ? everyone : actor.roles;
}

// A declaration's mistake ends the program where it is made: every {name} of the path must be a
// text or an id of the input, for nothing else can be read from a path without a refusal.
void check_path_fields(const char* path, const Entity& entity);

// What was given; an empty list of reasons means that `input` is whole.
struct Reading {
  const Asked& asked;
  const Entity& entity;
  bool has_body;
};
std::optional<Problem> fill_input(const Reading& reading, void* input);

Result<db::ListRequest> list_request(const Asked& asked, const Entity& entity);
// Where a page of that list ended, as the caller may have it.
std::string cursor_of(const Asked& asked, const std::string& after);

// The body of a change, kept whole until the record it changes is loaded.
Result<Patch> patch_request(const Asked& asked);

// The items of a batch: each one's own text, not yet read.
Result<std::vector<std::string>> batch_items(const Asked& asked, std::size_t items_max);

// The parameters that a declaration's input or list offers in its query.
std::vector<Parameter> query_parameters(const Entity& entity, const char* path);
std::vector<Parameter> list_parameters(const Entity& entity);

}  // namespace supercargo::http

// Field tables as JSON schemas (OpenAPI 3.1 components). A record has several faces: what a reply
// shows, what a POST takes, what a PATCH changes, and what stands in a list that a PATCH replaces.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kernel/fields.h"

namespace supercargo::http {

enum class Face : std::uint8_t { shown, taken, changed, element };

// sales_order → SalesOrder, SalesOrderInput, SalesOrderChange, SalesOrderElement.
std::string face_name(std::string_view entity, Face face);
bool is_on(const Field& field, Face face);
// Whether the reply or request may say null for it.
bool may_be_null(const Field& field, Face face);

// Collects the schemas that operations mention, and those that these mention.
class Schemas {
 public:
  // {"$ref": "…"} to the face, which is among all() from then on.
  std::string reference(const Entity& entity, Face face);
  // Of one value, as a query parameter has it.
  std::string parameter(const Field& field);
  const std::map<std::string, std::string>& all() const { return schemas_; }

 private:
  std::string record(const Entity& entity, Face face);
  std::string property(const Field& field, Face face);

  std::map<std::string, const Entity*> known_;
  std::map<std::string, std::string> schemas_;
};

}  // namespace supercargo::http

// How a sample becomes a request of one visitor.
#include <cstring>

#include "tests/matrix/samples.h"

namespace supercargo::tests {
namespace {

std::string path_of(World& world, const http::Operation& operation, const Visitor& visitor,
                    Whose whose) {
  const Sample& sample = *sample_of(operation.declared.name);
  std::string path = operation.declared.path;
  const auto put = [&](const std::string& name, const std::string& value) {
    if (const auto at = path.find(name); at != std::string::npos)
      path.replace(at, name.size(), value);
  };
  if (*sample.record != '\0') put("{id}", world.id_of(sample.record, visitor, whose));
  put("{code_id}", world.id_of("product_code", visitor, Whose::own));
  put("{kind}", "sales_orders");
  put("{token}", "1_none");
  put("{name}", "Late");
  put("{record}", "so_0000000000001");
  return path;
}

}  // namespace

Asking asking_of(World& world, const http::Operation& operation, const Visitor& visitor,
                 const Belongings& belongings) {
  const Sample& sample = *sample_of(operation.declared.name);
  Asking asking{.method = operation.method,
                .path = path_of(world, operation, visitor, belongings.path) +
                        world.filled(sample.query, visitor, belongings.references),
                .body = world.filled(sample.body, visitor, belongings.references),
                .headers = visitor.headers};
  // An opened stream does not end; its head says whether it would be opened.
  if (operation.effect == http::Effect::live) asking.method = http::Method::head;
  if (operation.declared.if_match) {
    const bool is_known = *sample.record != '\0';
    const auto ids = is_known ? world.all_ids().find(sample.record) : world.all_ids().end();
    asking.headers.emplace_back("if-match",
                                ids == world.all_ids().end() ? "1" : ids->second.revision);
  }
  if (std::strcmp(operation.media_type, "application/json") != 0) {
    asking.media_type = "text/plain";
    asking.headers.emplace_back("content-disposition", "attachment; filename=\"a.txt\"");
  }
  return asking;
}

}  // namespace supercargo::tests

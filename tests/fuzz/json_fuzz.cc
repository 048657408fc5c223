// Bodies as they come in: any text at all, read as each of the records that are posted most. What
// is taken is written and read again without a change.
#include "catalog/product.h"
#include "customers/customer.h"
#include "kernel/record_json.h"
#include "orders/requests.h"
#include "tests/fuzz/require.h"

namespace {

using supercargo::from_json;
using supercargo::JsonDocument;
using supercargo::fuzz::require;

template <class T>
void read_as(std::string_view body) {
  const auto taken = from_json<T>(body);
  static_cast<void>(from_json<T>(body, {.change = true}));
  if (!taken) {
    require(!taken.error().code.empty());
    return;
  }
  const std::string written = supercargo::to_json(*taken);
  const auto again = from_json<T>(written, {.stored = true});
  require(again.has_value());
  require(supercargo::to_json(*again) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto body = supercargo::fuzz::text_of(data, size);
  const auto document = JsonDocument::parse(body);
  if (document) {
    std::string written;
    append_json(written, document->root());
    const auto again = JsonDocument::parse(written);
    require(again.has_value());
    std::string rewritten;
    append_json(rewritten, again->root());
    require(rewritten == written);
  }
  read_as<supercargo::orders::Place>(body);
  read_as<supercargo::catalog::Product>(body);
  read_as<supercargo::customers::Customer>(body);
  return 0;
}

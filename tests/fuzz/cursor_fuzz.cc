// Cursors that others hand in: only what this server has signed, for this list and this caller, is
// ever unwrapped.
#include "http/signed_cursor.h"
#include "tests/fuzz/require.h"

namespace {

using supercargo::fuzz::require;
using supercargo::http::CursorScope;
using supercargo::http::CursorSigner;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A list goes on after one field's value and an id: both together are a kilobyte at the most, and
  // a cursor of more than 2,000 characters is not looked at.
  if (size > 1024) return 0;
  static const auto sealer = supercargo::journal::Sealer::with_random_key();
  static const CursorSigner signer(sealer);
  const CursorScope mine{.tenant = 1, .principal = 2, .route = "list_products", .filters = "q=x"};
  const auto text = supercargo::fuzz::text_of(data, size);
  require(!signer.unwrap(mine, text).has_value());

  const std::string cursor = signer.wrap(mine, text);
  const auto back = signer.unwrap(mine, cursor);
  require(back.has_value() && *back == text);
  for (CursorScope other :
       {CursorScope{2, 2, mine.route, mine.filters}, CursorScope{1, 3, mine.route, mine.filters},
        CursorScope{1, 2, "list_customers", mine.filters}, CursorScope{1, 2, mine.route, "q=y"}})
    require(!signer.unwrap(other, cursor).has_value());
  std::string changed = cursor;
  changed[size % changed.size()] ^= static_cast<char>(1 + (size == 0 ? 0 : data[0] % 126));
  require(!signer.unwrap(mine, changed).has_value());
  return 0;
}

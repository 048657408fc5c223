#include "tests/books.h"

#include "accounts/store.h"
#include "capacity/store.h"
#include "disputes/store.h"
#include "reconciliation/hindrances.h"
#include "reconciliation/orders.h"
#include "stock/verify.h"
#include "warehousing/store.h"

namespace supercargo::tests {

std::string differences_in_books(const db::Reader& reader) {
  std::string lines;
  const auto found = [&](const std::string& words) { lines.append(words).push_back('\n'); };
  stock::verify(reader, found);
  warehousing::verify_incoming(reader, found);
  capacity::verify(reader, found);
  reconciliation::verify_orders(reader, found);
  reconciliation::verify_hindrances(reader, found);
  accounts::store::verify(reader, found);
  disputes::verify(reader, found);
  return lines;
}

}  // namespace supercargo::tests

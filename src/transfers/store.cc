#include "transfers/store.h"

namespace supercargo::transfers {

std::optional<Transfer> find(const db::Reader& reader, const std::string& reference) {
  const auto id = parse<TransferId>(reference);
  auto found = id ? reader.by_keys<Transfer>("id", std::vector{*id})
                  : reader.by_keys<Transfer>("number", std::vector{reference});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Transfer> find(const db::Reader& reader, const std::vector<TransferId>& ids) {
  return reader.by_keys<Transfer>("id", ids);
}

Result<db::Page<Transfer>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Transfer>(reader, request);
}

void add(db::Writer& writer, const Transfer& transfer) { writer.insert_row(transfer); }

}  // namespace supercargo::transfers

// All SQL of stock_transfer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "transfers/transfer.h"

namespace supercargo::transfers {

// By id or number.
std::optional<Transfer> find(const db::Reader& reader, const std::string& reference);
std::vector<Transfer> find(const db::Reader& reader, const std::vector<TransferId>& ids);
Result<db::Page<Transfer>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Transfer& transfer);

}  // namespace supercargo::transfers

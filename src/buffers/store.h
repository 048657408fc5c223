// All SQL of stock_buffer.
#pragma once

#include <optional>

#include "buffers/buffer.h"
#include "db/listing.h"
#include "db/writer.h"
#include "stock/reservation.h"

namespace supercargo::buffers::store {

std::optional<Buffer> find(const db::Reader& reader, const stock::StockKey& key);
Result<db::Page<Buffer>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Buffer& buffer);
void save(db::Writer& writer, const Buffer& buffer);

}  // namespace supercargo::buffers::store

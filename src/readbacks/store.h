// All SQL of read_back_request.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "readbacks/request.h"

namespace supercargo::readbacks::store {

std::optional<Request> find(const db::Reader& reader, ReadBackRequestId id);
std::optional<Request> find_by_token(const db::Reader& reader, const Bytes& token_hash);
// Those of the order that nobody has answered yet.
std::vector<Request> open_of_order(const db::Reader& reader, OrderId order);
Result<db::Page<Request>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Request& request);
void save(db::Writer& writer, const Request& request);

}  // namespace supercargo::readbacks::store

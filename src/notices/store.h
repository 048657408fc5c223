// All SQL of consumer_notice. Rows are added and never changed.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "notices/notice.h"

namespace supercargo::notices::store {

std::optional<Notice> find(const db::Reader& reader, ConsumerNoticeId id);
std::optional<Notice> find_by_token(const db::Reader& reader, const Bytes& token_hash);
// The first first.
std::vector<Notice> of_order(const db::Reader& reader, OrderId order);
Result<db::Page<Notice>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Notice& notice);

}  // namespace supercargo::notices::store

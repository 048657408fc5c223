// All SQL of amendments and corrections.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "amendments/amendment.h"
#include "amendments/correction.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::amendments {

void add(db::Writer& writer, const Correction& correction);
// Of one order, the oldest first.
std::vector<Correction> corrections_of(const db::Reader& reader, OrderId order);

std::optional<Amendment> find_amendment(const db::Reader& reader, std::string_view printed);
Result<db::Page<Amendment>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Amendment& amendment);
void save(db::Writer& writer, const Amendment& amendment);

}  // namespace supercargo::amendments

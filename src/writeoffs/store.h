// All SQL of write_off. Nothing is ever deleted.
#pragma once

#include <optional>
#include <string_view>

#include "db/listing.h"
#include "db/writer.h"
#include "writeoffs/write_off.h"

namespace supercargo::writeoffs {

// By id or number.
std::optional<WriteOff> find(const db::Reader& reader, std::string_view reference);
// One that waits for a decision.
std::optional<WriteOff> find_asked(const db::Reader& reader, InvoiceId invoice);
Result<db::Page<WriteOff>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const WriteOff& write_off);
void save(db::Writer& writer, const WriteOff& write_off);

}  // namespace supercargo::writeoffs

// All SQL of charge_rule, and what decisions on many orders read of it at once.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "charges/rules.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::charges {

// By id or code.
std::optional<Rule> find(const db::Reader& reader, std::string_view reference);
Result<db::Page<Rule>> list(const db::Reader& reader, const db::ListRequest& request);
// Those in force at some time, at most so many as anybody can keep apart.
std::vector<Rule> in_force(const db::Reader& reader);
void add(db::Writer& writer, const Rule& rule);
void save(db::Writer& writer, const Rule& rule);

}  // namespace supercargo::charges

// All SQL of the tokens by which companies are founded, and whether anybody is there.
#pragma once

#include "db/writer.h"
#include "founding/founding.h"

namespace supercargo::founding::store {

// Nobody has ever been there.
bool is_open(const db::Reader& reader);
std::optional<Token> token(const db::Reader& reader, const Bytes& digest);
void add(db::Writer& writer, const Token& token);
void drop_older(db::Writer& writer, Instant than);
void drop_all(db::Writer& writer);

}  // namespace supercargo::founding::store

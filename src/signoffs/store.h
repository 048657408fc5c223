// All SQL of sign_off.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "signoffs/signoff.h"

namespace supercargo::signoffs::store {

std::optional<SignOff> find(const db::Reader& reader, SignOffId id);
std::optional<SignOff> find_by_token(const db::Reader& reader, const Bytes& token_hash);
// Everybody who was asked for the approval, in any of its steps.
std::vector<SignOff> of_approval(const db::Reader& reader, ApprovalId approval);
Result<db::Page<SignOff>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const SignOff& signoff);
void save(db::Writer& writer, const SignOff& signoff);

}  // namespace supercargo::signoffs::store

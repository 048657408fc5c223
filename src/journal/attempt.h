// A refusal that is evidence: somebody tried to get round a duty or a decision that is not theirs
// (domain 2.6, BX4). The command names the record; the fact is written after its rollback.
#pragma once

#include <optional>
#include <string>

#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::journal {

// The refusal with the record that was to be got round, as its member `record`.
Problem attempt_on(Problem refusal, std::string record_id);

// What is to be told of it: separation_refused or decision_refused, with every reason's code, of a
// record of this kind or of one that it names in a field called as that other kind is. Nothing when
// the refusal names neither.
std::optional<Fact> attempt_of(const Problem& refusal, const Entity& entity);

// Told once however often it is tried in a row: the journal cannot be flooded with refusals.
bool is_told_last(const db::Reader& reader, const Actor& actor, const Fact& fact);

}  // namespace supercargo::journal

// A refusal that is evidence: somebody tried to get round a duty or a decision that is not theirs
// (domain 2.6, BX4), or to let goods go that are not paid for. The fact is written after rollback.
#pragma once

#include <optional>
#include <string>

#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::journal {

// The code of a refusal to let goods go whose customer owes too much; its fact has the same name.
inline constexpr char credit_refused[] = "credit_refused";

// The refusal with the record that was to be got round, as its member `record`.
Problem attempt_on(Problem refusal, const std::string& record_id);
// The same of a refusal because a verb or decision is somebody else's; any other as it is.
Problem not_theirs(Problem refusal, const std::string& record_id);

// What is to be told of it: separation_refused, decision_refused or credit_refused, with all its
// codes, of a record of this kind or of one that it names in a field called as that other kind is.
// Nothing when the refusal names neither.
std::optional<Fact> attempt_of(const Problem& refusal, const Entity& entity);

// Told once however often it is tried in a row: the journal cannot be flooded with refusals.
bool is_told_last(const db::Reader& reader, const Actor& actor, const Fact& fact);

}  // namespace supercargo::journal

// How much of an invoice can be disputed, and by whom a dispute is settled (domain 3.8, 11). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "disputes/dispute.h"
#include "kernel/result.h"

namespace supercargo::disputes {

// What the words ask for of an invoice; no words: all that is open and not disputed. Or every
// reason why not so much.
Result<Money> amount_of(const std::string& words, const accounts::Receivable& item);

// Raised and resolved by the same person: recorded as what it is where that person is alone.
bool is_own(const Dispute& dispute, const journal::Actor& actor);
std::optional<Problem> check_can_resolve(const Dispute& dispute, const journal::Actor& actor);

}  // namespace supercargo::disputes

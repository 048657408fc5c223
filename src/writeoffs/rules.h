// How much of an invoice can be written off, and when finance does not do so alone (domain 3.8,
// 11). Pure.
#pragma once

#include <optional>
#include <string>

#include "kernel/result.h"
#include "writeoffs/write_off.h"

namespace supercargo::writeoffs {

// What the words ask for of an invoice; no words: all that is open. Or why not so much.
Result<Money> amount_of(const std::string& words, const accounts::Receivable& item);
// Why it cannot be any more: something was paid or credited since it was asked for.
std::optional<Problem> check_still_open(const WriteOff& asked, const accounts::Receivable& item);

// With what was written off of the invoice before, so that nobody goes beyond the limit in small
// steps. What is not in the limit's currency cannot be compared, and is asked for.
bool is_beyond(Money amount, const accounts::Receivable& item, Money limit);

}  // namespace supercargo::writeoffs

// What a consumer is told of what happens next, by language. Names in braces are filled in.
#pragma once

#include "printing/document.h"
#include "withdrawals/withdrawal.h"

namespace supercargo::withdrawals {

// What goes back by when, what is paid back by when.
std::string what_next(const Withdrawal& withdrawal, printing::Language language);
// {name} in the words, filled in once.
std::string put(std::string words, const char* name, const std::string& value);

}  // namespace supercargo::withdrawals

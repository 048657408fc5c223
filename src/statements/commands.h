// Sending a customer the statement of his account. In three steps, since its paper is drawn:
// compose, drawn, send.
#pragma once

#include "journal/unit.h"
#include "mails/commands.h"
#include "statements/statement.h"

namespace supercargo::statements {

// Everything that stands against it is said here.
Result<mails::ForRecord> compose(const journal::Query& query, const Send& wanted);
mails::ForRecord drawn(mails::ForRecord mail);
Result<mails::Mail> send(journal::Unit& unit, const mails::ForRecord& mail);

}  // namespace supercargo::statements

// Sending a quotation by mail or by hand, and its paper. In three steps, since the paper is drawn:
// compose, drawn, send.
#pragma once

#include <optional>

#include "documents/queries.h"
#include "mails/commands.h"
#include "quotations/quotation.h"

namespace supercargo::quotations {

struct Outgoing {
  Send wanted;
  std::optional<mails::ForRecord> mail = {};
};
// Everything that stands against sending it is said here.
Result<Outgoing> compose(const journal::Query& query, const Send& wanted);
Outgoing drawn(Outgoing outgoing);
Result<Quotation> send(journal::Unit& unit, const Outgoing& outgoing);

documents::Composed paper_of(const Quotation& quotation, const Revision& revision,
                             const customers::Customer& customer,
                             const documents::Setting& setting);
// The paper of the revision that stands, or of an earlier one.
struct WantPaper {
  documents::Wanted how;
  std::int64_t version = 0;  // 0: the one that stands
};
Result<documents::Drawn> draw(const journal::Query& query, const WantPaper& wanted);

}  // namespace supercargo::quotations

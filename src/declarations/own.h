// A consumer's own page of his order, behind a link that he got with what he was told: what he may
// do, and taking his withdrawal in two steps (Directive 2011/83/EU, Art. 11a).
#pragma once

#include "documents/sheet.h"
#include "withdrawals/commands.h"

namespace supercargo::declarations {

// Behind the consumer's link.
struct Own {
  orders::Order order;
  documents::Setting setting;
  withdrawals::OrderRights rights;
  std::vector<withdrawals::Withdrawal> before;
  std::vector<Reason> reasons = {};
};
// Nothing for a link that never was.
std::optional<Own> look(const db::Reader& reader, const std::string& token,
                        const std::string& language, Instant now);
// First the statement is shown to him whole, then he confirms it: only that withdraws.
enum class Step : std::uint8_t { statement, confirm };
std::optional<Own> take(journal::Unit& unit, const std::string& token, const std::string& language,
                        Step step, const withdrawals::Declare& given);

}  // namespace supercargo::declarations

// The verbs on tax rates, registrations and exemptions, each in one transaction, and the reads. Two
// of a kind that would hold at once are refused (`overlaps`); what was agreed keeps its own copy.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "taxes/kept.h"

namespace supercargo::taxes {

Result<TaxRate> create_rate(journal::Unit& unit, const TaxRate& given);
Result<TaxRate> change_rate(journal::Unit& unit, const Patch& patch);
Result<TaxRate> get_rate(const journal::Query& query, const TaxReference& reference);
Result<db::Page<TaxRate>> list_rates(const journal::Query& query, const db::ListRequest& request);

Result<Registration> create_registration(journal::Unit& unit, const Registration& given);
Result<Registration> change_registration(journal::Unit& unit, const Patch& patch);
Result<Registration> get_registration(const journal::Query& query, const TaxReference& reference);
Result<db::Page<Registration>> list_registrations(const journal::Query& query,
                                                  const db::ListRequest& request);

Result<Exemption> create_exemption(journal::Unit& unit, const Exemption& given);
Result<Exemption> change_exemption(journal::Unit& unit, const Patch& patch);
Result<Exemption> get_exemption(const journal::Query& query, const TaxReference& reference);
Result<db::Page<Exemption>> list_exemptions(const journal::Query& query,
                                            const db::ListRequest& request);

}  // namespace supercargo::taxes

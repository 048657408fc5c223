// Keeping whose law protects a customer and which products are exempt from withdrawal, and the
// reads: a record with nothing in it while nobody has said anything.
#pragma once

#include "journal/unit.h"
#include "kernel/result.h"
#include "protections/protection.h"

namespace supercargo::protections {

Result<ConsumerLaw> put_law(journal::Unit& unit, const PutLaw& given);
// An exemption takes its reason.
Result<ProductExemption> put_exemption(journal::Unit& unit, const PutExemption& given);

Result<ConsumerLaw> get_law(const journal::Query& query,
                            const customers::CustomerReference& reference);
Result<ProductExemption> get_exemption(const journal::Query& query,
                                       const catalog::ProductReference& reference);

}  // namespace supercargo::protections

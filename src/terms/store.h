// All SQL of price_agreement.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "terms/agreement.h"

namespace supercargo::terms {

// By id or number, with its approvals.
std::optional<Agreement> find(const db::Reader& reader, std::string_view reference);
// Those of these numbers, without their approvals.
std::vector<Agreement> find_by_numbers(const db::Reader& reader,
                                       const std::vector<std::string>& numbers);
Result<db::Page<Agreement>> list(const db::Reader& reader, const db::ListRequest& request);
// Those that orders of these customers have to look at, in one statement.
std::vector<Agreement> looked_at(const db::Reader& reader,
                                 const std::vector<CustomerId>& customers);
// Of one customer, from the day they were submitted until they are over.
std::vector<Agreement> standing(const db::Reader& reader, CustomerId customer);
// Those that begin, end or are to be spoken of by that day.
std::vector<Agreement> due(const db::Reader& reader, Day today, std::int64_t most);

void add(db::Writer& writer, const Agreement& agreement);
void save(db::Writer& writer, const Agreement& agreement);

}  // namespace supercargo::terms

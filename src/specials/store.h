// All SQL of special_price.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "specials/special.h"

namespace supercargo::specials {

// By id or number, with its approvals.
std::optional<Special> find(const db::Reader& reader, std::string_view reference);
// Of one person's own requests, or with none given of all.
Result<db::Page<Special>> list(const db::Reader& reader, const db::ListRequest& request,
                               PersonId only);
// Those that orders of these customers have to look at, in one statement.
std::vector<Special> looked_at(const db::Reader& reader, const std::vector<CustomerId>& customers);
// What was asked for the same goods since then and not refused, up to a request itself.
struct Counted {
  CustomerId customer;
  ProductId product;
  Instant since;
  Instant until;
};
std::vector<Special> asked_in(const db::Reader& reader, const Counted& counted);
// Those that are over by that day: undecided since that time, past their last day.
std::vector<Special> over(const db::Reader& reader, Day today, Instant asked_before,
                          std::int64_t most);

void add(db::Writer& writer, const Special& special);
void save(db::Writer& writer, const Special& special);

}  // namespace supercargo::specials

// All SQL of consumer_law and product_exemption.
#pragma once

#include <optional>
#include <vector>

#include "db/writer.h"
#include "protections/protection.h"

namespace supercargo::protections::store {

std::optional<ConsumerLaw> law_of(const db::Reader& reader, CustomerId customer);
std::optional<ProductExemption> exemption_of(const db::Reader& reader, ProductId product);
std::vector<ProductExemption> exemptions_of(const db::Reader& reader,
                                            const std::vector<ProductId>& products);
void add(db::Writer& writer, const ConsumerLaw& law);
void save(db::Writer& writer, const ConsumerLaw& law);
void add(db::Writer& writer, const ProductExemption& exemption);
void save(db::Writer& writer, const ProductExemption& exemption);

}  // namespace supercargo::protections::store

// All SQL of consumer_law, product_exemption and public_holiday.
#pragma once

#include <optional>
#include <vector>

#include "db/writer.h"
#include "protections/protection.h"
#include "protections/public_holiday.h"

namespace supercargo::protections::store {

std::optional<ConsumerLaw> law_of(const db::Reader& reader, CustomerId customer);
std::optional<ProductExemption> exemption_of(const db::Reader& reader, ProductId product);
std::vector<ProductExemption> exemptions_of(const db::Reader& reader,
                                            const std::vector<ProductId>& products);
void add(db::Writer& writer, const ConsumerLaw& law);
void save(db::Writer& writer, const ConsumerLaw& law);
void add(db::Writer& writer, const ProductExemption& exemption);
void save(db::Writer& writer, const ProductExemption& exemption);

std::optional<PublicHoliday> holiday(const db::Reader& reader, const std::string& country, Day day);
std::vector<PublicHoliday> holidays(const db::Reader& reader, const std::string& country);
Result<db::Page<PublicHoliday>> list_holidays(const db::Reader& reader,
                                              const db::ListRequest& request);
void add(db::Writer& writer, const PublicHoliday& holiday);
void save(db::Writer& writer, const PublicHoliday& holiday);

}  // namespace supercargo::protections::store

// All SQL of tax_rate, tax_registration and tax_exemption, and what decisions on many documents
// read of them at once.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "taxes/rules.h"

namespace supercargo::taxes {

std::optional<TaxRate> find_rate(const db::Reader& reader, std::string_view id);
std::optional<Registration> find_registration(const db::Reader& reader, std::string_view id);
std::optional<Exemption> find_exemption(const db::Reader& reader, std::string_view id);

std::vector<TaxRate> rates_of(const db::Reader& reader, const std::vector<std::string>& countries);
std::vector<Registration> all_registrations(const db::Reader& reader);
std::vector<Exemption> exemptions_of(const db::Reader& reader,
                                     const std::vector<CustomerId>& customers);

void add(db::Writer& writer, const TaxRate& rate);
void add(db::Writer& writer, const Registration& registration);
void add(db::Writer& writer, const Exemption& exemption);
void save(db::Writer& writer, const TaxRate& rate);
void save(db::Writer& writer, const Registration& registration);
void save(db::Writer& writer, const Exemption& exemption);

// What many documents need, in three statements; in one where nobody is registered for tax.
class Known {
 public:
  Known() = default;
  static Known gather(const db::Reader& reader, const std::vector<CustomerId>& customers);

  // False: we are registered nowhere, and documents say nothing of tax.
  bool asks_tax() const { return !registrations_.empty(); }
  std::optional<LineTax> decide(CustomerId customer, const Supply& supply) const;
  const Registration* governing(const Supply& supply) const;

 private:
  std::vector<Registration> registrations_;
  std::vector<TaxRate> rates_;
  std::vector<Exemption> exemptions_;  // by customer
};

}  // namespace supercargo::taxes

#include "taxes/store.h"

#include <algorithm>

namespace supercargo::taxes {
namespace {

template <class T>
std::optional<T> by_id(const db::Reader& reader, std::string_view id) {
  const auto parsed = parse<decltype(T::id)>(id);
  if (!parsed) return std::nullopt;
  auto found = reader.by_keys<T>("id", std::vector{*parsed});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

bool by_customer(const Exemption& a, const Exemption& b) { return a.customer_id < b.customer_id; }

}  // namespace

std::optional<TaxRate> find_rate(const db::Reader& reader, std::string_view id) {
  return by_id<TaxRate>(reader, id);
}
std::optional<Registration> find_registration(const db::Reader& reader, std::string_view id) {
  return by_id<Registration>(reader, id);
}
std::optional<Exemption> find_exemption(const db::Reader& reader, std::string_view id) {
  return by_id<Exemption>(reader, id);
}

std::vector<TaxRate> rates_of(const db::Reader& reader, const std::vector<std::string>& countries) {
  return reader.by_keys<TaxRate>("country", countries);
}

// A company is registered in some countries, and was in some more.
std::vector<Registration> all_registrations(const db::Reader& reader) {
  return reader.rows<Registration>(
      "SELECT {fields} FROM tax_registration WHERE tenant_id = $1 ORDER BY id LIMIT 1000");
}

std::vector<Exemption> exemptions_of(const db::Reader& reader,
                                     const std::vector<CustomerId>& customers) {
  return reader.by_keys<Exemption>("customer_id", customers);
}

void add(db::Writer& writer, const TaxRate& rate) { writer.insert_row(rate); }
void add(db::Writer& writer, const Registration& registration) { writer.insert_row(registration); }
void add(db::Writer& writer, const Exemption& exemption) { writer.insert_row(exemption); }
void save(db::Writer& writer, const TaxRate& rate) { writer.update_row(rate); }
void save(db::Writer& writer, const Registration& registration) { writer.update_row(registration); }
void save(db::Writer& writer, const Exemption& exemption) { writer.update_row(exemption); }

Known Known::gather(const db::Reader& reader, const std::vector<CustomerId>& customers) {
  Known known;
  known.registrations_ = all_registrations(reader);
  if (known.registrations_.empty()) return known;
  std::vector<std::string> countries;
  for (const Registration& each : known.registrations_) countries.push_back(each.country);
  std::sort(countries.begin(), countries.end());
  countries.erase(std::unique(countries.begin(), countries.end()), countries.end());
  known.rates_ = rates_of(reader, countries);
  known.exemptions_ = exemptions_of(reader, customers);
  std::sort(known.exemptions_.begin(), known.exemptions_.end(), by_customer);
  return known;
}

std::optional<LineTax> Known::decide(CustomerId customer, const Supply& supply) const {
  Exemption wanted;
  wanted.customer_id = customer;
  const auto [first, last] =
      std::equal_range(exemptions_.begin(), exemptions_.end(), wanted, by_customer);
  return taxes::decide({registrations_, rates_, {first, last}}, supply);
}

const Registration* Known::governing(const Supply& supply) const {
  return taxes::governing(registrations_, supply);
}

}  // namespace supercargo::taxes

#include "protections/store.h"

namespace supercargo::protections::store {

std::optional<ConsumerLaw> law_of(const db::Reader& reader, CustomerId customer) {
  return reader.row<ConsumerLaw>(
      "SELECT {fields} FROM consumer_law WHERE tenant_id = $1 AND customer_id = $2 LIMIT 1",
      customer);
}

std::optional<ProductExemption> exemption_of(const db::Reader& reader, ProductId product) {
  return reader.row<ProductExemption>(
      "SELECT {fields} FROM product_exemption WHERE tenant_id = $1 AND product_id = $2 LIMIT 1",
      product);
}

std::vector<ProductExemption> exemptions_of(const db::Reader& reader,
                                            const std::vector<ProductId>& products) {
  return reader.by_keys<ProductExemption>("product_id", products);
}

void add(db::Writer& writer, const ConsumerLaw& law) { writer.insert_row(law); }
void save(db::Writer& writer, const ConsumerLaw& law) { writer.update_row(law); }
void add(db::Writer& writer, const ProductExemption& exemption) { writer.insert_row(exemption); }
void save(db::Writer& writer, const ProductExemption& exemption) { writer.update_row(exemption); }

std::optional<PublicHoliday> holiday(const db::Reader& reader, const std::string& country,
                                     Day day) {
  return reader.row<PublicHoliday>(
      "SELECT {fields} FROM public_holiday WHERE tenant_id = $1 AND country = $2 AND day = $3 "
      "LIMIT 1",
      country, day);
}

std::vector<PublicHoliday> holidays(const db::Reader& reader, const std::string& country) {
  return reader.rows<PublicHoliday>(
      "SELECT {fields} FROM public_holiday WHERE tenant_id = $1 AND country = $2 "
      "ORDER BY day DESC LIMIT 1000",
      country);
}

Result<db::Page<PublicHoliday>> list_holidays(const db::Reader& reader,
                                              const db::ListRequest& request) {
  return db::page<PublicHoliday>(reader, request);
}

void add(db::Writer& writer, const PublicHoliday& holiday) { writer.insert_row(holiday); }
void save(db::Writer& writer, const PublicHoliday& holiday) { writer.update_row(holiday); }

}  // namespace supercargo::protections::store

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

}  // namespace supercargo::protections::store

#include "policies/store.h"

namespace supercargo::policies {

Settings settings_of(const db::Reader& reader) {
  auto found =
      reader.row<Settings>("SELECT {fields} FROM company_settings WHERE tenant_id = $1 LIMIT 1");
  return found ? std::move(*found) : default_settings();
}

void save(db::Writer& writer, const Settings& settings) {
  if (writer.insert_missing_rows(std::vector{settings}) == 0) writer.update_row(settings);
}

}  // namespace supercargo::policies

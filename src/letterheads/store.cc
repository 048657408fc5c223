#include "letterheads/store.h"

#include "policies/store.h"

namespace supercargo::letterheads {

Letterhead letterhead_of(const db::Reader& reader) {
  auto found =
      reader.row<Letterhead>("SELECT {fields} FROM letterhead WHERE tenant_id = $1 LIMIT 1");
  if (found) return std::move(*found);
  Letterhead usual;
  usual.id = LetterheadId{1};
  usual.company = policies::settings_of(reader).company;
  usual.accent = "#0B5D70";
  return usual;
}

void save(db::Writer& writer, const Letterhead& letterhead) {
  if (writer.insert_missing_rows(std::vector{letterhead}) == 0) writer.update_row(letterhead);
}

}  // namespace supercargo::letterheads

#include "severities/store.h"

namespace supercargo {

using severities::Told;

template <>
const Entity& entity<Told>() {
  static constexpr Rules packed{.personal = Personal::none, .stored = Stored::packed};
  static constexpr Field table[] = {
      field<&Told::id>("id"),
      field<&Told::findings>("findings", packed),
      field<&Told::checks>("checks", packed),
  };
  static constexpr Entity described = describe<Told>("order_told", "sales_order", table);
  return described;
}

namespace severities {

std::vector<Told> told_since(const db::Reader& reader, Instant since, std::int64_t most) {
  return reader.rows<Told>(
      "SELECT {fields} FROM sales_order WHERE tenant_id = $1 AND created_at >= $2 "
      "ORDER BY created_at DESC, id DESC LIMIT $3",
      since, most);
}

}  // namespace severities
}  // namespace supercargo

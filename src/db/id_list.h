// Statements that name a list of ids, one statement however many they are: `IN ({ids})` in the text
// becomes what this engine finds fast, the list itself is bound as $2, everything else from $3 on.
#pragma once

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "db/reader.h"

namespace supercargo::db {

// The engine's own text of the statement, made once; stays where it is.
const std::string& text_with_ids(Sql statement, Engine engine);
// How the list is bound.
std::string bound_ids(const std::vector<std::int64_t>& ids, Engine engine);

// values_among<ProductId>(reader, "SELECT product_id FROM … WHERE tenant_id = $1 AND product_id IN
// ({ids}) …", ids). Nothing is asked when there are none.
template <class... C, class... A>
std::vector<std::tuple<C...>> values_among(const Reader& reader, Sql statement,
                                           const std::vector<std::int64_t>& ids,
                                           const A&... arguments) {
  std::vector<std::tuple<C...>> found;
  if (ids.empty()) return found;
  Session& session = reader.session();
  const std::string& text = text_with_ids(statement, session.engine());
  const std::string list = bound_ids(ids, session.engine());
  const Argument bound[] = {argument(reader.tenant()), argument(list), argument(arguments)...};
  const auto cursor = session.query(text, text.data(), bound);
  const auto read = [&]<std::size_t... I>(std::tuple<C...> & cells, std::index_sequence<I...>) {
    (read_cell(*cursor, static_cast<int>(I), std::get<I>(cells)), ...);
  };
  while (cursor->next()) read(found.emplace_back(), std::index_sequence_for<C...>());
  return found;
}

}  // namespace supercargo::db

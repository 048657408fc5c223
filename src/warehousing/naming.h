// What a paper calls its warehouse and its goods, in our own words and ids.
#pragma once

#include <string>
#include <vector>

#include "warehousing/rules.h"
#include "warehousing/store.h"

namespace supercargo::warehousing {

// Each line's goods, with every reason against them; and the warehouse, when it is known. Whether
// that one may be named at all is the paper's own question (`check_place`).
template <class Paper>
void name_parts(const Known& known, Paper& paper, std::vector<Reason>& reasons) {
  for (std::size_t n = 0; n < paper.lines.size(); ++n) {
    auto& line = paper.lines[n];
    const catalog::Product* product = known.product(line.sku);
    check_line({product, line.quantity, "/lines/" + std::to_string(n)}, reasons);
    if (product == nullptr) continue;
    line.sku = product->sku;
    line.product_id = product->id;
  }
  const stock::Warehouse* warehouse = known.warehouse(paper.warehouse);
  if (warehouse == nullptr) return;
  paper.warehouse = warehouse->code;
  paper.warehouse_id = warehouse->id;
}

}  // namespace supercargo::warehousing

// All SQL of the slice: who waits for which goods, who holds them softly or firmly, as it stands in
// the tables of stock and orders; and the losses, which are its own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "allocations/allocation.h"
#include "allocations/rules.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::allocations {

// Each of these is one statement for each warehouse, however many goods are named.
using Keys = std::vector<stock::StockKey>;
// Those of them that anybody waits for.
Keys waited_for(const db::Reader& reader, const Keys& keys);
// Who waits for each of them, in the order in which they get it (domain 3.4); at most so many each.
std::map<stock::StockKey, std::vector<Claimant>> queues_for(const db::Reader& reader,
                                                            const Keys& keys, std::int64_t limit);
// For which days all of them wait for how much.
std::map<stock::StockKey, std::vector<stock::PlanDay>> waiting_for(const db::Reader& reader,
                                                                   const Keys& keys);
// Soft holds on these goods there, the latest first.
std::vector<Claimant> holds_on(const db::Reader& reader, const stock::StockKey& key);
// Firm claims on them; what of each is picked cannot be taken any more. The latest first.
std::vector<Claimant> firm_on(const db::Reader& reader, const stock::StockKey& key);

// Goods for which somebody waits in this warehouse, after that one.
std::vector<ProductId> wanted_goods(const db::Reader& reader, WarehouseId warehouse,
                                    ProductId after, std::int64_t limit);

std::optional<StockLoss> find_loss(const db::Reader& reader, const std::string& reference);
Result<db::Page<StockLoss>> list_losses(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const StockLoss& loss);

}  // namespace supercargo::allocations

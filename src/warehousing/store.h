// All SQL of the slice's tables: receipts, adjustments and expected receipts; and what papers name,
// looked up together.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "warehousing/documents.h"

namespace supercargo::warehousing {

// Warehouses and products as papers name them, in a constant number of queries.
class Known {
 public:
  static Known gather(const db::Reader& reader, const std::vector<std::string>& warehouses,
                      const std::vector<std::string>& skus);
  // Null when there is none.
  const stock::Warehouse* warehouse(std::string_view reference) const;
  const catalog::Product* product(std::string_view sku) const;

 private:
  std::map<std::string, stock::Warehouse> warehouses_;  // by the key of the code, and by id
  std::map<std::string, catalog::Product> products_;    // by the key of the sku
};

// Each by id or number (decisions 10); lists by what their fields allow.
std::optional<Receipt> find_receipt(const db::Reader& reader, const std::string& reference);
Result<db::Page<Receipt>> list_receipts(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const std::vector<Receipt>& receipts);

std::vector<Receipt> find_receipts(const db::Reader& reader, const std::vector<ReceiptId>& ids);
std::vector<Adjustment> find_adjustments(const db::Reader& reader,
                                         const std::vector<AdjustmentId>& ids);
std::optional<Adjustment> find_adjustment(const db::Reader& reader, const std::string& reference);
Result<db::Page<Adjustment>> list_adjustments(const db::Reader& reader,
                                              const db::ListRequest& request);
void add(db::Writer& writer, const Adjustment& adjustment);
void save(db::Writer& writer, const Adjustment& adjustment);

// With their lines.
std::vector<ExpectedReceipt> find_expected(const db::Reader& reader,
                                           const std::vector<std::string>& references);
Result<db::Page<ExpectedReceipt>> list_expected(const db::Reader& reader,
                                                const db::ListRequest& request);
void add(db::Writer& writer, const ExpectedReceipt& receipt);
// Its lines are replaced by what they are now.
void save(db::Writer& writer, const ExpectedReceipt& receipt);

// Compares the plan of what comes in with the open quantities of confirmed announcements.
void verify_incoming(const db::Reader& reader,
                     const std::function<void(const std::string&)>& found);

}  // namespace supercargo::warehousing

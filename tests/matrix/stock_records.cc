#include "allocations/commands.h"
#include "stock/warehouse_commands.h"
#include "tests/matrix/records.h"
#include "transfers/commands.h"
#include "warehousing/adjust.h"
#include "warehousing/expect.h"
#include "warehousing/receive.h"

namespace supercargo::tests {
namespace {

constexpr std::int64_t one = 1'000'000;

template <class Record>
void keep(Records& records, const std::string& sort, const Record& record,
          const std::string& code) {
  records.ids[sort] = text(record.id);
  records.revisions[sort] = record.revision;
  records.codes[sort] = code;
}

}  // namespace

void add_stock_records(Company& company, const journal::Actor& desk, const std::string& mark,
                       Records& records) {
  using namespace warehousing;
  keep(records, "receipt",
       company.perform(desk, receive,
                       Receipt{.warehouse = "HK1",
                               .reference = mark + "-receipt-reference",
                               .lines = {{.sku = "TAPE-48", .quantity = {100 * one}}}}),
       "RC-2026-000001");
  keep(records, "expected_receipt",
       company.perform(desk, announce,
                       ExpectedReceipt{.warehouse = "HK1",
                                       .reference = mark + "-expected-reference",
                                       .date = *parse_day("2026-03-10"),
                                       .lines = {{.sku = "TAPE-48", .quantity = {5 * one}}}}),
       "ER-2026-000001");
  keep(records, "adjustment",
       company.perform(desk, adjust,
                       Adjustment{.warehouse = "HK1",
                                  .reason = mark + "-adjustment-reason",
                                  .lines = {{.sku = "TAPE-48", .quantity = {20 * one}}}}),
       "AD-2026-000001");
  keep(records, "stock_loss",
       company.perform(desk, allocations::report_loss,
                       allocations::StockLoss{.warehouse = "HK1",
                                              .reason = mark + "-loss-reason",
                                              .lines = {{.sku = "TAPE-48", .quantity = {one}}}}),
       "SL-2026-000001");
  company.perform(desk, stock::create,
                  stock::Warehouse{.code = "HK2", .name = mark + "-other-warehouse-name"});
  keep(records, "stock_transfer",
       company.perform(desk, transfers::transfer,
                       transfers::Transfer{.from_warehouse = "HK1",
                                           .to_warehouse = "HK2",
                                           .reason = mark + "-transfer-reason",
                                           .lines = {{.sku = "TAPE-48", .quantity = {one}}}}),
       "TR-2026-000001");
  company.perform(desk, quarantine,
                  Quarantine{"HK1", "TAPE-48", {2 * one}, "", mark + "-quarantine-reason"});
}

}  // namespace supercargo::tests

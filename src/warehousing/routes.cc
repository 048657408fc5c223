#include "http/routes.h"

#include "stock/warehouse_commands.h"
#include "warehousing/adjust.h"
#include "warehousing/expect.h"
#include "warehousing/levels.h"
#include "warehousing/receive.h"

namespace supercargo::warehousing {
namespace {

// Decisions 2: a warehouse is the administrator's; receipts are the warehouse's; procurement
// announces what comes; adjustments above the limit are for quality and finance.
constexpr RoleSet storekeepers{Role::warehouse};
constexpr RoleSet announcers{Role::warehouse, Role::procurement};
constexpr RoleSet deciders{Role::quality_manager, Role::finance};
// Domain 11: who reserves, picks or reads it; who counts, approves or reads adjustments. The ledger
// belongs to both.
constexpr RoleSet stock_readers{Role::agent,         Role::order_desk,  Role::warehouse,
                                Role::sales_manager, Role::procurement, Role::quality_manager,
                                Role::auditor};
constexpr RoleSet receipt_readers = announcers | RoleSet{Role::order_desk, Role::auditor};
constexpr RoleSet adjustment_readers = announcers | deciders | RoleSet{Role::auditor};

void add_warehouses(http::Routes& routes) {
  routes.list({.path = "/warehouses",
               .name = "list_warehouses",
               .summary = "Warehouses, filtered, a page at a time",
               .may = staff},
              stock::list_warehouses);
  routes.post({.path = "/warehouses",
               .name = "create_warehouse",
               .summary = "Create a warehouse with its calendar",
               .may = {Role::administrator},
               .status = 201},
              stock::create);
  routes.get({.path = "/warehouses/{id}",
              .name = "get_warehouse",
              .summary = "One warehouse, by id or code",
              .may = staff},
             stock::get);
  routes.patch({.path = "/warehouses/{id}",
                .name = "change_warehouse",
                .summary = "Change a warehouse by merge patch",
                .may = {Role::administrator}},
               stock::change);
}

void add_receipts(http::Routes& routes) {
  routes.list({.path = "/stock-receipts",
               .name = "list_stock_receipts",
               .summary = "What came in, filtered, a page at a time",
               .may = receipt_readers},
              list_stock_receipts);
  routes.post_batched({.path = "/stock-receipts",
                       .name = "receive_stock",
                       .summary = "Receive goods: on hand from now on",
                       .may = storekeepers,
                       .status = 201},
                      receive);
  routes.get({.path = "/stock-receipts/{id}",
              .name = "get_stock_receipt",
              .summary = "One receipt, by id or number",
              .may = receipt_readers},
             get_receipt);
}

void add_expected(http::Routes& routes) {
  routes.list({.path = "/expected-receipts",
               .name = "list_expected_receipts",
               .summary = "What is announced to come, filtered, a page at a time",
               .may = receipt_readers},
              list_expected_receipts);
  routes.post({.path = "/expected-receipts",
               .name = "announce_receipt",
               .summary = "Announce goods for a day; once confirmed they can be promised",
               .may = announcers,
               .status = 201},
              announce);
  routes.get({.path = "/expected-receipts/{id}",
              .name = "get_expected_receipt",
              .summary = "One expected receipt, by id or number",
              .may = receipt_readers},
             get_expected);
  routes.patch({.path = "/expected-receipts/{id}",
                .name = "change_expected_receipt",
                .summary = "Change an expected receipt by merge patch: its date, its quantities",
                .may = announcers},
               change_announced);
  routes.post({.path = "/expected-receipts/{id}/cancellation",
               .name = "cancel_expected_receipt",
               .summary = "What is still open of it does not come",
               .may = announcers},
              cancel_announced);
}

void add_adjustments(http::Routes& routes) {
  routes.list({.path = "/stock-adjustments",
               .name = "list_stock_adjustments",
               .summary = "Adjustments, filtered, a page at a time",
               .may = adjustment_readers},
              list_stock_adjustments);
  routes.post({.path = "/stock-adjustments",
               .name = "adjust_stock",
               .summary = "Put the books right; above the limit it waits for approval",
               .may = storekeepers,
               .status = 201},
              adjust);
  routes.get({.path = "/stock-adjustments/{id}",
              .name = "get_stock_adjustment",
              .summary = "One adjustment, by id or number",
              .may = adjustment_readers},
             get_adjustment);
  routes.post({.path = "/stock-adjustments/{id}/approval",
               .name = "decide_stock_adjustment",
               .summary = "Approve or refuse a pending adjustment of somebody else",
               .may = deciders},
              decide);
  routes.post({.path = "/stock-quarantines",
               .name = "quarantine_stock",
               .summary = "Take goods out of use where they lie",
               .may = storekeepers | RoleSet{Role::quality_manager},
               .status = 201},
              quarantine);
  routes.post({.path = "/stock-quarantines/release",
               .name = "release_quarantined_stock",
               .summary = "Give goods in quarantine back to use",
               .may = {Role::quality_manager},
               .status = 201},
              release_quarantine);
}

void add_levels(http::Routes& routes) {
  routes.list({.path = "/stock",
               .name = "list_stock",
               .summary = "How much is where, by sku and warehouse",
               .may = stock_readers},
              list_stock);
  routes.list({.path = "/stock/moves",
               .name = "list_stock_moves",
               .summary = "The ledger: every move of stock, the newest first",
               .may = stock_readers | adjustment_readers},
              list_moves);
  routes.get({.path = "/availability",
              .name = "get_availability",
              .summary = "What can be promised for a day, and from when on",
              .may = stock_readers},
             availability);
}

}  // namespace

void add_routes(http::Routes& routes) {
  add_warehouses(routes);
  add_receipts(routes);
  add_expected(routes);
  add_adjustments(routes);
  add_levels(routes);
}

}  // namespace supercargo::warehousing

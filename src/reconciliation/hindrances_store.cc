#include <fmt/format.h>

#include "orders/order.h"
#include "reconciliation/hindrances.h"

namespace supercargo::reconciliation {
namespace {

// What an order waits for, and what is open about it: two statements that should give the same.
struct Compared {
  const char* what;
  const char* prefix;
  db::Sql only_hindering;
  db::Sql only_open;
};
constexpr Compared compared[] = {
    {"follow-up", "fup",
     "SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 AND kind = 'follow_up' "
     "EXCEPT SELECT subject_id, id FROM follow_up WHERE tenant_id = $1 AND status = 'open' "
     "AND subject_kind = 'sales_order' LIMIT 100",
     "SELECT subject_id, id FROM follow_up WHERE tenant_id = $1 AND status = 'open' "
     "AND subject_kind = 'sales_order' "
     "EXCEPT SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 LIMIT 100"},
    {"hold", "hld",
     "SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 AND kind = 'hold' "
     "EXCEPT SELECT sales_order_id, id FROM order_hold WHERE tenant_id = $1 AND status = 'open' "
     "LIMIT 100",
     "SELECT sales_order_id, id FROM order_hold WHERE tenant_id = $1 AND status = 'open' "
     "EXCEPT SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 LIMIT 100"},
    {"issue", "iss",
     "SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 AND kind = 'issue' "
     "EXCEPT SELECT sales_order_id, id FROM order_issue WHERE tenant_id = $1 "
     "AND status <> 'closed' LIMIT 100",
     "SELECT sales_order_id, id FROM order_issue WHERE tenant_id = $1 AND status <> 'closed' "
     "EXCEPT SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 LIMIT 100"},
    {"question", "qst",
     "SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 AND kind = 'question' "
     "EXCEPT SELECT sales_order_id, id FROM question WHERE tenant_id = $1 AND status = 'open' "
     "LIMIT 100",
     "SELECT sales_order_id, id FROM question WHERE tenant_id = $1 AND status = 'open' "
     "EXCEPT SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 LIMIT 100"},
    {"dispute", "dsp",
     "SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 AND kind = 'dispute' "
     "EXCEPT SELECT sales_order_id, id FROM invoice_dispute WHERE tenant_id = $1 "
     "AND status = 'open' LIMIT 100",
     "SELECT sales_order_id, id FROM invoice_dispute WHERE tenant_id = $1 AND status = 'open' "
     "EXCEPT SELECT order_id, record_id FROM hindrance WHERE tenant_id = $1 LIMIT 100"},
};

}  // namespace

void verify_hindrances(const db::Reader& reader,
                       const std::function<void(const std::string&)>& found) {
  const auto tell = [&](const Compared& each, const db::Sql& statement, const char* words) {
    for (const auto& [order, record] : reader.values<std::int64_t, std::int64_t>(statement))
      found(fmt::format("order {} {} {} {}", id_text(OrderId::prefix, order), words, each.what,
                        id_text(each.prefix, record)));
  };
  for (const Compared& each : compared) {
    tell(each, each.only_hindering, "waits for what is over:");
    tell(each, each.only_open, "does not wait for what is open:");
  }
}

}  // namespace supercargo::reconciliation

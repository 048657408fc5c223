#include <algorithm>

#include "customers/store.h"
#include "notices/commands.h"
#include "notices/store.h"
#include "policies/store.h"
#include "protections/public_holiday.h"
#include "seals/store.h"
#include "shipments/store.h"
#include "withdrawals/commands.h"
#include "withdrawals/store.h"

namespace supercargo::withdrawals {
namespace {

Instant last_parcel_of(const db::Reader& reader, const orders::Order& order) {
  constexpr std::int64_t most = 500;
  Instant last;
  const auto page = shipments::list(
      reader, {.limit = most, .filters = {{"sales_order", text(order.id)}}}, CustomerId{});
  if (!page) return last;
  for (const shipments::Shipment& each : page->items)
    if (has_arrived(each.status)) last = std::max(last, each.delivered_at);
  return last;
}

std::vector<std::int64_t> unsealed_of(const db::Reader& reader, const orders::Order& order) {
  std::vector<std::int64_t> lines;
  for (const seals::BrokenSeal& each : seals::store::of_order(reader, order.id))
    lines.push_back(each.line);
  return lines;
}

}  // namespace

Calendar calendar_here(const db::Reader& reader) {
  return policies::calendar_of(policies::settings_of(reader));
}

OrderRights rights_at(const db::Reader& reader, const orders::Order& order, Instant at) {
  const auto customer = customers::find_by_id(reader, order.customer_id);
  SUPERCARGO_CHECK(customer.has_value());  // none is ever deleted
  const auto told = notices::store::of_order(reader, order.id);
  const auto before = store::of_order(reader, order.id);
  const Calendar calendar = calendar_here(reader);
  return rights_of(
      {.order = order,
       .customer = *customer,
       .notices = told,
       .law = notices::law_kept_for(reader, order),
       .goods = notices::goods_of(reader, order),
       .before = before,
       .last_parcel = last_parcel_of(reader, order),
       .calendar = calendar,
       .unsealed = unsealed_of(reader, order),
       .holidays = order.delivery_address
                       ? protections::holidays_of(reader, order.delivery_address->country)
                       : std::vector<Day>{},
       .day = local_day(at, calendar)});
}

}  // namespace supercargo::withdrawals

// What stands on each document, put together from the records that it tells of. Pure: nothing is
// looked up here, and nothing is drawn.
#pragma once

#include <vector>

#include "documents/sheet.h"
#include "orders/order.h"
#include "shipments/shipment.h"

namespace supercargo::documents {

// The order as it stands: its confirmation once it is confirmed, before that what is to be checked.
printing::Document order_document(const orders::Order& order, const customers::Customer& customer,
                                  const Setting& setting);

// What is offered until a day; its lines stand as an order's would.
struct Offered {
  const orders::Order& order;  // under the quotation's number
  std::int64_t version = 1;
  Day valid_until;
  Instant made_at;
};
printing::Document quotation_document(const Offered& offered, const customers::Customer& customer,
                                      const Setting& setting);

// For whoever picks: what to take, with room to say what was found.
printing::Document pick_list(const shipments::Shipment& shipment, const Setting& setting);
// What is in which package, each under its number.
printing::Document packing_list(const shipments::Shipment& shipment, const Setting& setting);
// What left, for whoever receives it, to be signed.
printing::Document despatch_note(const shipments::Shipment& shipment, const Setting& setting);
// One for every package of the shipment.
printing::Labels package_labels(const shipments::Shipment& shipment, const Setting& setting);

}  // namespace supercargo::documents

// What may be asked of orders: one struct a verb, as it comes from a body and a path.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/order.h"

namespace supercargo::orders {

// How far an order is to be taken at once; it goes as far as the checks allow.
enum class AdvanceTo : std::uint8_t { draft, verified, confirmed };

struct PlaceLine {
  std::string sku;  // ours, a GTIN, an old code or the customer's own
  Quantity quantity;
  std::string unit;
  std::optional<Price> unit_price;
  std::optional<Rate> discount_rate = {};
  Day requested_date;
  std::string note;
};

struct Place {
  std::string customer;  // id or code
  std::string customer_po_number;
  Channel channel = Channel::api;
  OrderType order_type = OrderType::standard;
  bool urgent = false;
  Currency currency;
  std::string warehouse;  // id or code; else the first
  Day requested_date;
  std::optional<customers::Address> delivery_address;
  std::string notes;
  std::optional<Rate> discount_rate = {};
  std::vector<charges::Waiver> charge_waivers = {};
  std::vector<charges::Charge> charges_agreed = {};  // what a quotation promised; else by the rules
  bool are_charges_agreed = false;
  std::optional<bool> prices_include_tax = {};  // else as our registration for tax says
  std::string payment_terms = {};               // else the customer's
  std::vector<PlaceLine> lines;
  std::optional<std::int64_t> control_lines;  // how many lines the sender counted
  std::optional<Quantity> control_quantity;   // and the sum of their quantities
  std::vector<checks::Acknowledgement> acknowledgements;
  std::int64_t specification_version = 0;
  std::int64_t specification_version_signed = 0;
  AdvanceTo advance_to = AdvanceTo::draft;
  std::string original = {};  // the document as it came; empty: there is none to keep
  std::string original_name = {};
};

// Verify or confirm: answers for warnings may come with it.
struct Advance {
  std::string id;
  std::optional<std::int64_t> revision;
  std::vector<checks::Acknowledgement> acknowledgements;
};

}  // namespace supercargo::orders

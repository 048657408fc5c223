// The checks of an order at entry (domain 10): what they read and what they say. Orders gather the
// facts, the rules decide. Pure and quiet on any text; the order of lines never changes what is
// found. Findings name fields as the API does: /lines/3/quantity.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/check.h"
#include "checks/code_index.h"
#include "checks/party_rules.h"
#include "kernel/calendar.h"
#include "kernel/money.h"
#include "kernel/units.h"

namespace supercargo::checks {

struct CustomerFacts {
  enum class Standing { active, not_active, unknown };
  std::string code = {};  // as sent
  Standing standing = Standing::active;
  bool consumer = false;
  bool age_verified = false;
  bool takes_hazardous_goods = false;
  int shelf_life_days_min = 0;    // least life left that the customer accepts
  bool read_back_follows = true;  // the customer will be asked to confirm what was written down
  std::vector<std::string> bought = {};                 // codes of products, to rank suggestions
  std::vector<std::string> delivery_address_keys = {};  // of the last orders, latest first
};

struct Pack {
  std::string unit = {};
  PackSize size = {};  // base units in one
};

struct ProductFacts {
  enum class Standing { active, not_active, not_for_this_customer };
  std::string sku = {};
  Standing standing = Standing::active;
  std::string replaced_by = {};
  bool service = false;
  std::string unit = "EA";           // the base unit
  std::optional<int> decimals = {};  // of a quantity, where not as usual for the unit
  std::vector<Pack> packs = {};      // the other units it is sold in
  // Of the whole order, in base units; the multiple is of each line.
  std::optional<Quantity> quantity_min = {}, quantity_max = {}, multiple = {};
  int lead_working_days = 0;
  bool hazardous = false;
  bool age_restricted = false;
  bool export_controlled = false;
  std::optional<int> shelf_life_days = {};  // what is left when it leaves
};

// What was usual before, in base units and in the currency of the order.
struct Habits {
  std::vector<Quantity> quantities = {};  // of this customer
  std::vector<Price> prices = {};
  std::vector<Quantity> quantities_of_all = {};  // of the product, while the customer has too few
  std::vector<Price> prices_of_all = {};
  Day as_of = {};
};

struct CheckedLine {
  std::string sku = {};                      // as typed
  std::optional<ProductFacts> product = {};  // nothing when nobody knows the code
  Quantity quantity = {};
  std::string unit = {};  // empty: the base unit
  std::optional<Price> price_entered = {}, price_resolved = {};
  std::string free_of_charge_reason = {};
  Day requested_date = {};  // none: as the order
  std::string note = {};
  Habits habits = {};
};

struct EarlierOrder {
  struct Line {
    std::string sku = {};
    Quantity quantity = {};  // in base units
  };
  std::string number = {};
  std::string po_number = {};
  Day received = {};
  bool cancelled = false;
  std::vector<Line> lines = {};  // empty when only the number was looked up
};

// Orders whose customer's number is alike, by customer and that number's loose key.
class EarlierOrders {
 public:
  using Key = std::pair<std::int64_t, std::string>;
  void add(Key key, EarlierOrder order) { all_.emplace(std::move(key), std::move(order)); }
  // None where the customer gave no number; never the one of that number of ours itself.
  std::vector<EarlierOrder> of(const Key& key, std::string_view except) const;

 private:
  std::multimap<Key, EarlierOrder> all_;
};

enum class AddressOrigin { of_customer, approved_once, not_approved };

struct CheckedOrder {
  CustomerFacts customer = {};
  std::string number = {};  // so that it is no duplicate of itself
  std::string po_number = {};
  Day po_date = {};
  bool duplicate_permitted = false;  // by a sales manager
  Day received = {};
  // By him or his machine, which sends a key against repeats: nobody typed what he heard.
  bool entered_by_customer = false;
  bool bespoke = false;
  bool urgent = false;
  Day requested_date = {};
  Currency currency = {};
  std::string notes = {};
  std::optional<AddressFacts> delivery_address = {};
  AddressOrigin address_origin = AddressOrigin::of_customer;
  int specification_version = 0;  // 0: none attached
  int specification_version_signed = 0;
  std::optional<Money> control_total = {};
  std::optional<std::int64_t> control_lines = {};
  std::vector<CheckedLine> lines = {};
  std::vector<EarlierOrder> earlier = {};  // of the same customer
};

// What the rules look up beside the order.
struct Background {
  Day today = {};
  Day counted_from = {};     // after the cut-off of its type of order, the next day; none: today
  const Calendar& calendar;  // a usable one, of the site
  std::string country = {};  // where the goods leave from
  const CodeIndex* products = nullptr;
  const CodeIndex* customers = nullptr;
};

// Every check of the table, in its order, whether it found something or not.
std::vector<Check> check_order(const CheckedOrder& order, const Background& background);

// One row of the table each.
void customer_known(const CheckedOrder& order, const Background& background, Findings& findings);
void texts_legible(const CheckedOrder& order, const Background& background, Findings& findings);
void products_sellable(const CheckedOrder& order, const Background& background, Findings& findings);
void units_valid(const CheckedOrder& order, const Background& background, Findings& findings);
void quantities_allowed(const CheckedOrder& order, const Background& background,
                        Findings& findings);
void goods_permitted(const CheckedOrder& order, const Background& background, Findings& findings);
void prices_given(const CheckedOrder& order, const Background& background, Findings& findings);
void dates_possible(const CheckedOrder& order, const Background& background, Findings& findings);
void address_complete(const CheckedOrder& order, const Background& background, Findings& findings);
void address_usual(const CheckedOrder& order, const Background& background, Findings& findings);
void purchase_order_new(const CheckedOrder& order, const Background& background,
                        Findings& findings);
void order_new(const CheckedOrder& order, const Background& background, Findings& findings);
void lines_distinct(const CheckedOrder& order, const Background& background, Findings& findings);
void quantities_usual(const CheckedOrder& order, const Background& background, Findings& findings);
void units_usual(const CheckedOrder& order, const Background& background, Findings& findings);
void prices_usual(const CheckedOrder& order, const Background& background, Findings& findings);
void control_totals_agree(const CheckedOrder& order, const Background& background,
                          Findings& findings);
void specification_signed(const CheckedOrder& order, const Background& background,
                          Findings& findings);

std::string line_pointer(std::size_t index, std::string_view field);
// How many base units one unit of the line holds; nothing when product or unit is not known.
std::optional<PackSize> pack_of(const CheckedLine& line);
// Nothing, too, when it is not exact.
std::optional<Quantity> base_quantity(const CheckedLine& line);
// The price that will stand on the line.
std::optional<Price> price_of(const CheckedLine& line);

}  // namespace supercargo::checks

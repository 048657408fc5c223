// Which verbs the life of a shipment allows, which line a request means, and what may be planned
// and picked. Pure: every reason at once, each with where it stands in the request.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "orders/rules.h"
#include "shipments/requests.h"

namespace supercargo::shipments {

// Domain 11: the warehouse plans, picks, despatches and records the proof, which the order desk
// verifies. Carriers tell either of them that they will be late.
inline constexpr RoleSet movers = orders::shippers;
inline constexpr RoleSet tellers{Role::warehouse, Role::order_desk};
inline constexpr RoleSet verifiers{Role::order_desk};

// The refusal of a verb that this state does not allow; it lists those that are.
Problem not_in_this_state(const Shipment& shipment, Verb verb);
// As it is answered: with the verbs that its reader may use now.
Shipment shown(Shipment shipment, const journal::Actor& reader);
// The verbs to be performed to get to this one and through it; empty: it is not allowed.
std::vector<Verb> way_to(Status from, Verb verb);

// "Line 1 of SO-2026-000001 (TAPE-48)"
std::string described(const ShipmentLine& line);
// "/lines/0/quantity"
std::string at(std::size_t i, const char* field);
// Pieces cannot be split.
void check_unit(Quantity quantity, const std::string& unit, const std::string& pointer,
                std::vector<Reason>& reasons);

// Which line of the shipment is named; nothing when none is, or more than one.
std::optional<std::size_t> named_line(const Shipment& shipment, std::string_view sales_order,
                                      std::int64_t line);

// So much of a line.
struct Amount {
  std::size_t line = 0;
  Quantity quantity = {};
  Quantity damaged = {};
  Quantity refused = {};
};

// Lines of a request, each found once on the shipment.
class Naming {
 public:
  Naming(const Shipment& shipment, std::vector<Reason>& reasons)
      : shipment_(shipment), reasons_(reasons) {}

  template <class Given>
  std::optional<std::size_t> find(const Given& given, std::size_t i) {
    return find(given.sales_order, given.line, i);
  }
  // A line of which nothing is told could be meant either way.
  void want_all();

 private:
  std::optional<std::size_t> find(std::string_view sales_order, std::int64_t line, std::size_t i);

  const Shipment& shipment_;
  std::vector<Reason>& reasons_;
  std::set<std::size_t> seen_;
};

// What a line of the request found: null where there is no such thing.
struct Wanted {
  const orders::Order* order = nullptr;
  const orders::Line* line = nullptr;
  std::string hold = {};  // why the order may not go on
  Quantity free = {};     // reserved there, and on no other shipment
};
// One customer, one address, nothing that is not reserved here (domain 3.5 and 3.6).
std::vector<Reason> check_plan(const Plan& plan, std::span<const Wanted> wanted, Instant now);

// What was found of the lines named, or of all that were not looked for yet.
std::vector<Amount> amounts_found(const Shipment& shipment, const Pick& given,
                                  std::vector<Reason>& reasons);

// An arrival that is told anew is yet to come; one that is late is later than was told before.
std::vector<Reason> check_eta(const Shipment& shipment, Verb verb, Instant eta, Instant now);

// The codes that may be scanned for a product.
struct Scannable {
  ProductId product;
  std::vector<std::string> codes;
};
// What was scanned into each package; refused unless it is what was picked (domain 3.6).
std::vector<Package> packed(const Shipment& shipment, const Pack& given,
                            std::span<const Scannable> codes, std::vector<Reason>& reasons);

// GS1 General Specifications 2.2.1: extension digit, company prefix, serial reference, check digit.
// The serial number runs through the extension digit too. Empty: all numbers are used up.
std::string sscc(std::string_view company_prefix, std::int64_t serial);
// GS1 General Specifications 1.4: numbers for use within one company alone.
inline constexpr std::string_view internal_prefix = "0000000";

}  // namespace supercargo::shipments

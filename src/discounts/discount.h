// A discount on what the price lists say: for so much of some goods, for some customers, or for a
// time. Discounts of different stages are multiplied one after another in a fixed order; what was
// taken off a line's price stands with the line (domain 9.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct DiscountRuleTag {
  static constexpr char prefix[] = "dsc";
};
using DiscountRuleId = Id<DiscountRuleTag>;

namespace discounts {

// In the order in which they are multiplied.
enum class Stage : std::uint8_t {
  volume,          // so much of a line
  customer_group,  // who buys
  promotion,       // for a time with a real end
  manual,          // typed for the line: no rule
};
enum class Stacking : std::uint8_t {
  stackable,  // multiplied with the others
  exclusive,  // alone, where it is better than all stackable ones together
};
enum class Status : std::uint8_t { draft, active };

struct Rule {
  DiscountRuleId id;
  std::string code;
  Stage stage = Stage::volume;
  Status status = Status::draft;
  std::string name;
  Rate rate;
  Stacking stacking = Stacking::stackable;
  Currency currency;                  // of the orders; none: of all
  std::vector<std::string> products;  // skus; none of a restriction: everything, everybody
  std::vector<std::string> customers;
  std::vector<std::string> customer_kinds;
  std::vector<std::string> countries;
  std::vector<std::string> channels;
  Quantity quantity_from;  // of the line, in the product's base unit
  Day valid_from;
  Day valid_until;
  PersonId made_by;
  PersonId approved_by;
  Instant approved_at;
  std::string code_key;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one: id or code.
struct RuleReference {
  std::string id;
};
struct ApproveRule {
  std::string id;
  std::optional<std::int64_t> revision;
};

// One that was taken off a price.
struct Step {
  Stage stage = Stage::volume;
  std::string source;  // the rule's code
  Rate rate;
  Price price;  // after it
};

}  // namespace discounts

template <>
Choices choices<discounts::Stage>();
template <>
Choices choices<discounts::Stacking>();
template <>
Choices choices<discounts::Status>();
template <>
const Entity& entity<discounts::Rule>();
template <>
const Entity& entity<discounts::RuleReference>();
template <>
const Entity& entity<discounts::ApproveRule>();
template <>
const Entity& entity<discounts::Step>();

}  // namespace supercargo

// What an order costs beyond its lines (domain 9.3, A1.6): a rule says for which orders, how much
// and taxed how; a charge is what one came to on an order, copied there, so that a later rule
// changes nothing that was agreed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/actor.h"
#include "kernel/fields.h"
#include "taxes/tax.h"

namespace supercargo {

struct ChargeRuleTag {
  static constexpr char prefix[] = "chr";
};
using ChargeRuleId = Id<ChargeRuleTag>;

namespace charges {

enum class Kind : std::uint8_t {
  urgent,         // of orders inside the standard lead time
  freight,        // by where it goes, what it comes to and what it weighs
  minimum_order,  // of orders that come to less
};
enum class Status : std::uint8_t { draft, active };

// Of each kind an order bears one at most: of the rules that fit, the one of the highest priority,
// then the one that says more about whom or where it is for.
struct Rule {
  ChargeRuleId id;
  std::string code;
  Kind kind = Kind::freight;
  Status status = Status::draft;
  std::string name;
  std::string name_zh_hant;
  std::string name_zh_hans;
  Currency currency;
  std::optional<Money> amount;         // without tax; beside a rate: at least so much
  std::optional<Rate> rate;            // of what the lines come to
  std::string tax_code;                // as products name theirs
  std::vector<std::string> customers;  // codes; none of a restriction: everybody
  std::vector<std::string> customer_kinds;
  std::vector<std::string> countries;  // of delivery
  std::vector<std::string> postcodes;  // how those of the zone begin
  std::vector<std::string> channels;
  std::optional<Money> net_from;   // what the lines come to, discount taken off, without tax
  std::optional<Money> net_below;  // from so much on it is free
  std::optional<std::int64_t> weight_from;  // grams
  std::optional<std::int64_t> weight_below;
  std::int64_t priority = 0;  // the higher goes first
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

// Somebody says that a charge is not asked, and why.
struct Waiver {
  std::string charge;  // its code
  std::string reason;
  PersonId by = {};
  Instant at = {};
};

// Whatever a waiver stands in says so with these: it is ours to give.
inline constexpr Rules waiver_rules{.stored = Stored::as_json, .max = 20, .writers = staff};
// And whatever its charges stand in.
inline constexpr Rules charged_rules{.access = Access::read_only,
                                     .personal = Personal::none,
                                     .stored = Stored::as_json,
                                     .column = "charge_list"};

struct Charge {
  std::string code;
  Kind kind = Kind::freight;
  std::string name;
  std::string name_zh_hant;
  std::string name_zh_hans;
  std::string why;
  Currency currency;
  Money amount;  // as it is priced: with tax where prices include it
  Money net;     // without tax
  std::optional<Rate> rate;
  std::optional<taxes::LineTax> tax;  // none: we are registered nowhere
  bool waived = false;                // it is shown, and not asked
};

// As it is called in the language of that tag.
const std::string& name_in(const Charge& charge, std::string_view language);

}  // namespace charges

template <>
Choices choices<charges::Kind>();
template <>
Choices choices<charges::Status>();
template <>
const Entity& entity<charges::Rule>();
template <>
const Entity& entity<charges::RuleReference>();
template <>
const Entity& entity<charges::ApproveRule>();
template <>
const Entity& entity<charges::Waiver>();
template <>
const Entity& entity<charges::Charge>();

}  // namespace supercargo

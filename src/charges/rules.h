// Which charges an order bears, by rules that are data, and what a rule must be like. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "charges/charge.h"
#include "kernel/json.h"
#include "kernel/result.h"
#include "kernel/time.h"
#include "prices/rules.h"

namespace supercargo::charges {

std::vector<Reason> check_rule(const Rule& rule);

// What of an order decides about its charges.
struct Basis {
  bool urgent = false;
  prices::Wanted buyer = {};       // who, where to, through which channel and received on which day
  std::string_view postcode = {};  // of delivery
  Money net = {};                  // of its lines, its discount taken off, without tax
  std::optional<std::int64_t> grams = {};  // none: some product's weight is not known
};

// One of each kind at most, in the order of the kinds; their tax is the caller's to say. Two rules
// with equal right are a reason against the order (`charge_tied`), never drawn.
std::vector<Charge> due(std::span<const Rule> rules, const Basis& basis,
                        std::vector<Reason>& reasons);
// Null when none has that code.
const Rule* rule_of(std::span<const Rule> rules, std::string_view code);
// Those that are not waived.
std::vector<Charge*> asked(std::vector<Charge>& charges);

// Whether they are asked or waived; a waiver of what no rule knows is a reason against it.
void waive(std::vector<Charge>& charges, std::span<const Waiver> waivers);
std::vector<Reason> check_waivers(std::span<const Waiver> waivers, std::span<const Rule> rules);
// What is new among them is signed; what was said before stays with who said it.
void sign(std::vector<Waiver>& waivers, std::span<const Waiver> before, const journal::Actor& actor,
          Instant now);

// What is waived, as a discount of all that was to be paid: whose authority it needs (domain 9.5).
// Nothing when nothing is. `net` is without what is waived.
std::optional<prices::Offer> waived_of(std::span<const Charge> charges, Money net);

// "FREIGHT 10.00, URGENT 25.00 waived": for people and comparisons.
std::string words_of(std::span<const Charge> charges);
// As they stand in an order's content, with a comma before, and back.
std::string content_of(std::span<const Charge> charges);
std::vector<Charge> charges_of(const Json& content);

}  // namespace supercargo::charges

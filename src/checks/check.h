// What a look at data finds: findings with their place, their level and the numbers seen, so that
// they can be shown, stored as JSON and acknowledged (domain 10). Everything in this folder is
// pure: no database, clock or I/O; safe to call from any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/actor.h"
#include "kernel/fields.h"
#include "kernel/result.h"

namespace supercargo::checks {

// `fail` is an error, `warn` wants a reason, `waiting` hangs on something that is still to come,
// `not_applicable` had nothing to look at.
enum class Outcome : std::uint8_t { pass, warn, fail, waiting, not_applicable };

struct Finding {
  std::string code = {};  // stable: unknown_product, quantity_outlier …
  Outcome level = Outcome::fail;
  std::string pointer = {};  // JSON pointer into the record: /lines/3/quantity
  std::string value = {};    // what stood there; another value there is another finding
  std::string detail = {};   // one sentence; repeats nothing that a person has typed
  RawJson evidence = {};     // the numbers the rule saw: {"median":"11","z":"6.07"}
  std::vector<Suggestion> suggestions = {};
  // Roles, one of which whoever goes on must hold; none: anyone after a warning, and nobody after
  // an error.
  std::vector<std::string> may_go_on = {};
};

// One check with all it found; its result is that of the worst finding.
struct Check {
  std::string code;
  Outcome result = Outcome::not_applicable;
  std::vector<Finding> findings = {};
};

// Somebody has seen a warning and gives the reason for going on.
struct Acknowledgement {
  std::string code;
  std::string pointer;
  std::string value;
  std::string reason_code;
  // Ours: who it was, and what he was then.
  PersonId by = {};
  std::vector<std::string> roles = {};
};

// Of a company's only person, who holds every right (decisions 1).
inline constexpr const char* every_role = "every_role";

// fail, warn, waiting, pass, not_applicable, in this order.
Outcome worse(Outcome a, Outcome b);
Outcome worst(std::span<const Check> checks);

bool covers(const Acknowledgement& acknowledgement, const Finding& finding);
// Adds what somebody acknowledges now, signed with who it is.
void acknowledge(std::vector<Acknowledgement>& all, std::span<const Acknowledgement> given,
                 const journal::Actor& actor);

// What still stands in the way (gate G10, domain 2.0): every error, and every warning that nobody
// has acknowledged with a reason. What is waiting is the business of the gate it waits for.
std::vector<Finding> unsettled(std::span<const Check> checks,
                               std::span<const Acknowledgement> acknowledgements);

// The same as reasons of a refusal.
std::vector<Reason> reasons(std::span<const Finding> findings);

// Evidence is made of texts, since its numbers are decimals: {"median":"11","z":"6.07"}.
class Evidence {
 public:
  Evidence& add(std::string_view name, std::string_view value);
  Evidence& add(std::string_view name, std::int64_t value);
  RawJson json() const { return {"{" + members_ + "}"}; }

 private:
  std::string members_;
};

// Collects what one check finds. A check that looked and found nothing has passed.
class Findings {
 public:
  explicit Findings(Check& check) : check_(check) {}
  void looked() { check_.result = worse(check_.result, Outcome::pass); }
  // Counts as looked. The finding stays valid until the next one is added.
  Finding& add(Finding finding);

 private:
  Check& check_;
};

}  // namespace supercargo::checks

namespace supercargo {
template <>
Choices choices<checks::Outcome>();
template <>
const Entity& entity<Suggestion>();
template <>
const Entity& entity<checks::Finding>();
template <>
const Entity& entity<checks::Check>();
template <>
const Entity& entity<checks::Acknowledgement>();
}  // namespace supercargo

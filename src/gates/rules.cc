#include "gates/rules.h"

#include <algorithm>
#include <array>

#include "kernel/record_json.h"

namespace supercargo::gates {
namespace {

constexpr std::array<const char*, 10> names{
    "customer_verified", "products_valid",  "stock_promised",     "price_in_authority",
    "credit_passed",     "capacity_exists", "customer_confirmed", "approvals_given",
    "consumer_informed", "data_quality"};

constexpr std::string_view customer_checks[] = {"customer_known", "address_complete"};
constexpr std::string_view product_checks[] = {"products_sellable", "units_valid"};

GateCheck gate(std::size_t number, Outcome result, std::string detail) {
  return {"G" + std::to_string(number), names[number - 1], result, std::move(detail), {}, {}};
}

// The errors among the findings of these checks; warnings are the business of G10.
std::string errors_of(std::span<const checks::Check> all, std::span<const std::string_view> codes) {
  std::string errors;
  for (const checks::Check& check : all) {
    if (std::find(codes.begin(), codes.end(), check.code) == codes.end()) continue;
    for (const checks::Finding& finding : check.findings)
      if (finding.level == Outcome::fail)
        errors += (errors.empty() ? "" : "; ") + finding.pointer + ": " + finding.code;
  }
  return errors;
}

GateCheck customer_gate(const Facts& facts) {
  if (!facts.is_customer_active) return gate(1, Outcome::fail, "The customer is not active.");
  const std::string errors = errors_of(facts.checks, customer_checks);
  if (!errors.empty()) return gate(1, Outcome::fail, errors);
  return gate(1, Outcome::pass, "The customer is active; required parts are present and valid.");
}

GateCheck product_gate(const Facts& facts) {
  const std::string errors = errors_of(facts.checks, product_checks);
  if (!errors.empty()) return gate(2, Outcome::fail, errors);
  return gate(2, Outcome::pass, "Every product is active, sellable and in a valid unit.");
}

bool is_short(const LineStock& line) { return !line.is_service && line.available < line.wanted; }

std::string shortage_words(const LineStock& line) {
  std::string words = "Line " + std::to_string(line.line) + " (" + line.sku +
                      "): " + text(line.wanted) + " wanted for " + text(line.day) + ", " +
                      text(line.available) + " can be promised";
  words += line.earliest ? "; all of it on " + text(*line.earliest) + "." : "; no date in sight.";
  return words;
}

std::string stock_evidence(std::span<const LineStock> stock) {
  std::string json = "{\"lines\":[";
  for (const LineStock& line : stock) {
    if (&line != stock.data()) json += ',';
    json += "{\"line\":" + std::to_string(line.line) + ",\"wanted\":\"" + text(line.wanted) +
            "\",\"available_to_promise\":\"" + text(line.available) + "\",\"date\":\"" +
            text(line.day) + "\",\"earliest_date\":";
    json += line.earliest ? '"' + text(*line.earliest) + "\"}" : "null}";
  }
  return json + "]}";
}

// A mistake that no role can wave through (domain 2.6, BM1): stock is there, or it is not.
GateCheck stock_gate(const Facts& facts) {
  std::string shortages;
  for (const LineStock& line : facts.stock)
    if (is_short(line)) shortages += (shortages.empty() ? "" : " ") + shortage_words(line);
  const bool is_settled = std::any_of(facts.stock.begin(), facts.stock.end(),
                                      [](const LineStock& line) { return line.settled; });
  const char* words = is_settled ? "Everything can be promised as the customer agreed."
                                 : "Everything can be promised for its date.";
  GateCheck made =
      shortages.empty() ? gate(3, Outcome::pass, words) : gate(3, Outcome::fail, shortages);
  made.evidence.text = stock_evidence(facts.stock);
  return made;
}

const ApprovalNeed* price_approval(const Facts& facts) {
  for (const ApprovalNeed& need : facts.approvals)
    if (need.rule == "special_price") return &need;
  return nullptr;
}

GateCheck price_gate(const Facts& facts) {
  if (!facts.is_every_price_known)
    return gate(4, Outcome::fail, "A line has no price: neither in the price list nor given.");
  const ApprovalNeed* need = price_approval(facts);
  if (need == nullptr) return gate(4, Outcome::pass, "Every price is within authority.");
  // A policy may ask where the tiers do not.
  const std::string tier = need->tier.empty() ? "." : " at tier " + need->tier + ".";
  if (need->approved) return gate(4, Outcome::pass, "Approved" + tier);
  return gate(4, Outcome::waiting, "A price needs approval" + tier);
}

GateCheck from_check(std::size_t number, const checks::Check& check, const char* nothing) {
  GateCheck made = gate(number, check.result, nothing);
  if (check.result == Outcome::pass) made.detail = "Passed.";
  for (const checks::Finding& finding : check.findings) {
    made.detail = finding.detail;
    made.evidence = finding.evidence;
  }
  return made;
}

GateCheck read_back_gate(const Facts& facts) {
  switch (facts.read_back) {
    case ReadBackNeed::not_asked:
      return gate(7, Outcome::not_applicable, "The customer wants no read-back.");
    case ReadBackNeed::by_channel:
      return gate(7, Outcome::pass, "The customer entered the order himself.");
    case ReadBackNeed::required:
      break;
  }
  if (facts.is_agreed_by_customer)
    return gate(7, Outcome::pass, "The customer agreed to exactly this content.");
  return gate(7, Outcome::waiting,
              facts.was_read_back_sent ? "The read-back was sent; the customer has not answered."
                                       : "The order has to be read back to the customer.");
}

GateCheck approval_gate(const Facts& facts) {
  if (facts.approvals.empty()) return gate(8, Outcome::not_applicable, "No approval is needed.");
  std::string missing;
  for (const ApprovalNeed& need : facts.approvals) {
    if (need.approved) continue;
    missing += (missing.empty() ? "" : "; ") + need.rule + (need.rejected ? " (rejected)" : "") +
               ": " + need.detail;
  }
  if (missing.empty()) return gate(8, Outcome::pass, "Every approval is given.");
  return gate(8, Outcome::waiting, missing);
}

GateCheck consumer_gate(const Facts& facts) {
  if (!facts.is_consumer) return gate(9, Outcome::not_applicable, "The customer is no consumer.");
  if (facts.is_consumer_informed)
    return gate(9, Outcome::pass, "Consumer information and cancellation notice were given.");
  return gate(9, Outcome::waiting,
              "Consumer information and cancellation notice must be given with the read-back.");
}

GateCheck quality_gate(const Facts& facts) {
  const auto open = checks::unsettled(facts.checks, facts.acknowledgements);
  if (open.empty()) return gate(10, Outcome::pass, "No error; every warning is answered for.");
  std::string words;
  bool has_error = false;
  for (const checks::Finding& finding : open) {
    words += (words.empty() ? "" : "; ") + finding.pointer + ": " + finding.code;
    has_error = has_error || finding.level == Outcome::fail;
  }
  return gate(10, has_error ? Outcome::fail : Outcome::warn, words);
}

}  // namespace

ReadBackNeed read_back_need(const customers::Customer& customer, std::string_view channel,
                            const policies::Settings& settings) {
  if (customer.read_back == customers::ReadBack::none) return ReadBackNeed::not_asked;
  const auto& own = settings.self_service_channels;
  const bool entered_himself = std::find(own.begin(), own.end(), channel) != own.end();
  return customer.read_back == customers::ReadBack::by_channel && entered_himself
             ? ReadBackNeed::by_channel
             : ReadBackNeed::required;
}

std::vector<GateCheck> evaluate(const Facts& facts, Instant now) {
  std::vector<GateCheck> all{customer_gate(facts),
                             product_gate(facts),
                             stock_gate(facts),
                             price_gate(facts),
                             from_check(5, facts.credit, "The customer has no credit limit."),
                             from_check(6, facts.capacity, "No capacity is kept for this."),
                             read_back_gate(facts),
                             approval_gate(facts),
                             consumer_gate(facts),
                             quality_gate(facts)};
  for (GateCheck& check : all) check.at = now;
  return all;
}

bool may_verify(std::span<const GateCheck> checks, const Facts& facts) {
  const auto passes = [&](std::size_t number) {
    return checks[number - 1].result == Outcome::pass;
  };
  return passes(1) && passes(2) && passes(10) && facts.is_every_price_known;
}

namespace {

bool passes(const GateCheck& check) {
  return check.result == Outcome::pass || check.result == Outcome::not_applicable;
}

}  // namespace

bool may_confirm(std::span<const GateCheck> checks) {
  return std::all_of(checks.begin(), checks.end(), passes);
}

std::string open_gates(std::span<const GateCheck> checks) {
  std::string open;
  for (const GateCheck& check : checks)
    if (!passes(check)) open += (open.empty() ? "" : " ") + check.code + ": " + check.detail;
  return open;
}

std::vector<Reason> reasons_against(std::span<const GateCheck> checks) {
  std::vector<Reason> reasons;
  for (const GateCheck& check : checks)
    if (!passes(check)) reasons.push_back({"/checks/" + check.code, check.name, check.detail});
  return reasons;
}

Problem not_ready(const char* code, std::span<const GateCheck> checks) {
  Problem problem = invalid(reasons_against(checks));
  problem.code = code;
  problem.detail = "The order is not ready; every reason is listed.";
  return problem;
}

}  // namespace supercargo::gates

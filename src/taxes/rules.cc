#include "taxes/rules.h"

#include <algorithm>
#include <iterator>

#include "kernel/identifiers.h"

namespace supercargo::taxes {
namespace {

struct Member {
  std::string_view country;
  std::string_view from = "0001-01-01";
  std::string_view until = "9999-12-31";
};

// The VAT territory of the union: Directive 2006/112/EC, articles 5 and 6, with the accession of
// Croatia and the end of the United Kingdom's transition. Northern Ireland is not told apart.
constexpr Member members[] = {{"AT"},
                              {"BE"},
                              {"BG"},
                              {"CY"},
                              {"CZ"},
                              {"DE"},
                              {"DK"},
                              {"EE"},
                              {"ES"},
                              {"FI"},
                              {"FR"},
                              {"GR"},
                              {"HU"},
                              {"IE"},
                              {"IT"},
                              {"LT"},
                              {"LU"},
                              {"LV"},
                              {"MC"},
                              {"MT"},
                              {"NL"},
                              {"PL"},
                              {"PT"},
                              {"RO"},
                              {"SE"},
                              {"SI"},
                              {"SK"},
                              {"HR", "2013-07-01"},
                              {"GB", "0001-01-01", "2020-12-31"}};

template <class T>
bool holds_on(const T& kept, Day day) {
  return kept.valid_from <= day && (!kept.valid_until || day <= kept.valid_until);
}

template <class T>
bool overlap(const T& a, const T& b) {
  const bool a_ends_before = a.valid_until && a.valid_until < b.valid_from;
  const bool b_ends_before = b.valid_until && b.valid_until < a.valid_from;
  return !a_ends_before && !b_ends_before;
}

const Registration* registered_in(std::span<const Registration> kept, std::string_view country,
                                  Day day) {
  for (const Registration& each : kept)
    if (each.country == country && holds_on(each, day)) return &each;
  return nullptr;
}

std::string_view origin(std::span<const Registration> kept, const Supply& supply) {
  if (!supply.from.empty() || kept.empty()) return supply.from;
  return std::min_element(kept.begin(), kept.end(),
                          [](const auto& a, const auto& b) { return a.valid_from < b.valid_from; })
      ->country;
}

// Greece writes EL before its numbers.
std::string_view country_of_vat_id(std::string_view vat_id) {
  const std::string_view country = vat_id.substr(0, 2);
  return country == "EL" ? "GR" : country;
}

LineTax untaxed(std::string_view country, Category category, const char* code, const char* reason) {
  LineTax tax{.country = std::string(country), .category = category};
  tax.reason_code = code;
  tax.reason = reason;
  return tax;
}

std::optional<LineTax> domestic(const Kept& kept, const Supply& supply, std::string_view country) {
  for (const Exemption& each : kept.exemptions) {
    if (each.country != country || !holds_on(each, supply.day)) continue;
    return untaxed(country, each.category, each.reason_code.c_str(), each.reason.c_str());
  }
  for (const TaxRate& each : kept.rates) {
    const bool is_it =
        each.country == country && each.code == supply.tax_code && holds_on(each, supply.day);
    if (!is_it) continue;
    LineTax tax{.country = each.country, .category = each.category, .rate = each.rate};
    tax.reason_code = each.reason_code;
    tax.reason = each.reason;
    return tax;
  }
  return std::nullopt;
}

// A business of another state of the union that shows its number.
bool is_business_abroad(const Supply& supply, std::string_view from) {
  const std::string_view country = country_of_vat_id(supply.vat_id);
  return !supply.to_consumer && country != from && in_union(country, supply.day) &&
         vat_verdict(supply.vat_id) != Verdict::invalid;
}

// From a country of registration to one where we have none.
std::optional<LineTax> abroad(const Kept& kept, const Supply& supply, std::string_view from) {
  const bool is_within = in_union(from, supply.day) && in_union(supply.to, supply.day);
  if (is_within && is_business_abroad(supply, from)) {
    return supply.is_service
               ? untaxed(from, Category::reverse_charge, "VATEX-EU-AE", "Reverse charge")
               : untaxed(from, Category::intra_community, "VATEX-EU-IC", "Intra-Community supply");
  }
  if (is_within || (supply.is_service && supply.to_consumer)) return domestic(kept, supply, from);
  return supply.is_service ? untaxed(from, Category::outside_scope, "VATEX-EU-O",
                                     "Service to a business outside the country")
                           : untaxed(from, Category::export_outside, "VATEX-EU-G", "Export");
}

void check_validity(Day from, Day until, std::vector<Reason>& reasons) {
  if (until && until < from)
    reasons.push_back({"/valid_until", "ends_before_it_begins", "It would never hold."});
}

Reason overlapping(Day from) {
  return {"/valid_from", "overlaps",
          "Another one holds in that time, from " + text(from) + "; end it first."};
}

}  // namespace

bool in_union(std::string_view country, Day day) {
  return std::any_of(std::begin(members), std::end(members), [&](const Member& member) {
    if (member.country != country) return false;
    const std::string on = text(day);
    return member.from <= on && on <= member.until;
  });
}

const Registration* governing(std::span<const Registration> kept, const Supply& supply) {
  const std::string_view from = origin(kept, supply);
  const std::string_view to = supply.to.empty() ? from : supply.to;
  const Registration* there = registered_in(kept, to, supply.day);
  return there != nullptr ? there : registered_in(kept, from, supply.day);
}

std::optional<LineTax> decide(const Kept& kept, const Supply& supply) {
  const Registration* rules = governing(kept.registrations, supply);
  if (rules == nullptr)
    return untaxed("", Category::outside_scope, "VATEX-EU-O",
                   "Not registered for tax where it is supplied");
  const bool is_there = supply.to.empty() || rules->country == supply.to;
  return is_there ? domestic(kept, supply, rules->country) : abroad(kept, supply, rules->country);
}

std::vector<Reason> check_rate(const TaxRate& given, std::span<const TaxRate> kept) {
  std::vector<Reason> reasons;
  const bool is_taxed = given.category == Category::standard;
  if (is_taxed && given.rate == Rate{})
    reasons.push_back({"/rate", "required", "A rate of nothing is zero, exempt or the like."});
  if (!is_taxed && given.rate != Rate{})
    reasons.push_back({"/rate", "not_of_this_category", "Only standard has a rate."});
  if (!is_taxed && given.reason_code.empty())
    reasons.push_back({"/reason_code", "required", "It says why no tax is asked."});
  check_validity(given.valid_from, given.valid_until, reasons);
  for (const TaxRate& each : kept) {
    if (each.id != given.id && each.country == given.country && each.code == given.code &&
        overlap(each, given))
      reasons.push_back(overlapping(each.valid_from));
  }
  return reasons;
}

std::vector<Reason> check_registration(const Registration& given,
                                       std::span<const Registration> kept) {
  std::vector<Reason> reasons;
  check_validity(given.valid_from, given.valid_until, reasons);
  for (const Registration& each : kept)
    if (each.id != given.id && each.country == given.country && overlap(each, given))
      reasons.push_back(overlapping(each.valid_from));
  return reasons;
}

std::vector<Reason> check_exemption(const Exemption& given, std::span<const Exemption> kept) {
  std::vector<Reason> reasons;
  if (given.category == Category::standard)
    reasons.push_back({"/category", "is_taxed", "Whoever is exempt pays no rate."});
  check_validity(given.valid_from, given.valid_until, reasons);
  for (const Exemption& each : kept)
    if (each.id != given.id && each.country == given.country && overlap(each, given))
      reasons.push_back(overlapping(each.valid_from));
  return reasons;
}

}  // namespace supercargo::taxes

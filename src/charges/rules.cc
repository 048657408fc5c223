#include "charges/rules.h"

#include <algorithm>
#include <tuple>

#include "kernel/text_keys.h"

namespace supercargo::charges {
namespace {

constexpr Kind kinds[] = {Kind::urgent, Kind::freight, Kind::minimum_order};

bool names(const std::vector<std::string>& among, std::string_view wanted) {
  return among.empty() || std::find(among.begin(), among.end(), wanted) != among.end();
}

bool is_in_zone(const std::vector<std::string>& zone, std::string_view postcode) {
  const std::string whole = code_key(postcode);
  return zone.empty() || std::any_of(zone.begin(), zone.end(), [&](const std::string& begin) {
           return whole.starts_with(code_key(begin));
         });
}

bool fits_weight(const Rule& rule, const std::optional<std::int64_t>& grams) {
  if (!rule.weight_from && !rule.weight_below) return true;
  return grams && *grams >= rule.weight_from.value_or(0) &&
         (!rule.weight_below || *grams < *rule.weight_below);
}

bool fits(const Rule& rule, const Basis& basis) {
  const bool holds = rule.valid_from <= basis.buyer.received &&
                     (!rule.valid_until || basis.buyer.received <= rule.valid_until);
  return rule.status == Status::active && holds && rule.currency == basis.net.currency &&
         (rule.kind != Kind::urgent || basis.urgent) &&
         names(rule.customers, basis.buyer.customer_code) &&
         names(rule.customer_kinds, basis.buyer.customer_kind) &&
         names(rule.countries, basis.buyer.country) && names(rule.channels, basis.buyer.channel) &&
         is_in_zone(rule.postcodes, basis.postcode) &&
         (!rule.net_from || rule.net_from->minor <= basis.net.minor) &&
         (!rule.net_below || basis.net.minor < rule.net_below->minor) &&
         fits_weight(rule, basis.grams);
}

// What decides between rules that fit.
auto right_of(const Rule& rule) {
  return std::tuple(rule.priority, !rule.customers.empty(), !rule.postcodes.empty(),
                    !rule.countries.empty(), !rule.customer_kinds.empty(), !rule.channels.empty(),
                    rule.weight_from.has_value() || rule.weight_below.has_value());
}

std::optional<Money> amount_of(const Rule& rule, Money net) {
  const Money least = rule.amount.value_or(Money{0, net.currency});
  if (!rule.rate) return least;
  const auto share = share_of(net, *rule.rate, Rounding::half_up);
  return share ? std::optional(share->minor < least.minor ? least : *share) : std::nullopt;
}

std::string why(const Rule& rule, const Basis& basis) {
  std::string words = rule.kind == Kind::urgent          ? "An urgent order"
                      : rule.kind == Kind::minimum_order ? "A small order"
                      : basis.buyer.country.empty()
                          ? "Delivery"
                          : "Delivery to " + std::string(basis.buyer.country);
  if (rule.net_below)
    words += ": " + text(basis.net) + ", free from " + text(*rule.net_below) + " on";
  return words + '.';
}

Charge charge_of(const Rule& rule, const Basis& basis, Money amount) {
  return {.code = rule.code,
          .kind = rule.kind,
          .name = rule.name,
          .name_zh_hant = rule.name_zh_hant,
          .name_zh_hans = rule.name_zh_hans,
          .why = why(rule, basis),
          .currency = basis.net.currency,
          .amount = amount,
          .net = amount,
          .rate = rule.rate};
}

}  // namespace

std::vector<Reason> check_rule(const Rule& rule) {
  std::vector<Reason> reasons;
  if (!rule.amount && !rule.rate)
    reasons.push_back({"/amount", "required", "An amount, a rate, or both."});
  if (rule.valid_until && rule.valid_until < rule.valid_from)
    reasons.push_back({"/valid_until", "ends_before_it_begins", "It would never hold."});
  if (rule.net_from && rule.net_below && rule.net_below->minor <= rule.net_from->minor)
    reasons.push_back({"/net_below", "never_reached", "No order comes to that."});
  if (rule.weight_from && rule.weight_below && *rule.weight_below <= *rule.weight_from)
    reasons.push_back({"/weight_below", "never_reached", "No order weighs that."});
  if (rule.kind == Kind::minimum_order && !rule.net_below)
    reasons.push_back({"/net_below", "required", "What an order has to come to at least."});
  return reasons;
}

std::vector<Charge> due(std::span<const Rule> rules, const Basis& basis,
                        std::vector<Reason>& reasons) {
  std::vector<Charge> all;
  for (const Kind kind : kinds) {
    std::vector<const Rule*> fitting;
    for (const Rule& rule : rules)
      if (rule.kind == kind && fits(rule, basis)) fitting.push_back(&rule);
    if (fitting.empty()) continue;
    const Rule* const best =
        *std::max_element(fitting.begin(), fitting.end(),
                          [](const Rule* a, const Rule* b) { return right_of(*a) < right_of(*b); });
    for (const Rule* other : fitting) {
      if (other != best && right_of(*other) == right_of(*best)) {
        reasons.push_back({"/charges", "charge_tied",
                           best->code + " and " + other->code +
                               " hold with equal right: one of them needs a higher priority."});
      }
    }
    const auto amount = amount_of(*best, basis.net);
    if (!amount)
      reasons.push_back({"/charges", "amount_too_large", best->code + " leaves all bounds."});
    else if (amount->minor > 0)
      all.push_back(charge_of(*best, basis, *amount));
  }
  return all;
}

const Rule* rule_of(std::span<const Rule> rules, std::string_view code) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& each) { return each.code == code; });
  return found == rules.end() ? nullptr : &*found;
}

std::vector<Charge*> asked(std::vector<Charge>& charges) {
  std::vector<Charge*> all;
  for (Charge& charge : charges)
    if (!charge.waived) all.push_back(&charge);
  return all;
}

void waive(std::vector<Charge>& charges, std::span<const Waiver> waivers) {
  for (Charge& charge : charges)
    charge.waived = std::any_of(waivers.begin(), waivers.end(),
                                [&](const Waiver& waiver) { return waiver.charge == charge.code; });
}

std::vector<Reason> check_waivers(std::span<const Waiver> waivers, std::span<const Rule> rules) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < waivers.size(); ++i) {
    const auto is_same = [&](const Waiver& each) { return each.charge == waivers[i].charge; };
    const std::string pointer = "/charge_waivers/" + std::to_string(i) + "/charge";
    if (rule_of(rules, waivers[i].charge) == nullptr)
      reasons.push_back({pointer, "unknown_charge", "No charge in force has this code."});
    else if (std::count_if(waivers.begin(), waivers.end(), is_same) > 1)
      reasons.push_back({pointer, "named_twice", "A charge is waived once."});
  }
  return reasons;
}

void sign(std::vector<Waiver>& waivers, std::span<const Waiver> before, const journal::Actor& actor,
          Instant now) {
  for (Waiver& waiver : waivers) {
    if (waiver.at) continue;
    const auto old = std::find_if(before.begin(), before.end(), [&](const Waiver& each) {
      return each.charge == waiver.charge && each.reason == waiver.reason;
    });
    waiver.by = old == before.end() ? actor.person : old->by;
    waiver.at = old == before.end() ? now : old->at;
  }
}

std::optional<prices::Offer> waived_of(std::span<const Charge> charges, Money net) {
  prices::Offer offer{.list = net.minor, .given = net.minor, .cost = 0};
  for (const Charge& charge : charges)
    if (charge.waived) offer.list += charge.net.minor;
  if (offer.list == offer.given) return std::nullopt;
  return offer;
}

std::string words_of(std::span<const Charge> charges) {
  std::string words;
  for (const Charge& charge : charges)
    words += (words.empty() ? "" : ", ") + charge.code + ' ' + text(charge.amount) +
             (charge.waived ? " waived" : "");
  return words;
}

std::string content_of(std::span<const Charge> charges) {
  std::string out;
  for (const Charge& charge : charges) {
    out += out.empty() ? ",\"charges\":[{\"code\":" : ",{\"code\":";
    append_json_text(out, charge.code);
    out += ",\"amount\":";
    append_json_text(out, text(charge.amount));
    out += charge.waived ? ",\"waived\":\"true\"}" : "}";
  }
  return out.empty() ? out : out + ']';
}

std::vector<Charge> charges_of(const Json& content) {
  std::vector<Charge> charges;
  const auto list = content.find("charges");
  if (!list) return charges;
  const auto currency = Currency::parse(content.text_of("currency")).value_or(Currency{});
  for (auto at = list->first(); at; at = at->next()) {
    Charge& charge = charges.emplace_back();
    charge.code = at->text_of("code");
    charge.amount = parse_money(at->text_of("amount"), currency).value_or(Money{0, currency});
    charge.waived = at->text_of("waived") == "true";
  }
  return charges;
}

}  // namespace supercargo::charges

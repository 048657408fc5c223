#include "rights/jurisdiction.h"

#include <algorithm>
#include <iterator>

namespace supercargo {

using rights::Source;

namespace {

constexpr const char* jurisdiction_names[] = {"uk", "eu", "hong_kong", "other"};
constexpr const char* exemption_names[] = {
    "bespoke",           "perishable",   "sealed_hygiene",  "mixed",
    "sealed_recording",  "newspaper",    "digital_content", "dated_service",
    "performed_service", "market_price", "urgent_repair",   "future_alcohol"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none, .max = 400};
constexpr Field source_fields[] = {
    field<&Source::where>("where", shown),
    field<&Source::says>("says", shown),
};

}  // namespace

template <>
Choices choices<rights::Jurisdiction>() {
  return {jurisdiction_names, std::size(jurisdiction_names)};
}
template <>
Choices choices<rights::Exemption>() {
  return {exemption_names, std::size(exemption_names)};
}
template <>
const Entity& entity<Source>() {
  static constexpr Entity described = describe<Source>("legal_source", "", source_fields);
  return described;
}

namespace rights {
namespace {

using Cited = std::pair<std::string_view, std::string_view>;

constexpr Cited uk_sources[] = {
    {"Consumer Contracts Regulations 2013 (SI 2013/3134), reg. 29 and 30",
     "14 days after the day on which the last of the goods came into the consumer's possession; "
     "for a service, after the day of the contract."},
    {"reg. 31", "Up to 12 months more when the right was not told; told later, 14 days from then."},
    {"reg. 28", "What is exempt: bespoke, perishable, dated transport and rental, and others."},
    {"reg. 34",
     "Refund within 14 days after the goods are back or proof of sending was given, the earlier; "
     "with the standard outbound delivery, by the same means of payment."},
    {"reg. 35",
     "Goods go back within 14 days after the notice, at the consumer's cost if told so."},
    {"reg. 14", "The button says that ordering means paying; the summary stands directly above."},
    {"reg. 13 and 16",
     "Information before the contract, and its confirmation on a durable medium."},
    {"Consumer Rights Act 2015, s. 28", "Delivered within 30 days unless another time was agreed."},
};
constexpr Cited eu_sources[] = {
    {"Directive 2011/83/EU, Art. 9",
     "14 days after possession of the goods, with several parcels of the last; for a service, "
     "after the day of the contract."},
    {"Regulation (EEC, Euratom) 1182/71, Art. 3(4); recital 41",
     "A period whose last day is a Saturday, Sunday or public holiday ends with the next working "
     "day."},
    {"Art. 10", "12 months more when the right was not told; told later, 14 days from then."},
    {"Art. 16", "What is exempt: bespoke, perishable, dated transport and rental, and others."},
    {"Art. 13",
     "Refund within 14 days of the notice, withheld until the goods are back or proof of sending "
     "was given, the earlier; with the standard outbound delivery."},
    {"Art. 14",
     "Goods go back within 14 days after the notice, at the consumer's cost if told so."},
    {"Art. 8(2)", "The button says that ordering means paying; the summary stands directly above."},
    {"Art. 6 and 8(7)",
     "Information before the contract, and its confirmation on a durable medium."},
    {"Art. 11a (Directive (EU) 2023/2673)",
     "A function to withdraw online in two steps, acknowledged with date and time on a durable "
     "medium."},
    {"Art. 18", "Delivered within 30 days unless another time was agreed."},
};
constexpr Cited hong_kong_sources[] = {
    {"No general statutory cooling-off period", "Withdrawal is by agreement alone."},
    {"Trade Descriptions Ordinance (Cap. 362)",
     "False descriptions, misleading omissions, bait advertising and wrongly accepting payment are "
     "offences."},
};
constexpr Cited other_sources[] = {
    {"No law is kept for this country", "Ask before promising or refusing anything."},
};

constexpr Law laws[] = {
    {.which = Jurisdiction::uk,
     .period_days = 14,
     .extension_months = 12,
     .send_back_days = 14,
     .refund_clock = RefundClock::goods_or_proof,
     .refund_days = 14,
     .delivery_days_max = 30,
     .consumer_sends_back_at_own_cost = true,
     .prescribes_button = true,
     .has_exemptions = true,
     .sources = uk_sources},
    {.which = Jurisdiction::eu,
     .period_days = 14,
     .ends_on_working_day = true,
     .extension_months = 12,
     .send_back_days = 14,
     .refund_clock = RefundClock::notice,
     .refund_days = 14,
     .delivery_days_max = 30,
     .consumer_sends_back_at_own_cost = true,
     .prescribes_button = true,
     .asks_online_function = true,
     .has_exemptions = true,
     .sources = eu_sources},
    {.which = Jurisdiction::hong_kong, .sources = hong_kong_sources},
    {.which = Jurisdiction::other, .sources = other_sources},
};

// The Union, and Iceland, Liechtenstein and Norway beside it.
constexpr std::string_view follow_directive[] = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"};

}  // namespace

const Law& law_of(Jurisdiction which) { return laws[static_cast<int>(which)]; }

Jurisdiction jurisdiction_of(std::string_view country) {
  if (country == "GB") return Jurisdiction::uk;
  if (country == "HK") return Jurisdiction::hong_kong;
  const bool is_eu = std::find(std::begin(follow_directive), std::end(follow_directive), country) !=
                     std::end(follow_directive);
  return is_eu ? Jurisdiction::eu : Jurisdiction::other;
}

}  // namespace rights
}  // namespace supercargo

#include "rights/rules.h"

#include <algorithm>
#include <iterator>

namespace supercargo::rights {
namespace {

constexpr int saturday = 6;
constexpr int months_a_year = 12;

// The same day of a later month; its last where it has none such.
Day months_after(Day day, int months) {
  const int counted = day.month() - 1 + months;
  const int year = day.year() + counted / months_a_year;
  const int month = counted % months_a_year + 1;
  for (int of_month = day.day_of_month(); of_month > 0; --of_month)
    if (const auto found = make_day(year, month, of_month)) return *found;
  return day;
}

Day next_working(Day day, std::span<const Day> holidays) {
  while (day.weekday() >= saturday ||
         std::find(holidays.begin(), holidays.end(), day) != holidays.end())
    day = day + 1;
  return day;
}

// CCR reg. 31 and Art. 10: told within the extension, as many days from then; else the whole of it.
Day end_of(const Law& law, const Contract& contract, Day begins) {
  const Day usual = begins + law.period_days;
  if (contract.told && contract.told <= begins) return usual;
  const bool is_told_late =
      contract.told && contract.told <= months_after(begins, law.extension_months);
  return is_told_late ? contract.told + law.period_days : months_after(usual, law.extension_months);
}

bool depends_on_use(Exemption exemption) {
  constexpr Exemption all[] = {Exemption::sealed_hygiene, Exemption::mixed,
                               Exemption::sealed_recording, Exemption::digital_content,
                               Exemption::performed_service};
  return std::find(std::begin(all), std::end(all), exemption) != std::end(all);
}

Day earlier(Day one, Day other) {
  if (!one || !other) return one ? one : other;
  return std::min(one, other);
}

std::string folded(std::string_view text) {
  std::string small;
  small.reserve(text.size());
  for (const char c : text) {
    const bool is_blank = c == '\n' || c == '\t' || c == '\r';
    small += is_blank ? ' ' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return small;
}

// The number that stands there after blanks, and where it ends.
std::optional<std::pair<std::int64_t, std::size_t>> number_at(std::string_view text,
                                                              std::size_t from) {
  while (from < text.size() && text[from] == ' ') ++from;
  constexpr int digits_max = 9;
  std::int64_t number = 0;
  std::size_t at = from;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at < from + digits_max)
    number = number * 10 + (text[at++] - '0');
  if (at == from) return std::nullopt;
  return std::pair{number, at};
}

struct Claim {
  std::string_view before;
  std::string_view after;  // has to stand near behind the number; empty: nothing has to
};
constexpr Claim claims[] = {{"only", "left"}, {"only", "remaining"}, {"only", "in stock"},
                            {"just", "left"}, {"last", "in stock"},  {"last", "left"},
                            {"只剩", ""},     {"僅剩", ""},          {"仅剩", ""},
                            {"只餘", ""},     {"尚餘", ""},          {"仅余", ""},
                            {"最後", "件"},   {"最后", "件"}};
constexpr std::size_t near = 24;

constexpr std::string_view further[] = {"plus delivery",
                                        "plus shipping",
                                        "plus freight",
                                        "plus postage",
                                        "plus vat",
                                        "plus tax",
                                        "excl. vat",
                                        "excluding vat",
                                        "ex vat",
                                        "excl. delivery",
                                        "excluding delivery",
                                        "excl. freight",
                                        "excluding freight",
                                        "excl. shipping",
                                        "excluding shipping",
                                        "delivery not included",
                                        "freight not included",
                                        "delivery extra",
                                        "freight extra",
                                        "shipping extra",
                                        "另加運費",
                                        "另加运费",
                                        "不包運費",
                                        "不含运费",
                                        "不含運費",
                                        "另加稅",
                                        "另加税",
                                        "未連稅",
                                        "不含稅",
                                        "不含税",
                                        "運費另計",
                                        "运费另计"};

}  // namespace

Period period_of(const Contract& contract, std::span<const Day> holidays, Day today) {
  const Law& law = law_of(contract.jurisdiction);
  if (law.period_days == 0) return {.standing = Standing::no_right};
  if (!contract.at_a_distance) return {.standing = Standing::not_distant};
  const Day begins = contract.services_alone ? contract.concluded : contract.last_parcel;
  if (!begins) return {.standing = Standing::not_begun};
  Period period{.begins = begins, .ends = end_of(law, contract, begins)};
  period.extended = period.ends > begins + law.period_days;
  if (law.ends_on_working_day) period.ends = next_working(period.ends, holidays);
  period.standing = today <= period.ends ? Standing::running : Standing::over;
  return period;
}

Verdict verdict_on(const LineFacts& line, Jurisdiction jurisdiction) {
  if (!line.exemption || !law_of(jurisdiction).has_exemptions) return Verdict::may_withdraw;
  if (*line.exemption == Exemption::bespoke)
    return line.is_bespoke_order && line.is_specification_signed ? Verdict::exempt
                                                                 : Verdict::may_withdraw;
  if (line.reason.empty()) return Verdict::may_withdraw;
  const bool is_of_a_seal = *line.exemption == Exemption::sealed_hygiene ||
                            *line.exemption == Exemption::sealed_recording;
  if (is_of_a_seal && line.is_unsealed) return Verdict::exempt;
  return depends_on_use(*line.exemption) ? Verdict::depends : Verdict::exempt;
}

Refund refund_of(const Notice& notice) {
  const Law& law = law_of(notice.jurisdiction);
  if (law.refund_clock == RefundClock::none || !notice.declared) return {};
  const Day by_notice = notice.declared + law.refund_days;
  if (!notice.has_goods) return {.due = by_notice};
  const Day seen = earlier(notice.goods_back, notice.proof_of_sending);
  Refund refund{.send_back_by = notice.declared + law.send_back_days};
  if (!seen) {
    refund.withheld = true;
    return refund;
  }
  refund.due = law.refund_clock == RefundClock::goods_or_proof ? seen + law.refund_days
                                                               : std::max(by_notice, seen);
  return refund;
}

std::vector<Reason> missing_in(const Information& information) {
  std::vector<Reason> reasons;
  const auto ask = [&](bool is_there, const char* code, const char* detail) {
    if (!is_there) reasons.push_back({"/information", code, detail});
  };
  ask(information.has_name, "seller_name_missing", "The letterhead does not name the company.");
  ask(information.has_address, "seller_address_missing",
      "A consumer is told the seller's address: the letterhead has none.");
  ask(information.has_contact, "seller_contact_missing",
      "A consumer is told how to reach the seller: the letterhead does not say.");
  ask(information.has_lines, "nothing_ordered", "Nothing is ordered.");
  ask(information.is_every_price_known, "price_not_whole",
      "A consumer sees the whole price first: a line has none.");
  ask(information.has_delivery, "delivery_unknown", "A consumer is told when it is delivered.");
  return reasons;
}

std::vector<std::int64_t> scarcity_claims(std::string_view text) {
  const std::string words = folded(text);
  std::vector<std::int64_t> found;
  for (const Claim& claim : claims) {
    for (auto at = words.find(claim.before); at != std::string::npos;
         at = words.find(claim.before, at + 1)) {
      const auto number = number_at(words, at + claim.before.size());
      if (!number) continue;
      const std::string behind = words.substr(number->second, near);
      if (behind.find(claim.after) == std::string::npos) continue;
      if (std::find(found.begin(), found.end(), number->first) == found.end())
        found.push_back(number->first);
    }
  }
  return found;
}

bool tells_of_further_charges(std::string_view text) {
  const std::string words = folded(text);
  return std::any_of(std::begin(further), std::end(further),
                     [&](std::string_view each) { return words.find(each) != std::string::npos; });
}

}  // namespace supercargo::rights

#include "notices/rules.h"

#include <algorithm>

#include "notices/words.h"
#include "printing/figures.h"

namespace supercargo::notices {
namespace {

using orders::Line;
using orders::Order;
using printing::Language;
using rights::Verdict;

using Values = std::vector<std::pair<std::string, std::string>>;
std::string filled(std::string words, const Values& values) {
  for (const auto& [name, value] : values) {
    const std::string place = '{' + name + '}';
    const auto at = words.find(place);
    if (at != std::string::npos) words.replace(at, place.size(), value);
  }
  return words;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const std::string& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : between) + part;
  return all;
}

struct Telling {
  const Order& order;
  const customers::Customer& customer;
  const Known& known;
  Language language;
  const Words& words;
  const rights::Law& law;
};

std::string address_of(const letterheads::Letterhead& letterhead) {
  if (!letterhead.address.empty()) return joined(letterhead.address, ", ");
  const letterheads::Identity& identity = letterhead.identity;
  if (identity.line1.empty()) return {};
  return joined(
      {identity.line1, identity.line2, identity.postcode, identity.city, identity.country}, ", ");
}

std::string contact_of(const letterheads::Letterhead& letterhead) {
  return joined({letterhead.identity.email, joined(letterhead.footer_right, ", ")}, ", ");
}

Section seller(const Telling& telling) {
  const auto& letterhead = telling.known.letterhead;
  const std::string& legal = letterhead.identity.legal_name;
  const bool is_other = !legal.empty() && legal != letterhead.company;
  return {telling.words.seller,
          {joined({letterhead.company, is_other ? legal : "", address_of(letterhead),
                   contact_of(letterhead)},
                  ", ")}};
}

Section sale(const Telling& telling) {
  const Order& order = telling.order;
  const Words& words = telling.words;
  Section section{words.sale, {}};
  std::vector<std::string> goods;
  for (const Line& line : order.lines)
    goods.push_back(printing::shown(line.quantity) + ' ' + line.unit + ' ' + line.name);
  section.paragraphs.push_back(joined(goods, "; "));
  if (!order.totals.gross.currency.empty()) {
    section.paragraphs.push_back(
        filled(words.total, {{"total", printing::shown_with_currency(order.totals.gross)}}) + ' ' +
        words.no_more);
  }
  const Day day = order.promise_date ? order.promise_date : order.requested_date;
  std::string when;
  if (day)
    when = filled(words.delivery, {{"date", printing::shown(day, telling.language)}});
  else if (telling.law.delivery_days_max > 0)
    when = filled(words.delivery_days, {{"days", std::to_string(telling.law.delivery_days_max)}});
  const std::int64_t days = telling.customer.payment_days;
  const std::string payment =
      days > 0 ? filled(words.payment, {{"days", std::to_string(days)}}) : words.payment_now;
  section.paragraphs.push_back(joined({when, payment}, " "));
  return section;
}

bool is_of_services_alone(const Order& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const Line& line) { return line.is_service; });
}

Section withdrawal(const Telling& telling) {
  const Words& words = telling.words;
  if (telling.law.period_days == 0) return {words.withdrawal, {words.no_right}};
  const char* right = is_of_services_alone(telling.order) ? words.of_services : words.may_withdraw;
  const bool is_by_notice = telling.law.refund_clock == rights::RefundClock::notice;
  return {words.withdrawal,
          {filled(right, {{"days", std::to_string(telling.law.period_days)}}), words.to_withdraw,
           is_by_notice ? words.effects_eu : words.effects_uk, words.return_cost}};
}

Section exempt(const Telling& telling, std::vector<ToldExemption>& told) {
  Section section{telling.words.exempt, {}};
  for (const Line& line : telling.order.lines) {
    const auto facts = facts_of(telling.order, line, telling.known.goods);
    const Verdict verdict = verdict_on(facts, telling.law.which);
    if (verdict == Verdict::may_withdraw) continue;
    told.push_back({line.line, *facts.exemption, facts.reason});
    section.paragraphs.push_back(
        filled(verdict == Verdict::exempt ? telling.words.exempt_line : telling.words.depends_line,
               {{"line", std::to_string(line.line)},
                {"name", line.name},
                {"why", words_of(*facts.exemption, telling.language)},
                {"reason", facts.reason}}));
  }
  return section;
}

std::vector<Reason> missing(const Telling& telling) {
  const Order& order = telling.order;
  const auto& letterhead = telling.known.letterhead;
  rights::Information information{.has_name = !letterhead.company.empty(),
                                  .has_address = !address_of(letterhead).empty(),
                                  .has_contact = !contact_of(letterhead).empty(),
                                  .has_lines = !order.lines.empty()};
  information.is_every_price_known =
      std::all_of(order.lines.begin(), order.lines.end(),
                  [](const Line& line) { return line.unit_price.has_value(); });
  information.has_delivery =
      order.promise_date || order.requested_date || telling.law.delivery_days_max > 0 ||
      std::all_of(order.lines.begin(), order.lines.end(),
                  [](const Line& line) { return line.promise_date || line.requested_date; });
  return missing_in(information);
}

// Domain A1.6: all charges in the first price; what is said of the stock is what can be promised.
void check_words(const std::string& words, const std::string& pointer,
                 std::optional<Quantity> available, std::vector<Reason>& reasons) {
  constexpr std::int64_t micro = 1'000'000;
  if (rights::tells_of_further_charges(words))
    reasons.push_back({pointer, "charge_outside_price",
                       "A consumer sees the whole price first: make the charge a line."});
  for (const std::int64_t claimed : rights::scarcity_claims(words)) {
    if (!available || available->micro != claimed * micro) {
      reasons.push_back({pointer, "false_scarcity",
                         available ? "What can be promised is " + text(*available) + "."
                                   : "Nothing is said of scarcity but of one line's goods."});
    }
  }
}

void check_ethics(const Telling& telling, std::vector<Reason>& reasons) {
  check_words(telling.order.notes, "/notes", std::nullopt, reasons);
  for (std::size_t i = 0; i < telling.order.lines.size(); ++i) {
    const Line& line = telling.order.lines[i];
    const auto found = telling.known.available_to_promise.find(line.line);
    const bool is_known = found != telling.known.available_to_promise.end();
    const auto available = is_known ? std::optional(found->second) : std::nullopt;
    const std::string pointer = "/lines/" + std::to_string(i);
    check_words(line.note, pointer + "/note", available, reasons);
    check_words(line.name, pointer + "/name", available, reasons);
  }
}

std::string text_of(const std::vector<Section>& sections) {
  std::string all;
  for (const Section& section : sections) {
    all += (all.empty() ? "" : "\n") + section.heading + '\n';
    for (const std::string& paragraph : section.paragraphs) all += paragraph + '\n';
  }
  return all;
}

}  // namespace

rights::Jurisdiction jurisdiction_of(std::optional<rights::Jurisdiction> kept, const Order& order) {
  if (kept) return *kept;
  return rights::jurisdiction_of(order.delivery_address ? order.delivery_address->country : "");
}

rights::LineFacts facts_of(const Order& order, const Line& line, const GoodsById& goods) {
  rights::LineFacts facts;
  facts.is_bespoke_order = order.order_type == orders::OrderType::bespoke;
  facts.is_specification_signed = order.specification_version_signed > 0 &&
                                  order.specification_version_signed == order.specification_version;
  const auto found = goods.find(line.product.value);
  if (found == goods.end()) return facts;
  facts.exemption = found->second.exemption;
  facts.reason = found->second.reason;
  if (!facts.exemption && found->second.made_to_order) {
    facts.exemption = rights::Exemption::bespoke;
    if (facts.is_specification_signed)
      facts.reason = "Specification " + std::to_string(order.specification_version_signed) + '.';
  }
  return facts;
}

bool claims_scarcity(const Order& order) {
  const auto claims = [](const std::string& words) {
    return !rights::scarcity_claims(words).empty();
  };
  return claims(order.notes) ||
         std::any_of(order.lines.begin(), order.lines.end(),
                     [&](const Line& line) { return claims(line.note) || claims(line.name); });
}

Information information_for(const Order& order, const customers::Customer& customer,
                            const Known& known, Language language) {
  Information made{.jurisdiction = jurisdiction_of(known.jurisdiction, order)};
  const rights::Law& law = rights::law_of(made.jurisdiction);
  const Telling telling{order, customer, known, language, words_of(language), law};
  made.sections = {seller(telling), sale(telling), withdrawal(telling)};
  auto exemptions = exempt(telling, made.exemptions);
  if (!exemptions.paragraphs.empty()) made.sections.push_back(std::move(exemptions));
  if (law.period_days > 0)
    made.sections.push_back({telling.words.form, {telling.words.form_words}});
  made.sections.push_back({telling.words.faults, {telling.words.faults_words}});
  made.text = text_of(made.sections);
  made.reasons = missing(telling);
  check_ethics(telling, made.reasons);
  return made;
}

}  // namespace supercargo::notices

#include "declarations/own.h"

#include "agreements/beside.h"
#include "documents/queries.h"
#include "notices/store.h"
#include "orders/rules.h"
#include "people/secrets.h"
#include "printing/figures.h"
#include "withdrawals/store.h"

namespace supercargo::declarations {
namespace {

constexpr char channel[] = "page";

// Who tried in vain stands on the order's timeline: the refusal has its reason and dates.
void tell_refused(journal::Unit& unit, const orders::Order& order,
                  const std::vector<Reason>& reasons) {
  journal::Fact fact = orders::about(order, "sales_order_withdrawal_refused");
  for (const Reason& reason : reasons)
    fact.reason += (fact.reason.empty() ? "" : " ") + reason.detail;
  unit.tell(std::move(fact));
}

}  // namespace

std::optional<Own> look(const db::Reader& reader, const std::string& token,
                        const std::string& language, Instant now) {
  const auto notice = notices::store::find_by_token(reader, people::digest_of(token));
  if (!notice) return std::nullopt;
  auto order = agreements::order_of(reader, notice->sales_order);
  const bool is_known = printing::parse_language(language).has_value();
  auto setting = documents::setting_for(
      reader, {.language = is_known ? language : printing::tag_of(notice->language)}, "");
  if (!setting) return std::nullopt;
  auto rights = withdrawals::rights_at(reader, order, now);
  auto before = withdrawals::store::of_order(reader, order.id);
  return Own{std::move(order), std::move(*setting), std::move(rights), std::move(before)};
}

std::optional<Own> take(journal::Unit& unit, const std::string& token, const std::string& language,
                        Step step, const withdrawals::Declare& given) {
  auto own = look(unit.db, token, language, unit.now());
  if (!own) return own;
  own->reasons = withdrawals::check_declared(own->rights, given);
  if (step == Step::statement) return own;
  if (!own->reasons.empty()) {
    tell_refused(unit, own->order, own->reasons);
    return own;
  }
  withdrawals::Declare wanted = given;
  wanted.sales_order = text(own->order.id);
  wanted.channel = channel;
  const auto declared = withdrawals::declare(unit, wanted);
  SUPERCARGO_CHECK(declared.has_value());  // its reasons were looked at
  return look(unit.db, token, language, unit.now());
}

}  // namespace supercargo::declarations

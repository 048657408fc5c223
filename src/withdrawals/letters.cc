#include "withdrawals/letters.h"

#include "agreements/beside.h"
#include "customers/store.h"
#include "followups/commands.h"
#include "kernel/identifiers.h"
#include "mails/commands.h"
#include "notices/store.h"
#include "orders/rules.h"
#include "printing/figures.h"
#include "withdrawals/commands.h"
#include "withdrawals/words.h"

namespace supercargo::withdrawals {
namespace {

using journal::Unit;
using orders::Order;

std::string address_of(const customers::Customer& customer) {
  if (!customer.email.empty()) return customer.email;
  for (const customers::Contact& contact : customer.contacts)
    if (!contact.email.empty()) return contact.email;
  return {};
}

struct Letter {
  mails::Kind kind;
  printing::Language language;
  mails::Values values;
  std::string link_seed = {};
};
void write_to_consumer(Unit& unit, const Order& order, const Letter& letter, std::int64_t about) {
  const auto customer = customers::find_by_id(unit.db, order.customer_id);
  const std::string to = customer ? address_of(*customer) : "";
  if (valid_email(to)) {
    mails::queue_words(
        unit, mails::words_only(unit.db, letter.kind, {order, to, letter.language, letter.values}),
        letter.link_seed);
    return;
  }
  followups::open(unit, {.subject = text(order.id),
                         .subject_kind = entity<Order>().name,
                         .subject_id = order.id.value,
                         .cause = followups::Cause::no_mail_address,
                         .detail = "The consumer of order " + order.number +
                                   " has no address for mail: send on paper what the law asks.",
                         .owner = order.owner,
                         .party_id = order.customer_id.value,
                         .occasion = about});
  unit.tell(orders::about(order, "sales_order_follow_up_opened"));
}

printing::Language language_of(const Unit& unit, const Order& order) {
  const auto told = notices::store::of_order(unit.db, order.id);
  if (!told.empty()) return told.back().language;
  const auto customer = customers::find_by_id(unit.db, order.customer_id);
  return printing::language_of(customer ? customer->language : "");
}

}  // namespace

std::string day_and_time(Instant at, printing::Language language) {
  constexpr std::size_t from = 11;  // of 2026-03-02T15:04:05.000000Z
  constexpr std::size_t length = 5;
  return printing::shown(day_in_utc(at), language) + ", " + text(at).substr(from, length) + " UTC";
}

void acknowledge(Unit& unit, const Order& order, const Withdrawal& withdrawal) {
  const auto language = language_of(unit, order);
  const mails::Values values{{"number", withdrawal.number},
                             {"at", day_and_time(withdrawal.declared_at, language)},
                             {"lines", words_of(withdrawal)},
                             {"next", what_next(withdrawal, language)}};
  write_to_consumer(unit, order, {mails::Kind::withdrawal_received, language, values},
                    withdrawal.id.value);
}

void confirm_to_consumer(Unit& unit, std::int64_t notice_id) {
  const auto notice = notices::store::find(unit.db, ConsumerNoticeId{notice_id});
  if (!notice) return;
  const Order order = agreements::order_of(unit.db, notice->sales_order);
  write_to_consumer(
      unit, order,
      {mails::Kind::consumer_rights, notice->language, {{"told", notice->text}}, notice->link_seed},
      notice->id.value);
}

}  // namespace supercargo::withdrawals

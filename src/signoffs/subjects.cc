#include "agreements/commands.h"
#include "amendments/amend.h"
#include "amendments/store.h"
#include "orders/store.h"
#include "plans/commands.h"
#include "plans/store.h"
#include "printing/figures.h"
#include "quotations/commands.h"
#include "quotations/rules.h"
#include "quotations/store.h"
#include "signoffs/commands.h"
#include "signoffs/rules.h"
#include "specials/commands.h"
#include "specials/store.h"
#include "terms/commands.h"
#include "terms/store.h"

namespace supercargo::signoffs {
namespace {

using approvals::Approval;
using orders::Order;

std::string money_words(Money money) {
  return money.currency.empty() ? "?" : printing::shown_with_currency(money);
}
std::string price_words(Price price, Currency currency, const std::string& unit) {
  return std::string(currency.code()) + ' ' + printing::shown(price) + " / " + unit;
}

// What waits is bound to the content that was submitted: nothing of it changes until it is decided.
template <class T>
Subject about(const T& record, const Approval& approval, const char* desk, bool waits) {
  Subject subject{.entity = &entity<T>(), .id = text(record.id), .desk = desk, .amount = {}};
  subject.shown.content_hash = approval.subject_hash;
  subject.shown.status =
      waits ? orders::Status::pending_approval : orders::Status::awaiting_customer;
  return subject;
}
template <class T>
void name(Subject& subject, const T& record) {
  subject.shown.number = record.number;
  subject.shown.customer_id = record.customer_id;
  subject.shown.customer_name = record.customer;
}
void add_line(Subject& subject, std::string words) {
  subject.shown.lines.emplace_back().name = std::move(words);
}

std::optional<Subject> of_order(const db::Reader& reader, const Approval& approval) {
  const auto order = orders::find(reader, approval.subject);
  if (!order) return std::nullopt;
  return Subject{.entity = &entity<Order>(),
                 .id = text(order->id),
                 .desk = "/orders/" + order->number + "?do=approvals",
                 .amount = money_words(order->totals.gross),
                 .shown = *order};
}

std::optional<Subject> of_quotation(const db::Reader& reader, const Approval& approval) {
  const auto found = quotations::find(reader, approval.subject);
  if (!found) return std::nullopt;
  const bool waits = found->status == quotations::Status::pending_approval;
  auto subject = about(*found, approval, "/quotations/", waits);
  const auto before = subject.shown;
  subject.shown = quotations::shown_as_order(*found, quotations::standing(*found));
  subject.shown.status = before.status;
  subject.desk += found->number;
  subject.amount = money_words(subject.shown.totals.gross);
  return subject;
}

std::optional<Subject> of_special(const db::Reader& reader, const Approval& approval) {
  const auto found = specials::find(reader, approval.subject);
  if (!found) return std::nullopt;
  auto subject =
      about(*found, approval, "/settings/specials", found->status == specials::Status::requested);
  name(subject, *found);
  subject.amount = price_words(found->unit_price, found->currency, found->unit);
  orders::Line& line = subject.shown.lines.emplace_back();
  line.name = found->sku + " · " + subject.amount;
  line.quantity = found->quantity;
  line.unit = found->unit;
  if (!found->justification.empty()) add_line(subject, found->justification);
  return subject;
}

std::optional<Subject> of_agreement(const db::Reader& reader, const Approval& approval) {
  const auto found = terms::find(reader, approval.subject);
  if (!found) return std::nullopt;
  auto subject =
      about(*found, approval, "/settings/agreed", found->status == terms::Status::pending_approval);
  name(subject, *found);
  subject.amount = text(found->valid_from) + " – " + text(found->valid_until);
  for (const terms::AgreedPrice& each : found->prices) {
    std::string words = each.sku.empty() ? each.product_group : each.sku;
    if (each.unit_price) words += " · " + price_words(*each.unit_price, found->currency, each.unit);
    if (each.discount_rate) words += " · −" + printing::shown_percent(*each.discount_rate);
    if (each.quantity_from > Quantity{}) words += " · ≥ " + printing::shown(each.quantity_from);
    add_line(subject, std::move(words));
  }
  if (!found->payment_terms.empty()) add_line(subject, found->payment_terms);
  return subject;
}

std::optional<Subject> of_plan(const db::Reader& reader, const Approval& approval) {
  const auto found = plans::find(reader, approval.subject);
  if (!found) return std::nullopt;
  const bool waits = found->status == plans::Status::pending_approval || found->change.has_value();
  auto subject = about(*found, approval, "/payment-plans/", waits);
  name(subject, *found);
  subject.desk += found->number;
  subject.amount = money_words(found->debt);
  for (const plans::Instalment& each : found->instalments)
    add_line(subject, text(each.due) + " · " + money_words(each.amount));
  if (!found->reason.empty()) add_line(subject, found->reason);
  return subject;
}

std::optional<Subject> of_amendment(const db::Reader& reader, const Approval& approval) {
  const auto found = amendments::find_amendment(reader, approval.subject);
  const auto order = found ? orders::find(reader, text(found->order)) : std::nullopt;
  if (!order) return std::nullopt;
  auto subject = about(*found, approval, "/orders/", found->status == amendments::Status::waiting);
  subject.desk += order->number;
  subject.shown.number = order->number;
  subject.shown.customer_id = order->customer_id;
  subject.shown.customer_name = order->customer_name;
  subject.amount = money_words(order->totals.gross);
  for (const amendments::Difference& each : found->differences) add_line(subject, each.words);
  return subject;
}

// By the record's own rules, as at the desk.
template <class T, class Wanted>
Result<Done> decide_with(Result<T> (*command)(journal::Unit&, const Wanted&), journal::Unit& unit,
                         const Subject& subject, const Decided& decided) {
  using Verdict = decltype(Wanted::decision);
  const bool is_yes = decision_of(decided.given.decision) == approvals::Decision::approve;
  Wanted wanted;
  wanted.id = subject.id;
  wanted.decision = is_yes ? Verdict::approve : Verdict::reject;
  wanted.reason = decided.given.reason;
  if constexpr (requires { wanted.rule; }) wanted.rule = decided.approval.rule;
  const auto result = command(unit, wanted);
  if (!result) return result.error();
  return Done{};
}
template <auto command>
Result<Done> decide(journal::Unit& unit, const Subject& subject, const Decided& decided) {
  return decide_with(command, unit, subject, decided);
}

struct Sort {
  const Entity& entity;
  std::optional<Subject> (*look)(const db::Reader&, const Approval&);
  Result<Done> (*decide)(journal::Unit&, const Subject&, const Decided&);
};

const Sort sorts[] = {
    {entity<Order>(), of_order, decide<agreements::decide>},
    {entity<specials::Special>(), of_special, decide<specials::decide>},
    {entity<terms::Agreement>(), of_agreement, decide<terms::decide>},
    {entity<plans::Plan>(), of_plan, decide<plans::decide>},
    {entity<quotations::Quotation>(), of_quotation, decide<quotations::decide>},
    {entity<amendments::Amendment>(), of_amendment, decide<amendments::decide_amendment>},
};

const Sort* sort_of(const std::string& kind) {
  for (const Sort& each : sorts)
    if (kind == each.entity.name) return &each;
  return nullptr;
}

}  // namespace

std::optional<Subject> subject_of(const db::Reader& reader, const Approval& approval) {
  const Sort* sort = sort_of(approval.subject_kind);
  return sort == nullptr ? std::nullopt : sort->look(reader, approval);
}

Result<Done> decide_on(journal::Unit& unit, const Subject& subject, const Decided& decided) {
  const Sort* sort = sort_of(subject.entity->name);
  SUPERCARGO_CHECK(sort != nullptr);
  return sort->decide(unit, subject, decided);
}

}  // namespace supercargo::signoffs

#include "subjects/commands.h"

#include "agreements/commands.h"
#include "amendments/amend.h"
#include "amendments/store.h"
#include "orders/store.h"
#include "quotations/commands.h"
#include "quotations/rules.h"
#include "quotations/store.h"
#include "specials/commands.h"
#include "specials/store.h"
#include "subjects/sort.h"
#include "terms/commands.h"
#include "terms/store.h"

namespace supercargo::subjects {
namespace {

using approvals::Approval;
using orders::Order;

std::string price_words(Price price, Currency currency, const std::string& unit) {
  return std::string(currency.code()) + ' ' + printing::shown(price) + " / " + unit;
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
  auto subject = about(*found, approval, {"/quotations/", waits});
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
      about(*found, approval, {"/settings/specials", found->status == specials::Status::requested});
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
  auto subject = about(*found, approval,
                       {"/settings/agreed", found->status == terms::Status::pending_approval});
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

std::optional<Subject> of_amendment(const db::Reader& reader, const Approval& approval) {
  const auto found = amendments::find_amendment(reader, approval.subject);
  const auto order = found ? orders::find(reader, text(found->order)) : std::nullopt;
  if (!order) return std::nullopt;
  auto subject =
      about(*found, approval, {"/orders/", found->status == amendments::Status::waiting});
  subject.desk += order->number;
  subject.shown.number = order->number;
  subject.shown.customer_id = order->customer_id;
  subject.shown.customer_name = order->customer_name;
  subject.amount = money_words(order->totals.gross);
  for (const amendments::Difference& each : found->differences) add_line(subject, each.words);
  return subject;
}

const Sort sorts[] = {
    {entity<Order>(), of_order, decide<agreements::decide>},
    {entity<specials::Special>(), of_special, decide<specials::decide>},
    {entity<terms::Agreement>(), of_agreement, decide<terms::decide>},
    plans_sort(),
    {entity<quotations::Quotation>(), of_quotation, decide<quotations::decide>},
    {entity<amendments::Amendment>(), of_amendment, decide<amendments::decide_amendment>},
    write_offs_sort(),
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

}  // namespace supercargo::subjects

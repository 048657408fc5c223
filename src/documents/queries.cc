#include "documents/queries.h"

#include "accounts/store.h"
#include "customers/commands.h"
#include "customers/store.h"
#include "documents/invoice_papers.h"
#include "invoices/commands.h"
#include "invoices/store.h"
#include "letterheads/store.h"
#include "orders/commands.h"
#include "policies/store.h"
#include "printing/pdf.h"
#include "settlements/prepayment.h"
#include "shipments/commands.h"

namespace supercargo::documents {
namespace {

using shipments::Shipment;

constexpr std::int64_t papers_max = 10'000;

std::string file_name(const printing::Document& document) {
  std::string name;
  for (const char c : document.number)
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
      name += c;
  return document.title + (name.empty() ? "" : " " + name) + ".pdf";
}

Drawn drawn(const printing::Document& document) {
  return {file_name(document), printing::pdf_of(document)};
}

std::string language_of(const db::Reader& reader, CustomerId id) {
  const auto customer = customers::find_by_id(reader, id);
  return customer ? customer->language : std::string();
}

// The shipment with how its papers are to look.
struct Laden {
  Shipment shipment;
  Setting setting;
};
Result<Laden> laden(const journal::Query& query, const Wanted& wanted) {
  auto shipment = shipments::get(query, {.id = wanted.id});
  if (!shipment) return std::move(shipment.error());
  auto setting = setting_for(query.db, wanted, language_of(query.db, shipment->customer_id));
  if (!setting) return std::move(setting.error());
  return Laden{std::move(*shipment), std::move(*setting)};
}

Result<Drawn> draw_paper(const journal::Query& query, const Wanted& wanted,
                         printing::Document (*compose)(const Shipment&, const Setting&)) {
  const auto found = laden(query, wanted);
  if (!found) return found.error();
  return drawn(compose(found->shipment, found->setting));
}

}  // namespace

Result<Setting> setting_for(const db::Reader& reader, const Wanted& wanted,
                            const std::string& customer_language) {
  std::vector<Reason> reasons;
  Setting setting{.letterhead = letterheads::letterhead_of(reader),
                  .language = printing::language_of(customer_language),
                  .calendar = policies::calendar_of(policies::settings_of(reader))};
  setting.paper = setting.letterhead.paper;
  if (!wanted.language.empty()) {
    const auto language = printing::parse_language(wanted.language);
    if (language)
      setting.language = *language;
    else
      reasons.push_back({"?language", "unknown_choice", "One of en, zh-Hant, zh-Hans."});
  }
  if (wanted.paper == "a4" || wanted.paper == "letter")
    setting.paper = wanted.paper == "a4" ? printing::Paper::a4 : printing::Paper::letter;
  else if (!wanted.paper.empty())
    reasons.push_back({"?paper", "unknown_choice", "One of a4, letter."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  return setting;
}

Result<Composed> compose_order(const journal::Query& query, const Wanted& wanted) {
  const auto order = orders::get(query, {.id = wanted.id});
  if (!order) return order.error();
  const auto customer = customers::find_by_id(query.db, order->customer_id);
  if (!customer) return not_found("customer");
  const auto setting = setting_for(query.db, wanted, customer->language);
  if (!setting) return setting.error();
  const auto shown = settlements::with_terms(query.db, *order, *customer);
  return named(order_document(shown, *customer, *setting));
}

Composed named(printing::Document document) {
  std::string name = file_name(document);
  return {std::move(name), std::move(document)};
}

Result<Drawn> draw_order(const journal::Query& query, const Wanted& wanted) {
  const auto composed = compose_order(query, wanted);
  if (!composed) return composed.error();
  return drawn(composed->document);
}

Result<Drawn> draw_pick_list(const journal::Query& query, const Wanted& wanted) {
  return draw_paper(query, wanted, pick_list);
}
Result<Drawn> draw_packing_list(const journal::Query& query, const Wanted& wanted) {
  return draw_paper(query, wanted, packing_list);
}
Result<Drawn> draw_despatch_note(const journal::Query& query, const Wanted& wanted) {
  return draw_paper(query, wanted, despatch_note);
}

Result<Drawn> draw_labels(const journal::Query& query, const Wanted& wanted) {
  const auto found = laden(query, wanted);
  if (!found) return found.error();
  if (found->shipment.packages.empty())
    return invalid({{"", "not_packed", "Packages get their numbers when the shipment is packed."}});
  const auto labels = package_labels(found->shipment, found->setting);
  return Drawn{labels.title + ".pdf", printing::pdf_of(labels)};
}

Result<Drawn> draw_invoice(const journal::Query& query, const Wanted& wanted) {
  const auto invoice = invoices::get(query, {.id = wanted.id});
  if (!invoice) return invoice.error();
  const auto setting = setting_for(query.db, wanted, invoice->language);
  if (!setting) return setting.error();
  return drawn(invoice_document(*invoice, *setting));
}

Result<Composed> compose_statement(const journal::Query& query, const Wanted& wanted) {
  const auto customer = customers::get(query, {.id = wanted.id});
  if (!customer) return customer.error();
  const auto setting = setting_for(query.db, wanted, customer->language);
  if (!setting) return setting.error();
  const auto papers = invoices::of_customer(query.db, customer->id, papers_max);
  if (static_cast<std::int64_t>(papers.size()) == papers_max)
    return Problem{Refusal::too_large, "too_many_invoices",
                   "The customer has more invoices than a statement holds."};
  const auto items = accounts::store::all_of(query.db, customer->id, papers_max);
  const auto sums = accounts::store::accounts_of(query.db, {customer->id});
  auto document = statement(
      {*customer, papers, items, sums, local_day(query.now(), setting->calendar)}, *setting);
  std::string name = file_name(document);
  return Composed{std::move(name), std::move(document)};
}

Result<Drawn> draw_statement(const journal::Query& query, const Wanted& wanted) {
  const auto composed = compose_statement(query, wanted);
  if (!composed) return composed.error();
  return drawn(composed->document);
}

}  // namespace supercargo::documents

#include "notices/commands.h"

#include <algorithm>

#include "catalog/store.h"
#include "customers/store.h"
#include "jobs/job.h"
#include "journal/link_token.h"
#include "journal/signature.h"
#include "letterheads/store.h"
#include "notices/store.h"
#include "orders/store.h"
#include "orders/surroundings.h"
#include "people/secrets.h"
#include "printing/figures.h"
#include "protections/store.h"

namespace supercargo::notices {
namespace {

using orders::Order;

// What others could be promised today, what the order itself holds softly left out of it.
std::map<std::int64_t, Quantity> available(const db::Reader& reader, const Order& order,
                                           Instant now) {
  std::map<std::int64_t, Quantity> of_lines;
  auto around = orders::Surroundings::of_orders(reader, {order}, now);
  around.gather_stock(reader, {&order}, now);
  around.stock.lift_holds(order.id.value);
  for (const orders::Line& line : order.lines) {
    const auto claims = around.stock_claims(order, line);
    if (claims.empty()) continue;
    const stock::StockKey& key = claims.front().key;
    of_lines[line.line] = around.stock.available_to_promise(key, around.stock.today(key.warehouse));
  }
  return of_lines;
}

bool is_told(const std::vector<Notice>& kept, const Order& order) {
  return std::any_of(kept.begin(), kept.end(),
                     [&](const Notice& each) { return each.content_hash == order.content_hash; });
}

Information told_to(const db::Reader& reader, const Order& order,
                    const customers::Customer& customer, printing::Language language, Instant now) {
  const auto letterhead = letterheads::letterhead_of(reader);
  Known known{.letterhead = letterhead,
              .jurisdiction = law_kept_for(reader, order),
              .goods = goods_of(reader, order)};
  if (claims_scarcity(order)) known.available_to_promise = available(reader, order, now);
  Information told = information_for(order, customer, known, language);
  told.hash = journal::sha256(told.text);
  return told;
}

std::optional<customers::Customer> consumer_of(const db::Reader& reader, const Order& order) {
  auto customer = customers::find_by_id(reader, order.customer_id);
  if (!customer || customer->kind != customers::CustomerKind::consumer) return std::nullopt;
  return customer;
}

}  // namespace

std::optional<Information> information_of(const db::Reader& reader, const Order& order,
                                          printing::Language language, Instant now) {
  const auto customer = consumer_of(reader, order);
  if (!customer) return std::nullopt;
  return told_to(reader, order, *customer, language, now);
}

std::optional<Information> information_of(const db::Reader& reader, const Order& order,
                                          Instant now) {
  const auto customer = consumer_of(reader, order);
  if (!customer) return std::nullopt;
  return told_to(reader, order, *customer, printing::language_of(customer->language), now);
}

GoodsById goods_of(const db::Reader& reader, const Order& order) {
  std::vector<ProductId> ids;
  for (const orders::Line& line : order.lines) ids.push_back(line.product);
  GoodsById goods;
  for (const catalog::Product& each : catalog::find_by_ids(reader, ids))
    goods[each.id.value].made_to_order = each.made_to_order;
  for (protections::ProductExemption& each : protections::store::exemptions_of(reader, ids)) {
    Goods& kept = goods[each.product_id.value];
    kept.exemption = each.exemption;
    kept.reason = std::move(each.reason);
  }
  return goods;
}

std::optional<rights::Jurisdiction> law_kept_for(const db::Reader& reader, const Order& order) {
  const auto law = protections::store::law_of(reader, order.customer_id);
  return law ? law->jurisdiction : std::nullopt;
}

std::optional<Problem> give(journal::Unit& unit, const Order& order, const Give& given) {
  const auto customer = consumer_of(unit.db, order);
  if (!customer || is_told(store::of_order(unit.db, order.id), order)) return std::nullopt;
  const auto language = given.language.value_or(printing::language_of(customer->language));
  auto told = told_to(unit.db, order, *customer, language, unit.now());
  if (!told.reasons.empty()) return invalid(std::move(told.reasons));
  Notice notice{.id = unit.make_id<ConsumerNoticeId>(),
                .sales_order = order.id,
                .sales_order_number = order.number,
                .customer_id = order.customer_id,
                .version = order.version,
                .content_hash = order.content_hash,
                .jurisdiction = told.jurisdiction,
                .language = language,
                .channel = given.channel,
                .contact = given.contact,
                .text = std::move(told.text),
                .text_hash = std::move(told.hash),
                .exemptions = std::move(told.exemptions),
                .shown_at = given.shown_at ? given.shown_at : unit.now(),
                .given_by = unit.actor().person,
                .created_at = unit.now()};
  notice.link_seed = "consumer|" + text(notice.id) + '|' + people::new_token(unit.tenant());
  notice.token_hash = people::digest_of(token_of(unit.services().sealer, unit.tenant(), notice));
  store::add(unit.db, notice);
  unit.tell(journal::created("consumer_notice_given", notice, notice.customer_id.value));
  jobs::schedule(unit, {.kind = confirm_job, .subject = notice.id.value, .due_at = unit.now()});
  return std::nullopt;
}

std::string token_of(const journal::Sealer& sealer, std::int64_t tenant, const Notice& notice) {
  return journal::link_token(sealer, tenant, notice.link_seed);
}

Result<Notice> get(const journal::Query& query, const NoticeReference& reference) {
  auto notice = store::find(query.db, reference.id);
  if (!notice) return not_found("consumer notice");
  return std::move(*notice);
}

Result<db::Page<Notice>> list_notices(const journal::Query& query, const db::ListRequest& given) {
  db::ListRequest request = given;
  for (auto& [name, value] : request.filters) {
    if (name != "sales_order" || parse<OrderId>(value)) continue;
    if (const auto order = orders::find(query.db, value)) value = text(order->id);
  }
  return store::list(query.db, request);
}

}  // namespace supercargo::notices

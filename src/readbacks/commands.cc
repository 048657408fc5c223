#include "readbacks/commands.h"

#include "agreements/beside.h"
#include "agreements/commands.h"
#include "followups/commands.h"
#include "journal/link_token.h"
#include "mails/store.h"
#include "notices/store.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "people/secrets.h"
#include "printing/figures.h"
#include "readbacks/page.h"
#include "readbacks/rules.h"
#include "readbacks/store.h"

namespace supercargo::readbacks {
namespace {

using journal::Query;
using journal::Unit;
using orders::Order;

constexpr char channel[] = "link";

bool may_be_sent(const Order& order) {
  return order.status == orders::Status::awaiting_customer ||
         gates::after(order.status, gates::Verb::send_read_back).has_value();
}

Request changed(Unit& unit, const char* fact, const Request& before, Request after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  store::save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return after;
}

void replace_earlier(Unit& unit, OrderId order) {
  for (const Request& before : store::open_of_order(unit.db, order)) {
    Request after = before;
    after.status = Status::replaced;
    changed(unit, "read_back_request_replaced", before, std::move(after));
  }
}

// From his agreement on a consumer has a page on which he may withdraw.
void find_own_page(const Unit& unit, Seen& seen) {
  if (seen.request.status != Status::agreed) return;
  for (const notices::Notice& each : notices::store::of_order(unit.db, seen.order.id))
    if (each.content_hash == seen.request.content_hash)
      seen.own_page = notices::token_of(unit.services().sealer, unit.tenant(), each);
}

std::optional<Seen> found(const Unit& unit, const std::string& token, const std::string& language) {
  auto request = store::find_by_token(unit.db, people::digest_of(token));
  if (!request) return std::nullopt;
  auto order = agreements::order_of(unit.db, request->sales_order);
  auto customer = customers::find_by_id(unit.db, request->customer_id);
  if (!customer) return std::nullopt;
  const bool is_known = printing::parse_language(language).has_value();
  auto setting = documents::setting_for(
      unit.db, {.language = is_known ? language : printing::tag_of(request->language)}, "");
  if (!setting) return std::nullopt;
  request->status = standing(*request, order, unit.now());
  Seen seen{std::move(*request), std::move(order), std::move(*customer), std::move(*setting)};
  if (seen.request.status == Status::open)
    seen.information =
        notices::information_of(unit.db, seen.order, seen.setting.language, unit.now());
  find_own_page(unit, seen);
  return seen;
}

// What a consumer answers is what he was shown, and all of it could be said.
std::vector<Reason> reasons_against(const Seen& seen, const Answer& given) {
  auto reasons = check_answer(given);
  if (!seen.information || given.answer != "agreed") return reasons;
  const auto& missing = seen.information->reasons;
  reasons.insert(reasons.end(), missing.begin(), missing.end());
  if (given.information != seen.information->hash)
    reasons.push_back({"/information", "information_changed", ""});
  return reasons;
}

void keep_told(Unit& unit, const Seen& seen, const Answer& given) {
  if (!seen.information || seen.request.status != Status::agreed) return;
  const auto refused = notices::give(unit, seen.order,
                                     {.contact = given.name,
                                      .channel = channel,
                                      .language = seen.setting.language,
                                      .shown_at = seen.request.viewed_at});
  SUPERCARGO_CHECK(!refused);  // its reasons were looked at
}

// Somebody looks at what the customer wants, in his own words.
void follow_up(Unit& unit, const Request& request, const Order& order) {
  const char* what =
      request.status == Status::declined ? " does not want order " : " wants changes of order ";
  followups::open(
      unit, {.subject = text(order.id),
             .subject_kind = entity<Order>().name,
             .subject_id = order.id.value,
             .cause = followups::Cause::read_back_refused,
             .detail = request.signed_name + what + order.number + ": " + request.words,
             .owner = request.created_by ? request.created_by : order.owner,
             .urgency = order.urgent ? followups::Urgency::urgent : followups::Urgency::standard,
             .party_id = order.customer_id.value,
             .occasion = request.id.value});
  unit.tell(orders::about(order, "sales_order_follow_up_opened"));
}

Request shown(Request request, const Order& order, Instant now) {
  request.status = standing(request, order, now);
  return request;
}

}  // namespace

Result<mails::Draft> compose(const Query& query, const Send& wanted) {
  auto draft = mails::compose(query, {.kind = mails::Kind::order_to_confirm,
                                      .order = wanted.sales_order,
                                      .to = wanted.to,
                                      .language = wanted.language});
  if (!draft) return draft;
  if (auto conflict = journal::revision_conflict(query.db, draft->order, wanted.revision))
    return std::move(*conflict);
  if (!may_be_sent(draft->order)) return orders::not_in_this_state(draft->order, "A read-back");
  const auto told = notices::information_of(query.db, draft->order, draft->language, query.now());
  if (told && !told->reasons.empty()) return invalid(told->reasons);
  const auto setting =
      documents::setting_for(query.db, {.language = printing::tag_of(draft->language)}, "");
  if (!setting) return setting.error();
  const mails::Values until{{"until", setting->shown(query.now() + link_life)}};
  draft->words.subject = filled(draft->words.subject, until);
  draft->words.text = filled(draft->words.text, until);
  return draft;
}

Result<Request> send(Unit& unit, const mails::Draft& draft) {
  Request request{.id = unit.make_id<ReadBackRequestId>(),
                  .sales_order = draft.order.id,
                  .sales_order_number = draft.order.number,
                  .customer_id = draft.order.customer_id,
                  .version = draft.order.version,
                  .content_hash = draft.order.content_hash,
                  .to = draft.to,
                  .language = draft.language,
                  .expires_at = unit.now() + link_life,
                  .created_by = unit.actor().person,
                  .revision = 1,
                  .created_at = unit.now(),
                  .changed_at = unit.now()};
  const std::string seed = "read-back|" + text(request.id) + '|' + std::to_string(request.version) +
                           '|' + people::new_token(unit.tenant());
  request.token_hash =
      people::digest_of(journal::link_token(unit.services().sealer, unit.tenant(), seed));
  const auto mail = mails::queue(unit, draft, seed);
  if (!mail) return mail.error();
  request.mail = mail->id;
  replace_earlier(unit, request.sales_order);
  if (draft.order.status != orders::Status::awaiting_customer) {
    const auto asked = agreements::read_back(unit, {.id = text(draft.order.id),
                                                    .outcome = orders::ReadBackOutcome::sent,
                                                    .contact = draft.to,
                                                    .channel = channel});
    if (!asked) return asked.error();
  }
  store::add(unit.db, request);
  remind_later(unit, request);
  unit.tell(journal::created("read_back_request_sent", request, request.customer_id.value));
  return request;
}

std::optional<Seen> look(Unit& unit, const std::string& token, const std::string& language) {
  auto seen = found(unit, token, language);
  if (!seen || seen->request.status != Status::open || seen->request.viewed_at) return seen;
  const Request before = seen->request;
  seen->request.viewed_at = unit.now();
  seen->request = changed(unit, "read_back_request_viewed", before, seen->request);
  return seen;
}

std::optional<Seen> answer(Unit& unit, const Answer& given, const std::string& language) {
  auto seen = found(unit, given.token, language);
  if (!seen || seen->request.status != Status::open) return seen;
  seen->reasons = reasons_against(*seen, given);
  if (!seen->reasons.empty()) return seen;
  const Request before = seen->request;
  Request& request = seen->request;
  request.status = *answer_of(given.answer);
  request.signed_name = given.name;
  request.words = request.status == Status::agreed ? "" : given.words;
  request.answered_from = given.address;
  request.answered_at = unit.now();
  if (!request.viewed_at) request.viewed_at = unit.now();
  const auto outcome = request.status == Status::agreed ? orders::ReadBackOutcome::agreed
                                                        : orders::ReadBackOutcome::changes_wanted;
  keep_told(unit, *seen, given);
  const bool is_told = seen->information && request.status == Status::agreed;
  const auto told = agreements::read_back(unit, {.id = text(request.sales_order),
                                                 .outcome = outcome,
                                                 .contact = given.name,
                                                 .channel = channel,
                                                 .consumer_informed = is_told});
  SUPERCARGO_CHECK(told.has_value());  // it waited for exactly this answer
  request = changed(unit, "read_back_request_answered", before, request);
  find_own_page(unit, *seen);
  if (request.status != Status::agreed) follow_up(unit, request, *told);
  const std::string said = words_of_answer(request.status, seen->setting.language);
  mails::queue_words(
      unit, mails::words_only(unit.db, mails::Kind::order_answered,
                              {*told, request.to, seen->setting.language, {{"answer", said}}}));
  return seen;
}

Result<Request> get(const Query& query, const RequestReference& reference) {
  auto request = store::find(query.db, reference.id);
  if (!request) return not_found("read-back request");
  const auto order = agreements::order_of(query.db, request->sales_order);
  return shown(std::move(*request), order, query.now());
}

Result<db::Page<Request>> list_requests(const Query& query, const db::ListRequest& request) {
  auto page = store::list(query.db, agreements::with_order_ids(query.db, request));
  if (!page) return page;
  std::vector<std::string> names;
  names.reserve(page->items.size());
  for (const Request& each : page->items) names.push_back(text(each.sales_order));
  const auto orders = orders::find_all(query.db, names);
  for (Request& each : page->items)
    for (const Order& order : orders)
      if (order.id == each.sales_order) each = shown(each, order, query.now());
  return page;
}

}  // namespace supercargo::readbacks

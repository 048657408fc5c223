#include "mails/commands.h"

#include "agreements/beside.h"
#include "customers/store.h"
#include "files/commands.h"
#include "followups/commands.h"
#include "journal/revision.h"
#include "kernel/identifiers.h"
#include "mails/message.h"
#include "mails/store.h"
#include "orders/commands.h"
#include "orders/store.h"
#include "policies/store.h"
#include "printing/pdf.h"

namespace supercargo::mails {
namespace {

using journal::Query;
using journal::Unit;

// What holds: the company's own words, else the usual ones.
Words words_of(const db::Reader& reader, Kind kind, printing::Language language) {
  const auto own = store::wording(reader, kind, language);
  if (own && !own->text.empty()) return {own->subject, own->text};
  return usual_words(kind, language);
}

Values values_of(const db::Reader& reader, const orders::Order& order) {
  return {{"customer", order.customer_name},
          {"order", order.number},
          {"company", policies::settings_of(reader).company}};
}

Words filled_in(const Words& words, const Values& values) {
  return {filled(words.subject, values), filled(words.text, values)};
}

void keep(Unit& unit, Mail& mail) {
  mail.status = Status::queued;
  mail.next_attempt_at = unit.now();
  mail.created_by = unit.actor().person;
  mail.revision = 1;
  mail.created_at = mail.changed_at = unit.now();
  store::add(unit.db, mail);
  unit.tell(journal::created("mail_queued", mail, mail.customer_id.value));
}

void keep(Unit& unit, Mail& mail, const orders::Order& order) {
  keep(unit, mail);
  agreements::tell_on_order(unit, order,
                            {.fact = "sales_order_mail_queued",
                             .record = "mail",
                             .record_id = text(mail.id),
                             .field = "subject",
                             .words = mail.subject});
}

Mail written(Unit& unit, const Draft& draft) {
  return {.id = unit.make_id<MailId>(),
          .kind = draft.kind,
          .sales_order = draft.order.id,
          .sales_order_number = draft.order.number,
          .customer_id = draft.order.customer_id,
          .to = draft.to,
          .language = draft.language,
          .subject = draft.words.subject,
          .body = draft.words.text};
}

void attach(Unit& unit, Mail& mail, const std::string& name, const std::string& bytes) {
  const auto kept = files::keep_original(
      unit,
      {.owner = text(mail.id), .owner_kind = entity<Mail>().name, .name = name, .bytes = bytes});
  mail.document = name;
  mail.attachment = kept.id;
  mail.document_hash = kept.hash;
}

}  // namespace

std::string address_of(const customers::Customer& customer) {
  if (!customer.email.empty()) return customer.email;
  for (const customers::Contact& contact : customer.contacts)
    if (!contact.email.empty()) return contact.email;
  return {};
}

Words words_for(const db::Reader& reader, Kind kind, printing::Language language, Values values) {
  values.emplace_back("company", policies::settings_of(reader).company);
  return filled_in(words_of(reader, kind, language), values);
}

Mail queue_for(Unit& unit, const ForRecord& wanted, const std::string& link_seed) {
  Mail mail{.id = unit.make_id<MailId>(),
            .kind = wanted.kind,
            .record = wanted.record,
            .record_number = wanted.record_number,
            .record_kind = wanted.record_kind,
            .record_id = wanted.record_id,
            .customer_id = wanted.customer_id,
            .to = wanted.to,
            .language = wanted.language,
            .subject = wanted.words.subject,
            .body = wanted.words.text,
            .link_seed = link_seed};
  if (!wanted.pdf.empty()) attach(unit, mail, wanted.document, wanted.pdf);
  keep(unit, mail);
  return mail;
}

Result<Draft> compose(const Query& query, const Wanted& wanted) {
  auto order = orders::get(query, {.id = wanted.order});
  if (!order) return std::move(order.error());
  const auto customer = customers::find_by_id(query.db, order->customer_id);
  if (!customer) return not_found("customer");
  auto composed =
      documents::compose_order(query, {.id = wanted.order, .language = wanted.language});
  if (!composed) return std::move(composed.error());
  Draft draft{.kind = wanted.kind,
              .order = std::move(*order),
              .to = wanted.to.empty() ? address_of(*customer) : wanted.to,
              .language = composed->document.language};
  if (!valid_email(draft.to))
    return invalid({{"/to", "no_address", "The customer has no address for mail: give one."}});
  Values values = values_of(query.db, draft.order);
  values.insert(values.end(), wanted.more.begin(), wanted.more.end());
  draft.words = filled_in(words_of(query.db, draft.kind, draft.language), values);
  draft.paper = std::move(composed->document);
  draft.document = std::move(composed->name);
  return draft;
}

Draft drawn(Draft draft) {
  draft.pdf = printing::pdf_of(draft.paper);
  return draft;
}

Result<Mail> queue(Unit& unit, const Draft& draft, const std::string& link_seed) {
  const auto now = orders::find(unit.db, text(draft.order.id));
  SUPERCARGO_CHECK(now.has_value());  // none is ever deleted
  if (auto conflict = journal::revision_conflict(unit.db, *now, draft.order.revision))
    return std::move(*conflict);
  Mail mail = written(unit, draft);
  mail.link_seed = link_seed;
  attach(unit, mail, draft.document, draft.pdf);
  keep(unit, mail, *now);
  return mail;
}

Draft words_only(const db::Reader& reader, Kind kind, const About& about) {
  Values values = values_of(reader, about.order);
  values.insert(values.end(), about.more.begin(), about.more.end());
  return {.kind = kind,
          .order = about.order,
          .to = about.to,
          .language = about.language,
          .words = filled_in(words_of(reader, kind, about.language), values)};
}

Mail queue_words(Unit& unit, const Draft& draft, const std::string& link_seed) {
  Mail mail = written(unit, draft);
  mail.link_seed = link_seed;
  keep(unit, mail, draft.order);
  return mail;
}

namespace {

void follow_up_record(Unit& unit, const Mail& mail) {
  followups::open(unit, {.subject = mail.record,
                         .subject_kind = mail.record_kind,
                         .subject_id = mail.record_id,
                         .cause = followups::Cause::mail_undelivered,
                         .detail = "The mail \"" + mail.subject + "\" to " + mail.to +
                                   " could not be delivered: " + mail.failure + ".",
                         .owner = mail.created_by,
                         .party_id = mail.customer_id.value,
                         .occasion = mail.id.value});
}

}  // namespace

void follow_up_undelivered(Unit& unit, const Mail& mail) {
  if (!mail.sales_order) return follow_up_record(unit, mail);
  const auto order = agreements::order_of(unit.db, mail.sales_order);
  followups::open(unit, {.subject = text(order.id),
                         .subject_kind = entity<orders::Order>().name,
                         .subject_id = order.id.value,
                         .cause = followups::Cause::mail_undelivered,
                         .detail = "The mail \"" + mail.subject + "\" to " + mail.to +
                                   " could not be delivered: " + mail.failure + ".",
                         .owner = mail.created_by ? mail.created_by : order.owner,
                         .party_id = order.customer_id.value,
                         .occasion = mail.id.value});
  agreements::tell_on_order(unit, order,
                            {.fact = "sales_order_mail_failed",
                             .record = "mail",
                             .record_id = text(mail.id),
                             .field = "subject",
                             .words = mail.subject});
}

void take_back(Unit& unit, const Mail& before, const std::string& failure) {
  if (before.status != Status::sent) return;
  Mail mail = before;
  mail.status = Status::bounced;
  mail.failure = failure;
  mail.changed_at = unit.now();
  ++mail.revision;
  store::save(unit.db, mail);
  unit.tell(journal::changed("mail_bounced", before, mail, mail.customer_id.value));
  follow_up_undelivered(unit, mail);
}

Result<Draft> compose_order(const Query& query, const SendOrder& wanted) {
  return compose(query,
                 {.order = wanted.sales_order, .to = wanted.to, .language = wanted.language});
}

Result<Mail> resend(Unit& unit, const Resend& wanted) {
  const auto before = store::find(unit.db, wanted.id);
  if (!before) return not_found("mail");
  if (auto conflict = journal::revision_conflict(unit.db, *before, wanted.revision))
    return std::move(*conflict);
  if (before->next_attempt_at) {
    return Problem{Refusal::not_in_this_state,
                   "not_in_this_state",
                   "It is on its way.",
                   {},
                   {{"allowed", "[]"}}};
  }
  Mail mail = *before;
  if (!wanted.to.empty()) mail.to = wanted.to;
  mail.status = Status::queued;
  mail.attempts = 0;
  mail.failure.clear();
  mail.next_attempt_at = mail.changed_at = unit.now();
  ++mail.revision;
  store::save(unit.db, mail);
  unit.tell(journal::changed("mail_queued_again", *before, mail, mail.customer_id.value));
  return mail;
}

Result<Mail> get(const Query& query, const MailReference& reference) {
  auto mail = store::find(query.db, reference.id);
  if (!mail) return not_found("mail");
  return std::move(*mail);
}

Result<db::Page<Mail>> list_mails(const Query& query, const db::ListRequest& request) {
  return store::list(query.db, agreements::with_order_ids(query.db, request));
}

Result<Wording> put_wording(Unit& unit, const Wording& given) {
  if (auto reasons = check_words(given.mail, {given.subject, given.text}); !reasons.empty())
    return invalid(std::move(reasons));
  const auto before = store::wording(unit.db, given.mail, given.language);
  Wording wording = before.value_or(given);
  wording.subject = given.subject;
  wording.text = given.text;
  wording.changed_by = unit.actor().person;
  wording.changed_at = unit.now();
  wording.revision = before ? before->revision + 1 : 1;
  if (!before) {
    wording.id = unit.make_id<MailWordingId>();
    store::add(unit.db, wording);
    unit.tell(journal::created("mail_wording_given", wording));
  } else {
    store::save(unit.db, wording);
    unit.tell(journal::changed("mail_wording_changed", *before, wording));
  }
  return wording;
}

Result<db::Page<Wording>> list_wordings(const Query& query, const db::ListRequest& request) {
  return store::list_wordings(query.db, request);
}

Result<Preview> preview(Unit& unit, const WantPreview& wanted) {
  Words words{wanted.subject, wanted.text};
  if (words.subject.empty() && words.text.empty())
    words = words_of(unit.db, wanted.mail, wanted.language);
  if (auto reasons = check_words(wanted.mail, words); !reasons.empty())
    return invalid(std::move(reasons));
  Values values = sample_values(wanted.mail, policies::settings_of(unit.db).company);
  if (!wanted.sales_order.empty()) {
    const auto order = orders::find(unit.db, wanted.sales_order);
    if (!order) return not_found("sales order");
    Values own = values_of(unit.db, *order);
    own.insert(own.end(), values.begin(), values.end());
    values = std::move(own);  // the first of a name counts
  }
  const Words seen = filled_in(words, values);
  return Preview{
      seen.subject, seen.text,
      html_of(seen.text, choices<printing::Language>().names[static_cast<int>(wanted.language)])};
}

}  // namespace supercargo::mails

#include "quotations/sending.h"

#include <algorithm>

#include "customers/store.h"
#include "documents/compose.h"
#include "journal/link_token.h"
#include "journal/revision.h"
#include "kernel/identifiers.h"
#include "people/secrets.h"
#include "printing/pdf.h"
#include "quotations/answering.h"
#include "quotations/commands.h"
#include "quotations/rules.h"

namespace supercargo::quotations {
namespace {

using journal::Query;
using journal::Unit;

Result<mails::ForRecord> mail_of(const Query& query, const Quotation& quotation,
                                 const Send& wanted) {
  const auto customer = customers::find_by_id(query.db, quotation.customer_id);
  if (!customer) return not_found("customer");
  const auto setting =
      documents::setting_for(query.db, {.language = wanted.language}, customer->language);
  if (!setting) return setting.error();
  const std::string to = wanted.to.empty() ? mails::address_of(*customer) : wanted.to;
  if (!valid_email(to))
    return invalid({{"/to", "no_address", "The customer has no address for mail: give one."}});
  auto paper = paper_of(quotation, standing(quotation), *customer, *setting);
  return mails::ForRecord{
      .kind = mails::Kind::quotation,
      .record = text(quotation.id),
      .record_number = quotation.number,
      .record_kind = entity<Quotation>().name,
      .record_id = quotation.id.value,
      .customer_id = quotation.customer_id,
      .to = to,
      .language = setting->language,
      .words = mails::words_for(query.db, mails::Kind::quotation, setting->language,
                                {{"customer", quotation.customer_name},
                                 {"quotation", quotation.number},
                                 {"until", setting->shown(quotation.valid_until)}}),
      .paper = std::move(paper.document),
      .document = std::move(paper.name)};
}

}  // namespace

documents::Composed paper_of(const Quotation& quotation, const Revision& revision,
                             const customers::Customer& customer,
                             const documents::Setting& setting) {
  const orders::Order order = shown_as_order(quotation, revision);
  return documents::named(documents::quotation_document({.order = order,
                                                         .version = revision.version,
                                                         .valid_until = revision.valid_until,
                                                         .made_at = revision.made_at},
                                                        customer, setting));
}

Result<Outgoing> compose(const Query& query, const Send& wanted) {
  const auto quotation = get(query, {.id = wanted.id});
  if (!quotation) return quotation.error();
  if (auto conflict = journal::revision_conflict(query.db, *quotation, wanted.revision))
    return std::move(*conflict);
  if (!after(quotation->status, Verb::send)) return not_in_this_state(*quotation);
  Outgoing outgoing{.wanted = wanted};
  outgoing.wanted.revision = quotation->revision;  // what is drawn is what is sent
  if (wanted.by == By::hand) return outgoing;
  auto mail = mail_of(query, *quotation, wanted);
  if (!mail) return std::move(mail.error());
  outgoing.mail = std::move(*mail);
  return outgoing;
}

Outgoing drawn(Outgoing outgoing) {
  if (outgoing.mail) outgoing.mail->pdf = printing::pdf_of(outgoing.mail->paper);
  return outgoing;
}

Result<Quotation> send(Unit& unit, const Outgoing& outgoing) {
  const Send& wanted = outgoing.wanted;
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  Sent sent{.hold_goods = wanted.hold_goods};
  if (outgoing.mail) {
    const std::string seed = "quotation|" + text(before->id) + '|' +
                             std::to_string(before->version) + '|' +
                             people::new_token(unit.tenant());
    sent.token_hash =
        people::digest_of(journal::link_token(unit.services().sealer, unit.tenant(), seed));
    sent.mail = mails::queue_for(unit, *outgoing.mail, seed).id;
    sent.to = outgoing.mail->to;
    sent.language = outgoing.mail->language;
  }
  return open_to_customer(unit, *before, sent);
}

Result<documents::Drawn> draw(const Query& query, const WantPaper& wanted) {
  const auto quotation = get(query, {.id = wanted.how.id});
  if (!quotation) return quotation.error();
  const auto customer = customers::find_by_id(query.db, quotation->customer_id);
  if (!customer) return not_found("customer");
  const auto setting = documents::setting_for(query.db, wanted.how, customer->language);
  if (!setting) return setting.error();
  const auto& all = quotation->revisions;
  const auto is_wanted = [&](const Revision& each) { return each.version == wanted.version; };
  const auto found =
      wanted.version == 0 ? std::prev(all.end()) : std::find_if(all.begin(), all.end(), is_wanted);
  if (found == all.end()) return not_found("revision of the quotation");
  auto paper = paper_of(*quotation, *found, *customer, *setting);
  return documents::Drawn{std::move(paper.name), printing::pdf_of(paper.document)};
}

}  // namespace supercargo::quotations

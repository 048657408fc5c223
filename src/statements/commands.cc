#include "statements/commands.h"

#include "accounts/store.h"
#include "customers/commands.h"
#include "documents/queries.h"
#include "kernel/identifiers.h"
#include "printing/pdf.h"
#include "statements/rules.h"

namespace supercargo::statements {

Result<mails::ForRecord> compose(const journal::Query& query, const Send& wanted) {
  const auto customer = customers::get(query, {.id = wanted.id});
  if (!customer) return customer.error();
  const std::string to = wanted.to.empty() ? mails::address_of(*customer) : wanted.to;
  if (!valid_email(to))
    return invalid({{"/to", "no_address", "The customer has no address for mail: give one."}});
  const documents::Wanted how{.id = text(customer->id), .language = wanted.language};
  const auto setting = documents::setting_for(query.db, how, customer->language);
  if (!setting) return setting.error();
  auto paper = documents::compose_statement(query, how);
  if (!paper) return paper.error();
  const auto accounts = accounts::store::accounts_of(query.db, {customer->id});
  const auto kind = mails::Kind::statement;
  return mails::ForRecord{.kind = kind,
                          .record = text(customer->id),
                          .record_number = customer->code,
                          .record_kind = entity<customers::Customer>().name,
                          .record_id = customer->id.value,
                          .customer_id = customer->id,
                          .to = to,
                          .language = setting->language,
                          .words = mails::words_for(query.db, kind, setting->language,
                                                    {{"customer", customer->name},
                                                     {"day", setting->shown(query.now())},
                                                     {"owed", owed(accounts, customer->currency)}}),
                          .paper = std::move(paper->document),
                          .document = std::move(paper->name)};
}

mails::ForRecord drawn(mails::ForRecord mail) {
  mail.pdf = printing::pdf_of(mail.paper);
  return mail;
}

Result<mails::Mail> send(journal::Unit& unit, const mails::ForRecord& mail) {
  return mails::queue_for(unit, mail);
}

}  // namespace supercargo::statements

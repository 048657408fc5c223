// Writing mails to customers, sending one again, and the company's own words. Nothing is sent here:
// what is written waits for the courier. And the reads.
#pragma once

#include "db/listing.h"
#include "documents/queries.h"
#include "mails/mail.h"
#include "mails/words.h"

namespace supercargo::mails {

// A mail about an order in three steps, since drawing is slow: read and compose, draw without a
// database, keep and queue.
struct Draft {
  Kind kind = Kind::order_document;
  orders::Order order;
  std::string to;
  printing::Language language = printing::Language::english;
  Words words;
  printing::Document paper = {};
  std::string document = {};  // its name
  std::string pdf = {};
};
// Who it goes to and in which words, or every reason against it. `more` is what this kind of mail
// names beside customer, order and company.
struct Wanted {
  Kind kind = Kind::order_document;
  std::string order;
  std::string to = {};
  std::string language = {};
  Values more = {};
};
Result<Draft> compose(const journal::Query& query, const Wanted& wanted);
Draft drawn(Draft draft);
// Queued, unless the order is another than was composed. `link_seed`: of the link for {link}.
Result<Mail> queue(journal::Unit& unit, const Draft& draft, const std::string& link_seed = {});
// One without a document, for whoever has just done something.
struct About {
  const orders::Order& order;
  std::string to;
  printing::Language language = printing::Language::english;
  Values more = {};
};
Draft words_only(const db::Reader& reader, Kind kind, const About& about);
Mail queue_words(journal::Unit& unit, const Draft& draft, const std::string& link_seed = {});

Result<Draft> compose_order(const journal::Query& query, const SendOrder& wanted);
Result<Mail> resend(journal::Unit& unit, const Resend& wanted);
Result<Mail> get(const journal::Query& query, const MailReference& reference);
Result<db::Page<Mail>> list_mails(const journal::Query& query, const db::ListRequest& request);

Result<Wording> put_wording(journal::Unit& unit, const Wording& given);
Result<db::Page<Wording>> list_wordings(const journal::Query& query,
                                        const db::ListRequest& request);
Result<Preview> preview(journal::Unit& unit, const WantPreview& wanted);

}  // namespace supercargo::mails

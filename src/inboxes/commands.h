// Dealing with a mail that came: taking it, making an order of it beside the original, putting it
// to an order or a customer, setting it aside. And the reads.
#pragma once

#include "db/listing.h"
#include "inboxes/inbox_mail.h"
#include "journal/unit.h"

namespace supercargo::inboxes {

Result<InboxMail> take(journal::Unit& unit, const Take& wanted);
Result<InboxMail> set_aside(journal::Unit& unit, const SetAside& wanted);
Result<InboxMail> attach(journal::Unit& unit, const Attach& wanted);
// The order, as far as its checks allow; it keeps the mail's file as its original. Its reasons
// point into /order.
Result<orders::Order> enter(journal::Unit& unit, const Enter& wanted);

Result<InboxMail> get(const journal::Query& query, const InboxMailReference& reference);
Result<db::Page<InboxMail>> list_mails(const journal::Query& query, const db::ListRequest& request);
Result<db::Page<Mailbox>> list_boxes(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::inboxes

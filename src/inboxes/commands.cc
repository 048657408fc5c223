#include "inboxes/commands.h"

#include <algorithm>

#include "agreements/beside.h"
#include "customers/rules.h"
#include "customers/store.h"
#include "files/store.h"
#include "inboxes/rules.h"
#include "inboxes/store.h"
#include "journal/revision.h"
#include "orders/commands.h"
#include "orders/store.h"

namespace supercargo::inboxes {
namespace {

using journal::Unit;

// The mail with its next state, unless that is not allowed or somebody was faster.
Result<InboxMail> stepped(const Unit& unit, const std::string& id, Verb verb,
                          std::optional<std::int64_t> revision) {
  const auto parsed = parse<InboxMailId>(id);
  auto mail = agreements::unchanged(unit, parsed ? find(unit.db, *parsed) : std::nullopt,
                                    "inbox mail", revision);
  if (!mail) return mail;
  const auto status = after(mail->status, verb);
  if (!status) {
    return Problem{Refusal::not_in_this_state,
                   "not_in_this_state",
                   "It was dealt with already.",
                   {},
                   {{"allowed", allowed(mail->status)}}};
  }
  mail->status = *status;
  return mail;
}

InboxMail saved(Unit& unit, const char* fact, InboxMail mail) {
  const auto before = find(unit.db, mail.id);
  SUPERCARGO_CHECK(before.has_value());  // none is ever deleted
  if (mail.status != Status::taken) {
    mail.done_by = unit.actor().person;
    mail.done_at = unit.now();
  }
  mail.changed_at = unit.now();
  mail.revision = before->revision + 1;
  save(unit.db, mail);
  unit.tell(journal::changed(fact, *before, mail, mail.customer_id.value));
  return mail;
}

void put_to(InboxMail& mail, const orders::Order& order) {
  mail.sales_order = order.id;
  mail.sales_order_number = order.number;
  mail.customer_id = order.customer_id;
  mail.customer = order.customer;
}

void tell_on_order(Unit& unit, const orders::Order& order, const InboxMail& mail) {
  agreements::tell_on_order(unit, order,
                            {.fact = "sales_order_mail_attached",
                             .record = "inbox_mail",
                             .record_id = text(mail.id),
                             .field = "subject",
                             .words = mail.subject});
}

// The file that is to be the order's original: one of the mail's own, else all of it.
std::optional<files::Attachment> file_of(const db::Reader& reader, const InboxMail& mail,
                                         const std::string& wanted) {
  const auto id = wanted.empty() ? std::optional(mail.original) : parse<AttachmentId>(wanted);
  if (!id) return std::nullopt;
  const auto is_it = [&](const Enclosed& each) { return each.attachment == *id; };
  const bool is_its_own =
      *id == mail.original || std::any_of(mail.enclosed.begin(), mail.enclosed.end(), is_it);
  return is_its_own ? files::find(reader, *id) : std::nullopt;
}

Problem within_order(Problem problem) {
  for (Reason& each : problem.reasons) each.pointer = "/order" + each.pointer;
  return problem;
}

}  // namespace

Result<InboxMail> take(Unit& unit, const Take& wanted) {
  auto mail = stepped(unit, wanted.id, Verb::take, wanted.revision);
  if (!mail) return mail;
  mail->owner = unit.actor().person;
  mail->reason.clear();
  return saved(unit, "inbox_mail_taken", std::move(*mail));
}

Result<InboxMail> set_aside(Unit& unit, const SetAside& wanted) {
  auto mail = stepped(unit, wanted.id, Verb::set_aside, wanted.revision);
  if (!mail) return mail;
  mail->reason = wanted.reason;
  return saved(unit, "inbox_mail_set_aside", std::move(*mail));
}

Result<InboxMail> attach(Unit& unit, const Attach& wanted) {
  auto mail = stepped(unit, wanted.id, Verb::attach, wanted.revision);
  if (!mail) return mail;
  if (wanted.sales_order.empty() == wanted.customer.empty())
    return invalid({{"/sales_order", "required", "Name the order or the customer that it is of."}});
  if (!wanted.customer.empty()) {
    const auto customer =
        customers::find_seen(unit.db, wanted.customer, customers::sight_of(unit.actor()));
    if (!customer)
      return invalid({{"/customer", "unknown_customer", "No customer has this id or code."}});
    mail->sales_order = {};
    mail->sales_order_number.clear();
    mail->customer_id = customer->id;
    mail->customer = customer->code;
    return saved(unit, "inbox_mail_attached", std::move(*mail));
  }
  const auto order = orders::find(unit.db, wanted.sales_order);
  if (!order) return invalid({{"/sales_order", "unknown_order", "There is no such sales order."}});
  put_to(*mail, *order);
  auto attached = saved(unit, "inbox_mail_attached", std::move(*mail));
  tell_on_order(unit, *order, attached);
  return attached;
}

Result<orders::Order> enter(Unit& unit, const Enter& wanted) {
  auto mail = stepped(unit, wanted.id, Verb::enter, wanted.revision);
  if (!mail) return std::move(mail.error());
  const auto file = file_of(unit.db, *mail, wanted.attachment);
  if (!file) return invalid({{"/attachment", "unknown_attachment", "The mail has no such file."}});
  orders::Place place = *wanted.order;
  place.channel = orders::Channel::email;
  place.original = files::bytes_of(unit.db, file->blob);
  place.original_name = file->name;
  journal::Batch batch(unit, 1);
  auto order = std::move(orders::place(batch, {&place, 1}).front());
  if (!order) return within_order(std::move(order.error()));
  put_to(*mail, *order);
  if (!mail->owner) mail->owner = unit.actor().person;
  const auto entered = saved(unit, "inbox_mail_entered", std::move(*mail));
  tell_on_order(unit, *order, entered);
  return order;
}

Result<InboxMail> get(const journal::Query& query, const InboxMailReference& reference) {
  const auto id = parse<InboxMailId>(reference.id);
  auto mail = id ? find(query.db, *id) : std::nullopt;
  if (!mail) return not_found("inbox mail");
  return std::move(*mail);
}

Result<db::Page<InboxMail>> list_mails(const journal::Query& query,
                                       const db::ListRequest& request) {
  return list(query.db, agreements::with_order_ids(query.db, request));
}

Result<db::Page<Mailbox>> list_boxes(const journal::Query& query, const db::ListRequest& request) {
  return list_mailboxes(query.db, request);
}

}  // namespace supercargo::inboxes

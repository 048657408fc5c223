#include "plans/commands.h"
#include "plans/store.h"
#include "subjects/sort.h"
#include "writeoffs/commands.h"
#include "writeoffs/store.h"

namespace supercargo::subjects {
namespace {

using approvals::Approval;

std::optional<Subject> of_plan(const db::Reader& reader, const Approval& approval) {
  const auto found = plans::find(reader, approval.subject);
  if (!found) return std::nullopt;
  const bool waits = found->status == plans::Status::pending_approval || found->change.has_value();
  auto subject = about(*found, approval, {"/payment-plans/", waits});
  name(subject, *found);
  subject.desk += found->number;
  subject.amount = money_words(found->debt);
  for (const plans::Instalment& each : found->instalments)
    add_line(subject, text(each.due) + " · " + money_words(each.amount));
  if (!found->reason.empty()) add_line(subject, found->reason);
  return subject;
}

std::optional<Subject> of_write_off(const db::Reader& reader, const Approval& approval) {
  const auto found = writeoffs::find(reader, approval.subject);
  if (!found) return std::nullopt;
  auto subject = about(*found, approval, {"/invoices/", found->status == writeoffs::Status::asked});
  name(subject, *found);
  subject.desk += found->invoice_number;
  subject.amount = money_words(found->amount);
  add_line(subject, found->invoice_number + " · " + subject.amount);
  add_line(subject, found->reason);
  return subject;
}

}  // namespace

Sort plans_sort() { return {entity<plans::Plan>(), of_plan, decide<plans::decide>}; }
Sort write_offs_sort() {
  return {entity<writeoffs::WriteOff>(), of_write_off, decide<writeoffs::decide>};
}

}  // namespace supercargo::subjects

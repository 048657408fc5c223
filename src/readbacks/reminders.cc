#include "agreements/beside.h"
#include "documents/queries.h"
#include "jobs/job.h"
#include "mails/store.h"
#include "policies/store.h"
#include "printing/figures.h"
#include "readbacks/commands.h"
#include "readbacks/rules.h"
#include "readbacks/store.h"

namespace supercargo::readbacks {
namespace {

using journal::Unit;

// Who is silent is reminded as often as the company says; the follow-up of domain 3.3 comes after
// three working days. Nothing when that was often enough.
std::optional<Instant> next_reminder(const Unit& unit, const Request& request) {
  const auto settings = policies::settings_of(unit.db);
  if (request.reminders >= settings.reminders) return std::nullopt;
  return reminder_after(unit.now(), settings.reminder_days, policies::calendar_of(settings));
}

}  // namespace

void remind_later(Unit& unit, const Request& request) {
  if (const auto at = next_reminder(unit, request))
    jobs::schedule(unit, {.kind = remind_job, .subject = request.id.value, .due_at = *at});
}

std::optional<Instant> remind(Unit& unit, std::int64_t request_id) {
  const auto before = store::find(unit.db, ReadBackRequestId{request_id});
  if (!before || before->reminders >= policies::settings_of(unit.db).reminders) return std::nullopt;
  const auto order = agreements::order_of(unit.db, before->sales_order);
  if (standing(*before, order, unit.now()) != Status::open) return std::nullopt;
  const auto first = mails::store::find(unit.db, before->mail);
  const auto setting =
      documents::setting_for(unit.db, {.language = printing::tag_of(before->language)}, "");
  // One that did not arrive is followed up already.
  if (!first || first->status != mails::Status::sent || !setting) return std::nullopt;
  const auto draft = mails::words_only(
      unit.db, mails::Kind::order_reminder,
      {order, first->to, before->language, {{"until", setting->shown(before->expires_at)}}});
  mails::queue_words(unit, draft, first->link_seed);
  Request after = *before;
  ++after.reminders;
  after.reminded_at = after.changed_at = unit.now();
  ++after.revision;
  store::save(unit.db, after);
  unit.tell(
      journal::changed("read_back_request_reminded", *before, after, after.customer_id.value));
  return next_reminder(unit, after);
}

}  // namespace supercargo::readbacks

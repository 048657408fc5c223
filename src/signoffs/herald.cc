#include "signoffs/herald.h"

#include <algorithm>

#include "approvals/store.h"
#include "followups/commands.h"
#include "signoffs/commands.h"

namespace supercargo::signoffs {
namespace {

constexpr std::string_view wanted[] = {"approval_requested", "approval_signed", "approval_given",
                                       "approval_rejected", "approval_voided"};

}  // namespace

bool Herald::wants(std::string_view fact) const {
  return std::find(std::begin(wanted), std::end(wanted), fact) != std::end(wanted);
}

void Herald::handle(journal::Unit& unit, const journal::Entry& entry) {
  const auto approval = approvals::find(unit.db, ApprovalId{entry.record_id});
  if (!approval) return;
  // As it stands now: a signature that others must follow leaves it overdue.
  if (!approval->escalated_at || approval->status != approvals::Status::pending) {
    followups::settle(unit, {.subject_id = approval->subject_id,
                             .cause = followups::Cause::approval_overdue,
                             .occasion = approval->id.value});
  }
  const bool is_news = unit.now() - entry.at < link_life;
  if (post_ == Post::mail && is_news) ask(unit, *approval);
}

}  // namespace supercargo::signoffs

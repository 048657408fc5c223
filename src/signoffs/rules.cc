#include "signoffs/rules.h"

#include <algorithm>

namespace supercargo::signoffs {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool has_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t';
  });
}

bool is_decided(const approvals::Approval& approval) {
  return approval.status == approvals::Status::approved ||
         approval.status == approvals::Status::rejected;
}

bool waits_as_it_is(const SignOff& signoff, const Matter& matter) {
  return matter.order.status == orders::Status::pending_approval &&
         matter.order.content_hash == signoff.content_hash &&
         matter.approval.status == approvals::Status::pending;
}

}  // namespace

bool may_be_asked(const Matter& matter) {
  return matter.order.status == orders::Status::pending_approval &&
         !approvals::check_can_decide(matter.approval, matter.actor, matter.order.content_hash,
                                      matter.for_whom);
}

Status standing(const SignOff& signoff, const Matter& matter, Instant now) {
  if (signoff.status != Status::open) return signoff.status;
  const bool is_same = matter.approval.subject_hash == matter.order.content_hash;
  if (is_same && is_decided(matter.approval)) return Status::settled;
  if (!waits_as_it_is(signoff, matter)) return Status::outdated;
  if (matter.approval.step != signoff.step) return Status::settled;
  if (signoff.expires_at <= now) return Status::expired;
  return may_be_asked(matter) ? Status::open : Status::not_yours;
}

std::optional<approvals::Decision> decision_of(const std::string& word) {
  if (word == "approve") return approvals::Decision::approve;
  if (word == "reject") return approvals::Decision::reject;
  return std::nullopt;
}

std::vector<Reason> check_answer(const Answer& answer) {
  std::vector<Reason> reasons;
  const auto decision = decision_of(answer.decision);
  if (!decision) reasons.push_back({"/decision", "unknown_choice", ""});
  if (decision == approvals::Decision::reject && is_blank(answer.reason))
    reasons.push_back({"/reason", "required", ""});
  if (answer.reason.size() > reason_bytes_max || has_control(answer.reason))
    reasons.push_back({"/reason", "malformed", ""});
  if (is_blank(answer.code)) reasons.push_back({"/code", "required", ""});
  return reasons;
}

}  // namespace supercargo::signoffs

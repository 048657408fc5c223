// What the sorts of subjects share: how a record is shown as an order is, and how it is decided.
// For this slice alone.
#pragma once

#include "printing/figures.h"
#include "subjects/commands.h"

namespace supercargo::subjects {

inline std::string money_words(Money money) {
  return money.currency.empty() ? "?" : printing::shown_with_currency(money);
}

// Where a record stands at the desk, and whether it waits to be decided.
struct Standing {
  const char* desk = "";
  bool waits = false;
};
// What waits is bound to the content that was submitted: nothing of it changes until it is decided.
template <class T>
Subject about(const T& record, const approvals::Approval& approval, const Standing& standing) {
  Subject subject{
      .entity = &entity<T>(), .id = text(record.id), .desk = standing.desk, .amount = {}};
  subject.shown.content_hash = approval.subject_hash;
  subject.shown.status =
      standing.waits ? orders::Status::pending_approval : orders::Status::awaiting_customer;
  return subject;
}
template <class T>
void name(Subject& subject, const T& record) {
  subject.shown.number = record.number;
  subject.shown.customer_id = record.customer_id;
  if constexpr (requires { record.customer_name; })
    subject.shown.customer_name = record.customer_name;
  else
    subject.shown.customer_name = record.customer;
}
inline void add_line(Subject& subject, std::string words) {
  subject.shown.lines.emplace_back().name = std::move(words);
}

// By the record's own rules, as at the desk.
template <class T, class Wanted>
Result<Done> decide_with(Result<T> (*command)(journal::Unit&, const Wanted&), journal::Unit& unit,
                         const Subject& subject, const Decided& decided) {
  using Verdict = decltype(Wanted::decision);
  const bool is_yes = decided.decision == approvals::Decision::approve;
  Wanted wanted;
  wanted.id = subject.id;
  wanted.decision = is_yes ? Verdict::approve : Verdict::reject;
  wanted.reason = decided.reason;
  if constexpr (requires { wanted.rule; }) wanted.rule = decided.approval.rule;
  const auto result = command(unit, wanted);
  if (!result) return result.error();
  return Done{};
}
template <auto command>
Result<Done> decide(journal::Unit& unit, const Subject& subject, const Decided& decided) {
  return decide_with(command, unit, subject, decided);
}

// One sort of record that approvals are about.
struct Sort {
  const Entity& entity;
  std::optional<Subject> (*look)(const db::Reader&, const approvals::Approval&);
  Result<Done> (*decide)(journal::Unit&, const Subject&, const Decided&);
};

Sort plans_sort();
Sort write_offs_sort();

}  // namespace supercargo::subjects

#include "questions/commands.h"

#include "agreements/beside.h"
#include "followups/commands.h"
#include "hindrances/store.h"
#include "jobs/job.h"
#include "policies/store.h"
#include "questions/rules.h"
#include "questions/store.h"
#include "stock/store.h"

namespace supercargo::questions {
namespace {

using journal::Unit;
using orders::Order;

constexpr char warehouse_team[] = "warehouse";
constexpr char managers_team[] = "service_manager";

std::optional<Question> found(const db::Reader& reader, const std::string& reference) {
  const auto id = parse<QuestionId>(reference);
  return id ? find(reader, *id) : std::nullopt;
}

// The warehouse answers in its own hours, everybody else in the company's.
Calendar calendar_of(const Unit& unit, const Order& order, const std::string& team) {
  if (team == warehouse_team) {
    const auto sites = stock::find_warehouses(unit.db, std::vector{order.warehouse_id});
    if (!sites.empty()) return stock::calendar_of(sites.front());
  }
  return policies::calendar_of(policies::settings_of(unit.db));
}

void wait_for_answer(Unit& unit, const Question& question) {
  hindrances::add(unit.db, {.order_id = question.sales_order.value,
                            .record_id = question.id.value,
                            .kind = hindrances::Kind::question,
                            .record = text(question.id),
                            .detail = "The " + question.team + " has not answered a question.",
                            .since = unit.now()});
  jobs::schedule(unit,
                 {.kind = escalate_job, .subject = question.id.value, .due_at = question.due_at});
}

void wait_no_longer(Unit& unit, const Question& question) {
  hindrances::remove(unit.db, question.sales_order.value, question.id.value);
  jobs::cancel(unit, escalate_job, question.id.value);
}

void tell_on_order(Unit& unit, const Order& order, const Question& question,
                   agreements::News news) {
  news.record = entity<Question>().name;
  news.record_id = text(question.id);
  agreements::tell_on_order(unit, order, news);
}

Result<Question> find_open(const Unit& unit, const std::string& reference,
                           std::optional<std::int64_t> revision) {
  auto question = agreements::unchanged(unit, found(unit.db, reference), "question", revision);
  if (question && question->status != Status::open)
    return agreements::over_already("The question is answered or withdrawn.");
  return question;
}

}  // namespace

Result<Question> ask(Unit& unit, const Ask& wanted) {
  const auto order = agreements::find_living(unit.db, wanted.id, "A question");
  if (!order) return order.error();
  std::vector<Reason> reasons;
  agreements::check_line(*order, wanted.line, reasons);
  agreements::check_works_here(unit.db, wanted.owner, "/owner", reasons);
  if (wanted.due_at && wanted.due_at <= unit.now())
    reasons.push_back({"/due_at", "in_the_past", "It is due some time from now."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Question question{
      .id = unit.make_id<QuestionId>(),
      .sales_order = order->id,
      .sales_order_number = order->number,
      .line = wanted.line,
      .team = wanted.team,
      .owner = wanted.owner,
      .question = wanted.question,
      .asked_by = unit.actor().person,
      .asked_at = unit.now(),
      .due_at = due_at(wanted, *order, unit.now(), calendar_of(unit, *order, wanted.team)),
      .party_id = order->customer_id.value};
  question = agreements::opened(unit, "question_asked", std::move(question));
  wait_for_answer(unit, question);
  tell_on_order(
      unit, *order, question,
      {.fact = "sales_order_question_asked", .field = "question", .words = question.question});
  return question;
}

Result<Question> answer(Unit& unit, const Answer& given) {
  auto before = find_open(unit, given.id, given.revision);
  if (!before) return before;
  if (auto reasons = check_can_answer(*before, unit.actor()); !reasons.empty())
    return invalid(std::move(reasons));
  Question after = *before;
  after.status = Status::answered;
  after.answer = given.answer;
  after.answered_by = unit.actor().person;
  after.answered_at = unit.now();
  after = agreements::kept(unit, "question_answered", *before, std::move(after));
  wait_no_longer(unit, after);
  tell_on_order(
      unit, agreements::order_of(unit.db, after.sales_order), after,
      {.fact = "sales_order_question_answered", .field = "answer", .words = after.answer});
  return after;
}

Result<Question> withdraw(Unit& unit, const Withdraw& wanted) {
  auto before = find_open(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (auto reasons = check_can_withdraw(*before, unit.actor()); !reasons.empty())
    return invalid(std::move(reasons));
  Question after = *before;
  after.status = Status::withdrawn;
  after.withdrawn_at = unit.now();
  after = agreements::kept(unit, "question_withdrawn", *before, std::move(after));
  wait_no_longer(unit, after);
  tell_on_order(unit, agreements::order_of(unit.db, after.sales_order), after,
                {.fact = "sales_order_question_withdrawn"});
  return after;
}

void lapse(Unit& unit, QuestionId id) {
  const auto before = find(unit.db, id);
  if (!before || before->status != Status::open) return;
  Question after = *before;
  after.status = Status::withdrawn;
  after.withdrawn_at = unit.now();
  after = agreements::kept(unit, "question_lapsed", *before, std::move(after));
  wait_no_longer(unit, after);
}

void escalate(Unit& unit, std::int64_t question_id) {
  const auto before = find(unit.db, QuestionId{question_id});
  if (!before || before->status != Status::open || before->escalated_at) return;
  Question after = *before;
  after.escalated_at = unit.now();
  after = agreements::kept(unit, "question_escalated", *before, std::move(after));
  const Order order = agreements::order_of(unit.db, after.sales_order);
  followups::open(
      unit, {.subject = text(order.id),
             .subject_kind = entity<Order>().name,
             .subject_id = order.id.value,
             .cause = followups::Cause::unanswered_question,
             .detail = "The " + after.team + " has not answered question " + text(after.id) +
                       " about order " + order.number + " in time.",
             .team = managers_team,
             .urgency = order.urgent ? followups::Urgency::urgent : followups::Urgency::standard,
             .party_id = order.customer_id.value,
             .occasion = after.id.value});
  tell_on_order(unit, order, after, {.fact = "sales_order_question_escalated"});
}

Result<Question> get(const journal::Query& query, const QuestionReference& reference) {
  auto question = found(query.db, reference.id);
  if (!question) return not_found("question");
  return std::move(*question);
}

Result<db::Page<Question>> list_questions(const journal::Query& query,
                                          const db::ListRequest& request) {
  auto wanted = agreements::with_order_ids(query.db, request);
  if (wanted.sort.empty()) wanted.sort = "due_at";
  return list(query.db, wanted);
}

}  // namespace supercargo::questions

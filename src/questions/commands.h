// Asking, answering and withdrawing questions, what happens when nobody answers, and the reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "questions/question.h"

namespace supercargo::questions {

// From then on the order cannot be closed until the question is answered or withdrawn.
Result<Question> ask(journal::Unit& unit, const Ask& wanted);
// In time or late; the answer stands on the order's timeline.
Result<Question> answer(journal::Unit& unit, const Answer& given);
Result<Question> withdraw(journal::Unit& unit, const Withdraw& wanted);
// Of an order that was cancelled: nobody needs its answer any more.
void lapse(journal::Unit& unit, QuestionId id);

// The job that comes due with the question, and what it does: the managers' team follows it up,
// once.
inline constexpr char escalate_job[] = "escalate_question";
void escalate(journal::Unit& unit, std::int64_t question_id);

Result<Question> get(const journal::Query& query, const QuestionReference& reference);
// By the time they are due, unless sorted otherwise.
Result<db::Page<Question>> list_questions(const journal::Query& query,
                                          const db::ListRequest& request);

}  // namespace supercargo::questions

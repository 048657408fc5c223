// All SQL of the questions.
#pragma once

#include <optional>

#include "db/listing.h"
#include "db/writer.h"
#include "questions/question.h"

namespace supercargo::questions {

std::optional<Question> find(const db::Reader& reader, QuestionId id);
Result<db::Page<Question>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const Question& question);
void save(db::Writer& writer, const Question& question);

}  // namespace supercargo::questions

#include "http/routes.h"

#include "agreements/beside.h"
#include "files/owners.h"
#include "questions/commands.h"
#include "questions/store.h"

namespace supercargo::questions {
namespace {

// Whoever works on orders asks and is asked; read as the order, by our own people.
constexpr RoleSet askers = agreements::desks;
constexpr RoleSet readers = staff;

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  return !actor.portal() && find(reader, QuestionId{id}).has_value();
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind(
      {.kind = "question", .prefix = QuestionId::prefix, .visible = may_see_files});
  routes.list({.path = "/questions",
               .name = "list_questions",
               .summary = "What teams were asked about orders, the first due first",
               .may = readers},
              list_questions);
  routes.get({.path = "/questions/{id}",
              .name = "get_question",
              .summary = "One question with its answer",
              .may = readers},
             get);
  routes.post({.path = "/sales-orders/{id}/questions",
               .name = "ask_question",
               .summary = "Ask another team about the order or a line of it",
               .may = askers,
               .status = 201},
              ask);
  routes.post({.path = "/questions/{id}/answer",
               .name = "answer_question",
               .summary = "Answer a question that one's team was asked",
               .may = askers},
              answer);
  routes.post({.path = "/questions/{id}/withdrawal",
               .name = "withdraw_question",
               .summary = "Take back one's own question",
               .may = askers},
              withdraw);
}

}  // namespace supercargo::questions

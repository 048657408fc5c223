#include "recovery/commands.h"

#include "approvals/store.h"
#include "journal/attempt.h"
#include "people/store.h"

namespace supercargo {
namespace {

using recovery::Answer;

constexpr Field answer_fields[] = {
    field<&Answer::id>("id", {.personal = Personal::contact, .max = 254}),
    field<&Answer::decision>("decision"),
    field<&Answer::reason>("reason", {.personal = Personal::free_text, .max = 1000}),
};

}  // namespace

template <>
const Entity& entity<Answer>() {
  static constexpr Entity described = describe<Answer>("factor_removal", "", answer_fields);
  return described;
}

namespace recovery {
namespace {

using approvals::Approval;
using approvals::Status;
using people::Person;

constexpr const char* rule = "lost_factor";

std::optional<Person> known(const db::Reader& reader, const std::string& reference) {
  auto person = people::store::find_person(reader, reference);
  if (person && person->status == people::PersonStatus::removed) return std::nullopt;
  return person;
}

// The newest request for that person, whatever became of it.
std::optional<Approval> newest(const db::Reader& reader, const Person& person) {
  auto asked = approvals::find_by_subjects(reader, {person.id.value});
  std::erase_if(asked, [](const Approval& each) { return each.rule != rule; });
  if (asked.empty()) return std::nullopt;
  return std::move(asked.back());
}

bool is_over(const Approval& approval, Instant now) {
  return approval.status != Status::pending || approval.requested_at + request_life <= now;
}

// Another factor made meanwhile is not the one that was lost.
std::string hash_of(const people::Factor& factor) {
  return std::string(rule) + ' ' + text(factor.confirmed_at);
}

void remove_factor(journal::Unit& unit, const Person& person, const std::string& reason) {
  people::store::remove_factor(unit.db, person.id);
  people::store::end_others(unit.db, person.id, {});
  for (const auto purpose : {people::TokenPurpose::second_factor, people::TokenPurpose::device})
    people::store::drop_tokens(unit.db, person.id, purpose);
  const auto password = people::store::password(unit.db, person.id);
  if (!password || password->stands_alone) {
    unit.tell(people::about("person_factor_removed", person, reason));
    return;
  }
  Person after = person;
  after.status = people::PersonStatus::invited;
  ++after.revision;
  people::store::save(unit.db, after);
  auto fact = journal::changed("person_factor_removed", person, after, person.id.value);
  fact.reason = reason;
  unit.tell(std::move(fact));
}

}  // namespace

Result<Approval> ask(journal::Unit& unit, const people::Verb& wanted) {
  const auto person = known(unit.db, wanted.id);
  if (!person) return not_found("person");
  const auto factor = people::store::factor(unit.db, person->id);
  if (!factor || !factor->confirmed_at) return not_found("second factor");
  if (person->id == unit.actor().person)
    return invalid({{"", "separation_of_duties",
                     "One's own factor is removed by oneself, or by two others (domain 11)."}});
  const auto last = newest(unit.db, *person);
  if (last && is_over(*last, unit.now())) approvals::void_for(unit, person->id.value, "");
  return approvals::request(unit, {.subject_kind = entity<Person>().name,
                                   .subject_id = person->id.value,
                                   .subject_prefix = PersonId::prefix,
                                   .subject_hash = hash_of(*factor),
                                   .rule = rule,
                                   .detail = "The second factor and its recovery codes are lost.",
                                   .roles = {"administrator"},
                                   .barred = {text(person->id)},
                                   .reason = wanted.reason,
                                   .party_id = person->id.value});
}

Result<Approval> decide(journal::Unit& unit, const Answer& answer) {
  const auto person = known(unit.db, answer.id);
  if (!person) return not_found("person");
  const auto asked = newest(unit.db, *person);
  if (!asked || is_over(*asked, unit.now())) return people::not_now(R"(["factor-removal"])");
  const auto factor = people::store::factor(unit.db, person->id);
  auto decided =
      approvals::decide(unit, {.id = asked->id,
                               .decision = answer.decision,
                               .reason = answer.reason,
                               .subject_hash_now = factor ? hash_of(*factor) : std::string()});
  if (!decided && decided.error().code == "separation_of_duties")
    return journal::attempt_on(std::move(decided.error()), text(asked->id));
  if (decided && decided->status == Status::approved) remove_factor(unit, *person, asked->reason);
  return decided;
}

Result<Approval> get(const journal::Query& query, const people::Verb& wanted) {
  const auto person = known(query.db, wanted.id);
  auto asked = person ? newest(query.db, *person) : std::nullopt;
  if (!asked) return not_found("request");
  return std::move(*asked);
}

}  // namespace recovery
}  // namespace supercargo

#include "journal/attempt.h"

#include <string_view>

#include "journal/entry_store.h"
#include "kernel/json.h"

namespace supercargo::journal {
namespace {

constexpr std::string_view member = "record";
constexpr std::string_view id_field = "id";

// Whose id that is: of a field called `sales_order` the record is a sales order.
struct Named {
  const char* record;
  const char* prefix;
  std::int64_t id;
};
std::optional<Named> named_by(const Entity& entity, std::string_view printed) {
  for (const Field& field : entity.fields) {
    if (field.kind != Kind::id) continue;
    const auto id = parse_id(field.prefix, printed);
    if (id) return Named{field.name == id_field ? entity.name : field.name, field.prefix, *id};
  }
  return std::nullopt;
}

}  // namespace

Problem attempt_on(Problem refusal, const std::string& record_id) {
  refusal.members.emplace_back(member, json_text(record_id));
  return refusal;
}

Problem not_theirs(Problem refusal, const std::string& record_id) {
  if (refusal.code != "separation_of_duties" && refusal.code != "forbidden") return refusal;
  return attempt_on(std::move(refusal), record_id);
}

std::optional<Fact> attempt_of(const Problem& refusal, const Entity& entity) {
  for (const auto& [name, value] : refusal.members) {
    if (name != member || value.size() < 2) continue;
    const auto record = named_by(entity, std::string_view(value).substr(1, value.size() - 2));
    if (!record) return std::nullopt;
    const bool is_of_role = refusal.refusal == Refusal::forbidden;
    const bool is_of_credit = refusal.code == credit_refused;
    Fact fact{.name = is_of_role     ? "decision_refused"
                      : is_of_credit ? credit_refused
                                     : "separation_refused",
              .record = record->record,
              .record_id = record->id,
              .prefix = record->prefix};
    for (const Reason& reason : refusal.reasons)
      fact.changes.push_back({reason.code, "null", "true"});
    if (refusal.reasons.empty()) fact.changes.push_back({refusal.code, "null", "true"});
    return fact;
  }
  return std::nullopt;
}

bool is_told_last(const db::Reader& reader, const Actor& actor, const Fact& fact) {
  const auto last = last_told_of(reader, fact.record_id);
  return last && last->name == fact.name && last->person == actor.person;
}

}  // namespace supercargo::journal

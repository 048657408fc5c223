#include "sheets/field_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "kernel/value.h"

namespace supercargo::sheets {
namespace {

// A field inside a record: `name`, or `addresses/0/city`, whose list grows as it is asked for.
struct Inside {
  const Field* field = nullptr;
  void* object = nullptr;  // null while only asking whether there is such a field
};

std::optional<std::size_t> index_of(std::string_view word, const Field& list) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), index);
  const bool fits = error == std::errc() && end == word.data() + word.size();
  return fits && index < list.rules.max ? std::optional(index) : std::nullopt;
}

void* element(const Field& list, void* object, std::size_t index) {
  void* elements = list.ref(object);
  while (list.size(elements) <= index) list.append(elements);
  return list.at(elements, index);
}

std::string_view take_word(std::string_view& path) {
  const auto slash = path.find('/');
  const std::string_view word = path.substr(0, slash);
  path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  return word;
}

std::optional<Inside> inside(const Entity& entity, void* object, std::string_view path) {
  const Entity* described = &entity;
  while (true) {
    const Field* field = described->find(take_word(path));
    if (field == nullptr) return std::nullopt;
    const bool is_ours =
        field->rules.access == Access::writable || field->rules.access == Access::create_only;
    if (!is_ours) return std::nullopt;
    if (field->child == nullptr)
      return path.empty() ? std::optional(Inside{field, object}) : std::nullopt;
    described = &field->child();
    if (field->kind == Kind::list) {
      const auto index = index_of(take_word(path), *field);
      if (!index) return std::nullopt;
      if (object != nullptr) object = element(*field, object, *index);
    } else if (object != nullptr) {
      object = field->ref(object);
    }
  }
}

bool is_number(Kind kind) {
  return kind == Kind::integer || kind == Kind::quantity || kind == Kind::price ||
         kind == Kind::rate || kind == Kind::money;
}

// A list of texts in one cell is parted by semicolons.
void read_words(const Field& field, std::string_view text, void* record) {
  auto& words = *static_cast<std::vector<std::string>*>(field.ref(record));
  words.clear();  // the record may be one that is there, with words of its own
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

bool has_field(const Entity& entity, std::string_view path) {
  return inside(entity, nullptr, path).has_value();
}

void check_record(const Entity& entity, void* record, const std::string& pointer,
                  std::vector<Reason>& reasons) {
  for (const Field& field : entity.fields) {
    if (field.rules.access != Access::writable && field.rules.access != Access::create_only)
      continue;
    const std::string here = pointer + "/" + field.name;
    const Objection objection = check_value(field, record);
    // What could not be read at all has its reason already.
    const bool is_told = std::any_of(reasons.begin(), reasons.end(),
                                     [&](const Reason& reason) { return reason.pointer == here; });
    if (objection.code != nullptr && !is_told)
      reasons.push_back({here, objection.code, objection.detail});
    const bool is_there = !field.optional || field.has(record);
    if (field.kind == Kind::object && is_there)
      check_record(field.child(), field.ref(record), here, reasons);
    if (field.kind != Kind::list) continue;
    void* elements = field.ref(record);
    for (std::size_t i = 0; i < field.size(elements); ++i)
      check_record(field.child(), field.at(elements, i), here + "/" + std::to_string(i), reasons);
  }
}

std::vector<Reason> reasons_of(const Problem& problem) {
  if (!problem.reasons.empty()) return problem.reasons;
  return {{"", problem.code, problem.detail}};
}

FieldReader::FieldReader(const Mapping& mapping, const std::string& zone, Currency currency)
    : mapping_(mapping),
      dates_(mapping.dates, mapping.time_zone.empty() ? zone : mapping.time_zone),
      company_currency_(currency),
      currency_(currency) {}

std::string_view FieldReader::plain(const Field& field, std::string_view text) {
  if (is_number(field.kind)) return plain_number(mapping_, text, scratch_value_);
  if (field.kind == Kind::day) {
    const auto day = dates_.day(text);
    scratch_value_ = day ? supercargo::text(*day) : std::string("?");
    return scratch_value_;
  }
  if (field.kind == Kind::instant) {
    const auto at = dates_.instant(text);
    scratch_value_ = at ? supercargo::text(*at) : std::string("?");
    return scratch_value_;
  }
  return text;
}

void FieldReader::give(const Entity& entity, void* record, std::string_view path,
                       std::string_view text, std::vector<Reason>& reasons) {
  if (text.empty()) return;
  const auto place = inside(entity, record, path);
  SUPERCARGO_CHECK(place.has_value());
  if (place->field->kind == Kind::words) return read_words(*place->field, text, place->object);
  const char* fault =
      read_value(*place->field, plain(*place->field, text), place->object, currency_);
  if (fault != nullptr) reasons.push_back({"/" + std::string(path), fault, ""});
}

}  // namespace supercargo::sheets

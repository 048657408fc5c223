#include "imports/record_loader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "catalog/commands.h"
#include "customers/commands.h"
#include "warehousing/receive.h"

namespace supercargo {

using warehousing::PutStock;

namespace {

constexpr Field stock_fields[] = {
    field<&PutStock::sku>("sku", {.required = true, .personal = Personal::none, .max = 64}),
    field<&PutStock::warehouse>("warehouse",
                                {.required = true, .personal = Personal::none, .max = 64}),
    field<&PutStock::quantity>("quantity"),
    field<&PutStock::lot>("lot", {.personal = Personal::none, .max = 64}),
    field<&PutStock::reference>("reference", {.personal = Personal::none, .max = 64}),
};

}  // namespace

template <>
const Entity& entity<PutStock>() {
  static constexpr Entity described = describe<PutStock>("stock_row", "", stock_fields);
  return described;
}

namespace imports {
namespace {

template <class Record, auto put>
constexpr Target target(const char* kind) {
  return {kind, entity<Record>,
          []() -> std::shared_ptr<void> { return std::make_shared<Record>(); },
          [](journal::Unit& unit, const void* record) -> std::optional<Problem> {
            auto answer = put(unit, *static_cast<const Record*>(record));
            if (answer) return std::nullopt;
            return std::move(answer.error());
          }};
}

constexpr std::array targets{
    target<customers::Customer, customers::put>("customers"),
    target<catalog::Product, catalog::put>("products"),
    target<PutStock, warehousing::put_stock>("stock"),
};

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
    if (field.kind != Kind::list) continue;
    void* elements = field.ref(record);
    for (std::size_t i = 0; i < field.size(elements); ++i)
      check_record(field.child(), field.at(elements, i), here + "/" + std::to_string(i), reasons);
  }
}

bool is_number(Kind kind) {
  return kind == Kind::integer || kind == Kind::quantity || kind == Kind::price ||
         kind == Kind::rate || kind == Kind::money;
}

// A list of texts in one cell is parted by semicolons.
void read_words(const Field& field, std::string_view text, void* record) {
  auto& words = *static_cast<std::vector<std::string>*>(field.ref(record));
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<Reason> reasons_of(const Problem& problem) {
  if (!problem.reasons.empty()) return problem.reasons;
  return {{"", problem.code, problem.detail}};
}

}  // namespace

const Target* target_of(std::string_view kind) {
  for (const Target& each : targets)
    if (kind == each.kind) return &each;
  return nullptr;
}

std::string target_kinds() {
  std::string kinds;
  for (const Target& each : targets) kinds.append(kinds.empty() ? "" : ", ").append(each.kind);
  return kinds;
}

RecordLoader::RecordLoader(const Target& target, const sheets::Mapping& mapping,
                           const std::string& zone, Currency currency)
    : target_(target),
      mapping_(mapping),
      dates_(mapping.dates, mapping.time_zone.empty() ? zone : mapping.time_zone),
      currency_(currency) {}

Result<Done> RecordLoader::begin(const std::vector<std::string>& heading, std::int64_t /*run_id*/) {
  auto bound = sheets::Binding::bind(mapping_, heading, [&](const std::string& field) {
    return inside(target_.entity(), nullptr, field).has_value();
  });
  if (!bound) return std::move(bound.error());
  binding_ = std::move(*bound);
  return Done{};
}

std::string_view RecordLoader::text_for(const Field& field, std::string_view text) {
  if (is_number(field.kind)) return sheets::plain_number(mapping_, text, scratch_number_);
  if (field.kind == Kind::day) {
    const auto day = dates_.day(text);
    scratch_number_ = day ? supercargo::text(*day) : std::string("?");
    return scratch_number_;
  }
  if (field.kind == Kind::instant) {
    const auto at = dates_.instant(text);
    scratch_number_ = at ? supercargo::text(*at) : std::string("?");
    return scratch_number_;
  }
  return text;
}

void RecordLoader::give(void* record, const sheets::Binding::Source& source, sheets::Row& row) {
  const std::string_view text = sheets::value(source, row, scratch_);
  // An empty cell says nothing: the record's own beginning stays.
  if (text.empty()) return;
  const auto place = inside(target_.entity(), record, source.field);
  SUPERCARGO_CHECK(place.has_value());
  if (place->field->kind == Kind::words) return read_words(*place->field, text, place->object);
  const char* fault =
      read_value(*place->field, text_for(*place->field, text), place->object, currency_);
  if (fault != nullptr) row.reasons.push_back({"/" + source.field, fault, ""});
}

void RecordLoader::read(void* record, sheets::Row& row) {
  const Entity& entity = target_.entity();
  const Currency company = currency_;
  // Amounts are read in the row's own currency, when it has one.
  if (const auto* source = binding_->find("currency"))
    if (const auto own = Currency::parse(sheets::value(*source, row, scratch_))) currency_ = *own;
  for (const sheets::Binding::Source& source : binding_->sources()) give(record, source, row);
  stamp_currency(entity, record, currency_);
  currency_ = company;
  check_record(entity, record, "", row.reasons);
}

Slice RecordLoader::load(journal::Unit& unit, std::span<sheets::Row> rows, Rest /*rest*/) {
  for (sheets::Row& row : rows) {
    if (!row.reasons.empty()) continue;
    const auto record = target_.make();
    read(record.get(), row);
    if (!row.reasons.empty()) continue;
    const auto writes = unit.db.session().writes();
    const auto told = unit.told().size();
    const auto problem = target_.put(unit, record.get());
    if (!problem) continue;
    // The rows before it stand in the same transaction: a refusal must have left no trace in it.
    SUPERCARGO_CHECK(unit.db.session().writes() == writes && unit.told().size() == told);
    row.reasons = reasons_of(*problem);
  }
  return {.taken = rows.size()};
}

}  // namespace imports
}  // namespace supercargo

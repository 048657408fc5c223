#include "imports/record_loader.h"

#include <array>
#include <map>
#include <set>

#include "catalog/commands.h"
#include "catalog/store.h"
#include "customers/commands.h"
#include "customers/store.h"
#include "kernel/text_keys.h"
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

template <class Record, auto put_all>
std::vector<std::optional<Problem>> put_records(journal::Unit& unit, const Records& records) {
  std::vector<Record> given;
  for (const auto& record : records) given.push_back(*static_cast<const Record*>(record.get()));
  auto answers = put_all(unit, given);
  std::vector<std::optional<Problem>> problems(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (!answers[i]) problems[i] = std::move(answers[i].error());
  return problems;
}
template <class Record>
std::shared_ptr<void> new_record() {
  return std::make_shared<Record>();
}
template <class Record, auto name>
std::string key_of(const void* given) {
  return comparison_key(static_cast<const Record*>(given)->*name);
}
template <class Record, auto name>
std::vector<std::string> names_of(const Records& given) {
  std::vector<std::string> names;
  for (const auto& each : given) names.push_back(static_cast<const Record*>(each.get())->*name);
  return names;
}

using catalog::Product;
using customers::Customer;

Records stored_products(const db::Reader& reader, const Records& given) {
  std::map<std::string, std::shared_ptr<void>> found;
  for (Product& each : catalog::find_by_skus(reader, names_of<Product, &Product::sku>(given))) {
    std::string key = each.sku_key;
    found[std::move(key)] = std::make_shared<Product>(std::move(each));
  }
  Records stored;
  for (const auto& each : given)
    stored.push_back(found[key_of<Product, &Product::sku>(each.get())]);
  return stored;
}

Records stored_customers(const db::Reader& reader, const Records& given) {
  const auto codes = names_of<Customer, &Customer::code>(given);
  const auto known = customers::find_by_references(reader, codes);
  Records stored;
  for (const std::string& code : codes) {
    const Customer* found = known.find(code);
    stored.push_back(found == nullptr ? nullptr : std::make_shared<Customer>(*found));
  }
  return stored;
}

constexpr std::array targets{
    Target{"customers", entity<Customer>, new_record<Customer>, key_of<Customer, &Customer::code>,
           stored_customers, put_records<Customer, customers::put_all>},
    Target{"products", entity<Product>, new_record<Product>, key_of<Product, &Product::sku>,
           stored_products, put_records<Product, catalog::put_all>},
    // Every row is a receipt of its own.
    Target{"stock", entity<PutStock>, new_record<PutStock>, nullptr, nullptr,
           put_records<PutStock, warehousing::put_all_stock>},
};

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
    : target_(target), mapping_(mapping), reader_(mapping, zone, currency) {}

Result<Done> RecordLoader::begin(const Table& table) {
  auto bound = sheets::Binding::bind(mapping_, table.heading, [&](const std::string& field) {
    return sheets::has_field(target_.entity(), field);
  });
  if (!bound) return std::move(bound.error());
  binding_ = std::move(*bound);
  return Done{};
}

void RecordLoader::read(void* record, sheets::Row& row) {
  const Entity& entity = target_.entity();
  row.reasons.clear();
  // Amounts are read in the row's own currency, when it has one.
  Currency currency = reader_.company_currency();
  if (const auto* source = binding_->find("currency"))
    currency = Currency::parse(reader_.text(*source, row)).value_or(currency);
  reader_.set_currency(currency);
  for (const sheets::Binding::Source& source : binding_->sources())
    reader_.give(entity, record, source.field, reader_.text(source, row), row.reasons);
  stamp_currency(entity, record, currency);
}

Slice RecordLoader::load(journal::Unit& unit, std::span<sheets::Row> rows, Rest /*rest*/) {
  const std::size_t taken = rows.size();
  while (!rows.empty()) put(unit, read_next(rows));
  return {.taken = taken};
}

// Rows from the front, up to one that names a record which stands among them already: that row is
// about what they will have made of it.
std::vector<RecordLoader::Draft> RecordLoader::read_next(std::span<sheets::Row>& rows) {
  std::vector<Draft> drafts;
  std::set<std::string> keys;
  std::size_t taken = 0;
  for (; taken < rows.size(); ++taken) {
    sheets::Row& row = rows[taken];
    if (!row.reasons.empty()) continue;
    Draft draft{&row, target_.make()};
    read(draft.record.get(), row);
    if (target_.key != nullptr && !keys.insert(target_.key(draft.record.get())).second) {
      row.reasons.clear();
      break;
    }
    drafts.push_back(std::move(draft));
  }
  rows = rows.subspan(taken);
  return drafts;
}

// What the table does not mention stays as it is.
void RecordLoader::read_onto_stored(const db::Reader& reader, std::vector<Draft>& drafts) {
  if (target_.stored == nullptr) return;
  Records given;
  for (const Draft& draft : drafts) given.push_back(draft.record);
  auto stored = target_.stored(reader, given);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (stored[i] == nullptr) continue;
    drafts[i].record = std::move(stored[i]);
    read(drafts[i].record.get(), *drafts[i].row);
  }
}

void RecordLoader::put(journal::Unit& unit, std::vector<Draft> drafts) {
  read_onto_stored(unit.db, drafts);
  for (const Draft& draft : drafts)
    sheets::check_record(target_.entity(), draft.record.get(), "", draft.row->reasons);
  std::erase_if(drafts, [](const Draft& draft) { return !draft.row->reasons.empty(); });
  if (drafts.empty()) return;
  Records records;
  for (const Draft& draft : drafts) records.push_back(draft.record);
  const auto problems = target_.put(unit, records);
  SUPERCARGO_CHECK(problems.size() == drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (problems[i]) drafts[i].row->reasons = sheets::reasons_of(*problems[i]);
}

}  // namespace imports
}  // namespace supercargo

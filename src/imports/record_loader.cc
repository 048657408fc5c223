#include "imports/record_loader.h"

#include <array>

#include "catalog/commands.h"
#include "catalog/store.h"
#include "customers/commands.h"
#include "customers/store.h"
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
std::optional<Problem> put_record(journal::Unit& unit, const void* record) {
  auto answer = put(unit, *static_cast<const Record*>(record));
  if (answer) return std::nullopt;
  return std::move(answer.error());
}
template <class Record>
std::shared_ptr<void> new_record() {
  return std::make_shared<Record>();
}
template <class Record, auto find, auto key>
std::shared_ptr<void> stored_record(const db::Reader& reader, const void* given) {
  auto found = find(reader, static_cast<const Record*>(given)->*key);
  return found ? std::make_shared<Record>(std::move(*found)) : nullptr;
}

using catalog::Product;
using customers::Customer;

constexpr std::array targets{
    Target{"customers", entity<Customer>, new_record<Customer>,
           stored_record<Customer, customers::find, &Customer::code>,
           put_record<Customer, customers::put>},
    Target{"products", entity<Product>, new_record<Product>,
           stored_record<Product, catalog::find, &Product::sku>, put_record<Product, catalog::put>},
    // Every row is a receipt of its own.
    Target{"stock", entity<PutStock>, new_record<PutStock>, nullptr,
           put_record<PutStock, warehousing::put_stock>},
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
  for (sheets::Row& row : rows)
    if (row.reasons.empty()) put(unit, row);
  return {.taken = rows.size()};
}

void RecordLoader::put(journal::Unit& unit, sheets::Row& row) {
  auto record = target_.make();
  read(record.get(), row);
  // What the table does not mention stays as it is.
  if (target_.stored != nullptr)
    if (auto stored = target_.stored(unit.db, record.get())) {
      record = std::move(stored);
      read(record.get(), row);
    }
  sheets::check_record(target_.entity(), record.get(), "", row.reasons);
  if (!row.reasons.empty()) return;
  const auto writes = unit.db.session().writes();
  const auto told = unit.told().size();
  const auto problem = target_.put(unit, record.get());
  if (!problem) return;
  // The rows before it stand in the same transaction: a refusal must have left no trace in it.
  SUPERCARGO_CHECK(unit.db.session().writes() == writes && unit.told().size() == told);
  row.reasons = sheets::reasons_of(*problem);
}

}  // namespace imports
}  // namespace supercargo

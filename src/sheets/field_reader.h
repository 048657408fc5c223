// A table's texts put into records by their field tables: numbers and dates as the mapping writes
// them, every reason kept. Fields inside are named by a path, as in the API's pointers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/fields.h"
#include "kernel/result.h"
#include "sheets/dates.h"
#include "sheets/row.h"

namespace supercargo::sheets {

// `name`, or `addresses/0/city`; only what a request may give.
bool has_field(const Entity& entity, std::string_view path);

// What the field tables say against the record, where no reason stands yet.
void check_record(const Entity& entity, void* record, const std::string& pointer,
                  std::vector<Reason>& reasons);

std::vector<Reason> reasons_of(const Problem& problem);

class FieldReader {
 public:
  // `zone` and `currency` are the company's, for what the mapping leaves open.
  FieldReader(const Mapping& mapping, const std::string& zone, Currency currency);

  // As the mapping makes it; lives until the next call.
  std::string_view text(const Binding::Source& source, const Row& row) {
    return value(source, row, scratch_);
  }
  // An empty text says nothing: what the record holds stays. A list in a list grows as it is asked.
  void give(const Entity& entity, void* record, std::string_view path, std::string_view text,
            std::vector<Reason>& reasons);

  Currency company_currency() const { return company_currency_; }
  // What amounts are in from now on.
  void set_currency(Currency currency) { currency_ = currency; }

 private:
  std::string_view plain(const Field& field, std::string_view text);

  const Mapping& mapping_;
  Dates dates_;
  Currency company_currency_;
  Currency currency_;
  std::string scratch_;
  std::string scratch_value_;
};

}  // namespace supercargo::sheets

// Listings and what is known of one person, written out for who asks: in one read transaction, a
// page at a time, by the field tables.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::app {

enum class ExportFormat : std::uint8_t { csv, importable_csv, json };

struct Export {
  std::string kind;  // as in the API: sales-orders
  ExportFormat format = ExportFormat::csv;
};
using Put = std::function<void(std::string_view)>;

// "customers, products …"
std::string export_kinds();
// The number of records.
Result<std::int64_t> export_listing(const journal::Query& query, const Export& wanted,
                                    const Put& put);

// One JSON document of everything that the field tables flag as telling about this customer, now
// and in the journal, opened with the customer's own key. Of others, staff included, nothing.
Result<std::string> export_person_data(const journal::Query& query, std::string_view customer);

}  // namespace supercargo::app

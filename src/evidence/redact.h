// What of an order's evidence is shown: of sealed values those whose keys may be given away, and of
// a redacted pack nothing that is personal data of others than the customer. In its place stands a
// digest that says nothing to who has not the customer's key, and proves the value to who has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/gather.h"
#include "files/attachment.h"
#include "journal/disclosure.h"
#include "journal/unit.h"

namespace supercargo::evidence {

// Free text is the customer's (decisions 26); what names others stands in these fields.
bool is_of_others(std::string_view field);
// The customer's own papers; pictures of a delivery show others.
bool is_customers_file(const files::Attachment& file);

enum class Extent : std::uint8_t { whole, redacted };

class Showing {
 public:
  Showing(const journal::Query& query, CustomerId customer, Extent extent)
      : query_(query), customer_(customer.value), extent_(extent) {}

  // The journal about these records, with the keys that are given away.
  Result<packs::Chain> chain_about(const std::vector<std::int64_t>& records) const;
  void take_out_others(Found& found) const;

 private:
  packs::FieldKey key_of(const journal::Disclosure& disclosure, const journal::Entry& entry,
                         std::string_view field) const;

  const journal::Query& query_;
  std::int64_t customer_;
  Extent extent_;
};

}  // namespace supercargo::evidence

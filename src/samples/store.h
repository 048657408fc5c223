// All SQL of audit_sample, and the orders that one may be drawn from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "samples/sample.h"

namespace supercargo::samples {

std::optional<Sample> find(const db::Reader& reader, AuditSampleId id);
Result<db::Page<Sample>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Sample& sample);

// Numbers of the orders entered from one instant to before the other, of that type and customer
// where they are named; sorted, one more than the most where there are more.
struct Window {
  Instant from;
  Instant before;
  std::string order_type;
  std::string customer;
};
std::vector<std::string> numbers_of(const db::Reader& reader, const Window& window);

}  // namespace supercargo::samples

#include "protections/protection.h"

namespace supercargo {

using protections::ConsumerLaw;
using protections::ProductExemption;
using protections::PutExemption;
using protections::PutLaw;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules record{.access = Access::hidden, .personal = Personal::none};
constexpr char none_means_delivery[] = "None: the law of the country of delivery.";
constexpr char none_means_free[] = "None: consumers may withdraw from it.";

constexpr Field law_fields[] = {
    field<&ConsumerLaw::id>("id", shown),
    field<&ConsumerLaw::customer_id>("customer_id", shown),
    field<&ConsumerLaw::jurisdiction>("jurisdiction",
                                      {.access = Access::read_only, .about = none_means_delivery}),
    field<&ConsumerLaw::changed_by>("changed_by", shown),
    field<&ConsumerLaw::revision>("revision", shown),
    field<&ConsumerLaw::changed_at>("changed_at", shown),
};

constexpr Field exemption_fields[] = {
    field<&ProductExemption::id>("id", shown),
    field<&ProductExemption::product_id>("product_id", shown),
    field<&ProductExemption::exemption>("exemption",
                                        {.access = Access::read_only, .about = none_means_free}),
    field<&ProductExemption::reason>("reason", {.access = Access::read_only,
                                                .personal = Personal::none,
                                                .max = 400,
                                                .about = "What shows it."}),
    field<&ProductExemption::changed_by>("changed_by", shown),
    field<&ProductExemption::revision>("revision", shown),
    field<&ProductExemption::changed_at>("changed_at", shown),
};

constexpr Field put_law_fields[] = {
    field<&PutLaw::id>("id", record),
    field<&PutLaw::jurisdiction>("jurisdiction", {.about = none_means_delivery}),
};
constexpr Field put_exemption_fields[] = {
    field<&PutExemption::id>("id", record),
    field<&PutExemption::exemption>("exemption", {.about = none_means_free}),
    field<&PutExemption::reason>(
        "reason", {.personal = Personal::none, .max = 400, .about = "What shows it."}),
};

}  // namespace

template <>
const Entity& entity<ConsumerLaw>() {
  static constexpr Entity described =
      describe<ConsumerLaw>("consumer_law", "consumer_law", law_fields);
  return described;
}
template <>
const Entity& entity<ProductExemption>() {
  static constexpr Entity described =
      describe<ProductExemption>("product_exemption", "product_exemption", exemption_fields);
  return described;
}
template <>
const Entity& entity<PutLaw>() {
  static constexpr Entity described = describe<PutLaw>("put_consumer_law", "", put_law_fields);
  return described;
}
template <>
const Entity& entity<PutExemption>() {
  static constexpr Entity described =
      describe<PutExemption>("put_product_exemption", "", put_exemption_fields);
  return described;
}

}  // namespace supercargo

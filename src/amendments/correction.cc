#include "amendments/correction.h"

namespace supercargo {

using amendments::CorrectedLine;
using amendments::Correction;

namespace {

constexpr Rules plain{.personal = Personal::none};

constexpr Field line_fields[] = {
    field<&CorrectedLine::line>("line"),
    field<&CorrectedLine::causes>("causes", plain),
};

constexpr Field correction_fields[] = {
    field<&Correction::order>("order", {.column = "sales_order_id"}),
    field<&Correction::version>("version"),
    field<&Correction::cause>("cause", plain),
    field<&Correction::lines>("lines", {.stored = Stored::as_json, .max = 5001}),
    field<&Correction::by>("by", {.column = "by_person"}),
    field<&Correction::at>("at"),
};

}  // namespace

template <>
const Entity& entity<CorrectedLine>() {
  static constexpr Entity described = describe<CorrectedLine>("corrected_line", "", line_fields);
  return described;
}
template <>
const Entity& entity<Correction>() {
  static constexpr Entity described =
      describe<Correction>("entry_correction", "entry_correction", correction_fields);
  return described;
}

}  // namespace supercargo

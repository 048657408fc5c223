#include "taxes/tax.h"

namespace supercargo {

using taxes::LineTax;
using taxes::TaxRow;
using taxes::Totals;

namespace {

constexpr const char* category_names[] = {"outside_scope", "standard",       "zero",
                                          "exempt",        "reverse_charge", "intra_community",
                                          "export_outside"};
constexpr const char* mode_names[] = {"per_document", "per_line"};
constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};

constexpr Field line_fields[] = {
    field<&LineTax::country>("country", shown),
    field<&LineTax::category>("category", shown),
    field<&LineTax::rate>("rate", shown),
    field<&LineTax::currency>("currency", shown),
    field<&LineTax::discount>("discount", shown),
    field<&LineTax::amount>("amount", shown),
    field<&LineTax::reason_code>("reason_code", shown),
    field<&LineTax::reason>("reason", shown),
};
constexpr Field row_fields[] = {
    field<&TaxRow::country>("country", shown),
    field<&TaxRow::category>("category", shown),
    field<&TaxRow::rate>("rate", shown),
    field<&TaxRow::currency>("currency", shown),
    field<&TaxRow::taxable>("taxable", shown),
    field<&TaxRow::amount>("amount", shown),
    field<&TaxRow::reason_code>("reason_code", shown),
    field<&TaxRow::reason>("reason", shown),
};
constexpr Field total_fields[] = {
    field<&Totals::discount>("discount", shown), field<&Totals::charges>("charges", shown),
    field<&Totals::net>("net", shown),           field<&Totals::tax>("tax", shown),
    field<&Totals::gross>("gross", shown),
};

}  // namespace

template <>
Choices choices<taxes::Category>() {
  return {category_names, std::size(category_names)};
}
template <>
Choices choices<taxes::Mode>() {
  return {mode_names, std::size(mode_names)};
}
template <>
const Entity& entity<LineTax>() {
  static constexpr Entity described = describe<LineTax>("line_tax", "", line_fields);
  return described;
}
template <>
const Entity& entity<TaxRow>() {
  static constexpr Entity described = describe<TaxRow>("tax_row", "", row_fields);
  return described;
}
template <>
const Entity& entity<Totals>() {
  static constexpr Entity described = describe<Totals>("totals", "", total_fields);
  return described;
}

namespace taxes {

const char* category_code(Category category) {
  constexpr const char* codes[] = {"O", "S", "Z", "E", "AE", "K", "G"};
  return codes[static_cast<int>(category)];
}

}  // namespace taxes
}  // namespace supercargo

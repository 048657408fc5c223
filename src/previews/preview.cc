#include "previews/preview.h"

#include "kernel/fields.h"

namespace supercargo {

using previews::Preview;
using previews::Refused;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_record{.access = Access::read_only, .stored = Stored::as_json};

constexpr Field refused_fields[] = {
    field<&Refused::pointer>("pointer", shown),
    field<&Refused::code>("code", shown),
    field<&Refused::detail>("detail", shown),
    field<&Refused::suggestions>("suggestions", shown_record),
};

}  // namespace

template <>
const Entity& entity<Refused>() {
  static constexpr Entity described =
      describe<Refused>("sales_order_preview_reason", "", refused_fields);
  return described;
}

namespace {

constexpr Field preview_fields[] = {
    field<&Preview::order>("order", shown_record),
    field<&Preview::reasons>("reasons", shown_record),
};

}  // namespace

template <>
const Entity& entity<Preview>() {
  static constexpr Entity described = describe<Preview>("sales_order_preview", "", preview_fields);
  return described;
}

}  // namespace supercargo

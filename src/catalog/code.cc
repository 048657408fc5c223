#include "catalog/code.h"

namespace supercargo {

using catalog::GiveCode;
using catalog::ProductCode;
using catalog::ProductCodes;
using catalog::TakeCode;

namespace {

constexpr std::uint32_t codes_max = 500;  // of one product

}  // namespace

template <>
Choices choices<catalog::CodeKind>() {
  static constexpr const char* names[] = {"own", "customer_code", "gtin", "old_code",
                                          "supplier_code"};
  return {names, std::size(names)};
}

template <>
const Entity& entity<ProductCode>() {
  static constexpr Field fields[] = {
      field<&ProductCode::id>("id", {.access = Access::read_only}),
      field<&ProductCode::product_id>("product_id", {.access = Access::read_only}),
      field<&ProductCode::kind>("kind", {.access = Access::read_only}),
      field<&ProductCode::customer_id>("customer_id", {.access = Access::read_only}),
      field<&ProductCode::code>("code", {.access = Access::read_only, .personal = Personal::none}),
      field<&ProductCode::code_key>("code_key",
                                    {.access = Access::hidden, .personal = Personal::none}),
      field<&ProductCode::created_at>("created_at", {.access = Access::read_only}),
  };
  static constexpr Entity described = describe<ProductCode>("product_code", "product_code", fields);
  return described;
}

template <>
const Entity& entity<GiveCode>() {
  static constexpr Field fields[] = {
      field<&GiveCode::id>("id", {.personal = Personal::none}),
      field<&GiveCode::kind>("kind"),
      field<&GiveCode::customer>(
          "customer", {.personal = Personal::none, .about = "The customer's id or code."}),
      field<&GiveCode::code>(
          "code", {.required = true, .personal = Personal::none, .code = true, .max = 64}),
  };
  static constexpr Entity described = describe<GiveCode>("product_code_given", "", fields);
  return described;
}

template <>
const Entity& entity<TakeCode>() {
  static constexpr Field fields[] = {
      field<&TakeCode::id>("id", {.personal = Personal::none}),
      field<&TakeCode::code_id>("code_id", {.personal = Personal::none}),
  };
  static constexpr Entity described = describe<TakeCode>("product_code_taken", "", fields);
  return described;
}

template <>
const Entity& entity<ProductCodes>() {
  static constexpr Field fields[] = {
      field<&ProductCodes::items>(
          "items", {.access = Access::read_only, .stored = Stored::as_json, .max = codes_max}),
  };
  static constexpr Entity described = describe<ProductCodes>("product_codes", "", fields);
  return described;
}

}  // namespace supercargo

#include "transfers/transfer.h"

namespace supercargo {

using transfers::Line;
using transfers::Transfer;

namespace {

constexpr std::int64_t quantity_most = 1'000'000'000'000'000;

constexpr Rules shown{.access = Access::read_only};
constexpr Rules numbered{
    .access = Access::read_only, .personal = Personal::none, .filter = true, .max = 40};
constexpr Rules named_warehouse{.required = true,
                                .personal = Personal::none,
                                .filter = true,
                                .max = 40,
                                .about = "The warehouse's code or id."};

constexpr Field line_fields[] = {
    field<&Line::sku>("sku", {.required = true,
                              .personal = Personal::none,
                              .code = true,
                              .max = 64,
                              .about = "The product's sku."}),
    field<&Line::quantity>("quantity", {.least = 1, .most = quantity_most}),
    field<&Line::lot>("lot", {.personal = Personal::none, .code = true, .max = 64}),
    field<&Line::product_id>("product_id", shown),
};

}  // namespace

template <>
const Entity& entity<Line>() {
  static constexpr Entity described = describe<Line>("stock_transfer_line", "", line_fields);
  return described;
}

namespace {

constexpr Field transfer_fields[] = {
    field<&Transfer::id>("id", shown),
    field<&Transfer::number>("number", numbered),
    field<&Transfer::from_warehouse>("from_warehouse", named_warehouse),
    field<&Transfer::from_warehouse_id>("from_warehouse_id", shown),
    field<&Transfer::to_warehouse>("to_warehouse", named_warehouse),
    field<&Transfer::to_warehouse_id>("to_warehouse_id", shown),
    field<&Transfer::reason>("reason", {.required = true, .personal = Personal::none, .max = 500}),
    field<&Transfer::arrives>(
        "arrives", {.about = "The day on which it is there, when it is on the road until then: it "
                             "is announced there. Absent: it is there at once."}),
    field<&Transfer::expected_receipt>("expected_receipt", numbered),
    field<&Transfer::lines>("lines", {.required = true, .stored = Stored::as_json, .max = 1000}),
    field<&Transfer::moved_by>("moved_by", shown),
    field<&Transfer::revision>("revision", shown),
    field<&Transfer::created_at>("created_at",
                                 {.access = Access::read_only, .filter = true, .sort = true}),
};

constexpr Field reference_fields[] = {
    field<&transfers::TransferReference::id>(
        "id", {.personal = Personal::none, .about = "The transfer's id or its number."}),
};

}  // namespace

template <>
const Entity& entity<Transfer>() {
  static constexpr Entity described =
      describe<Transfer>("stock_transfer", "stock_transfer", transfer_fields);
  return described;
}
template <>
const Entity& entity<transfers::TransferReference>() {
  static constexpr Entity described =
      describe<transfers::TransferReference>("stock_transfer_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo

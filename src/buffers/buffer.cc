#include "buffers/buffer.h"

namespace supercargo {

using buffers::Buffer;
using buffers::PutBuffer;

namespace {

constexpr std::int64_t quantity_most = 1'000'000'000'000'000;
constexpr char kept_against_surprises[] =
    "Kept against surprises, in the product's base unit; nought for none.";
constexpr char when_to_get_more[] =
    "More is got at this level; not below the safety stock. None: nobody has said.";

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules code{.required = true, .personal = Personal::none, .code = true, .max = 64};

constexpr Field buffer_fields[] = {
    field<&Buffer::id>("id", shown),
    field<&Buffer::warehouse>("warehouse", filtered),
    field<&Buffer::sku>("sku", filtered),
    field<&Buffer::warehouse_id>("warehouse_id", shown),
    field<&Buffer::product_id>("product_id", filtered),
    field<&Buffer::safety_stock>("safety_stock",
                                 {.access = Access::read_only, .about = kept_against_surprises}),
    field<&Buffer::reorder_point>("reorder_point",
                                  {.access = Access::read_only, .about = when_to_get_more}),
    field<&Buffer::changed_by>("changed_by", shown),
    field<&Buffer::revision>("revision", shown),
    field<&Buffer::created_at>("created_at", shown),
    field<&Buffer::changed_at>("changed_at", shown),
};

constexpr Field put_fields[] = {
    field<&PutBuffer::warehouse>("warehouse", code),
    field<&PutBuffer::sku>("sku", code),
    field<&PutBuffer::safety_stock>(
        "safety_stock", {.least = 0, .most = quantity_most, .about = kept_against_surprises}),
    field<&PutBuffer::reorder_point>(
        "reorder_point", {.least = 0, .most = quantity_most, .about = when_to_get_more}),
};

}  // namespace

template <>
const Entity& entity<Buffer>() {
  static constexpr Entity described =
      describe<Buffer>("stock_buffer", "stock_buffer", buffer_fields);
  return described;
}
template <>
const Entity& entity<PutBuffer>() {
  static constexpr Entity described = describe<PutBuffer>("put_stock_buffer", "", put_fields);
  return described;
}

}  // namespace supercargo

#include "notices/notice.h"

namespace supercargo {

using notices::Notice;
using notices::ToldExemption;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};

constexpr Field exemption_fields[] = {
    field<&ToldExemption::line>("line", shown),
    field<&ToldExemption::exemption>("exemption", shown),
    field<&ToldExemption::reason>("reason", shown),
};

}  // namespace

template <>
const Entity& entity<ToldExemption>() {
  static constexpr Entity described =
      describe<ToldExemption>("told_exemption", "", exemption_fields);
  return described;
}

namespace {

constexpr Field notice_fields[] = {
    field<&Notice::id>("id", shown),
    field<&Notice::sales_order>("sales_order", {.access = Access::read_only,
                                                .filter = true,
                                                .column = "sales_order_id",
                                                .about = "Lists take the order's number too."}),
    field<&Notice::sales_order_number>("sales_order_number", shown),
    field<&Notice::customer_id>("customer_id", shown),
    field<&Notice::version>("version", shown),
    field<&Notice::content_hash>("content_hash", shown),
    field<&Notice::jurisdiction>("jurisdiction", shown),
    field<&Notice::language>("language", shown),
    field<&Notice::channel>("channel", shown),
    field<&Notice::contact>("contact",
                            {.access = Access::read_only, .personal = Personal::identity}),
    field<&Notice::text>("text", {.access = Access::read_only,
                                  .personal = Personal::none,
                                  .multiline = true,
                                  .max = 20000,
                                  .about = "All that the consumer was told, as it was put."}),
    field<&Notice::text_hash>("text_hash", shown),
    field<&Notice::exemptions>("exemptions",
                               {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Notice::shown_at>("shown_at", shown),
    field<&Notice::link_seed>("link_seed", hidden),
    field<&Notice::token_hash>("token_hash", {.access = Access::hidden}),
    field<&Notice::given_by>("given_by", shown),
    field<&Notice::revision>("revision", shown),
    field<&Notice::created_at>("created_at", shown),
};

constexpr Field reference_fields[] = {field<&notices::NoticeReference::id>("id")};

}  // namespace

template <>
const Entity& entity<Notice>() {
  static constexpr Entity described =
      describe<Notice>("consumer_notice", "consumer_notice", notice_fields);
  return described;
}
template <>
const Entity& entity<notices::NoticeReference>() {
  static constexpr Entity described =
      describe<notices::NoticeReference>("consumer_notice_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo

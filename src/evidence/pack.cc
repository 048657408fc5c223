#include "evidence/pack.h"

namespace supercargo {

using evidence::Make;
using evidence::MakeSample;
using evidence::Pack;

namespace {

constexpr const char* purpose_names[] = {"dispute", "complaint", "audit", "assessment", "other"};

}  // namespace

template <>
Choices choices<evidence::Purpose>() {
  return {purpose_names, std::size(purpose_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_and_filtered{
    .access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Field pack_fields[] = {
    field<&Pack::id>("id", shown),
    field<&Pack::sales_order>("sales_order", {.access = Access::read_only,
                                              .filter = true,
                                              .column = "sales_order_id",
                                              .about = "Lists take the order's number too."}),
    field<&Pack::sales_order_number>("sales_order_number", shown),
    field<&Pack::purpose>("purpose", shown_and_filtered),
    field<&Pack::reference>("reference", shown),
    field<&Pack::redacted>("redacted", shown),
    field<&Pack::manifest_hash>("manifest_hash", {.access = Access::read_only,
                                                  .personal = Personal::none,
                                                  .about = "SHA-256 of the pack's manifest."}),
    field<&Pack::signing_key>("signing_key",
                              {.access = Access::read_only,
                               .personal = Personal::none,
                               .about = "The Ed25519 key that its signature is checked with."}),
    field<&Pack::files>("files", shown),
    field<&Pack::size_bytes>("size_bytes", shown),
    field<&Pack::chain_seq>("chain_seq", {.access = Access::read_only,
                                          .about = "The journal's last entry when it was made."}),
    field<&Pack::made_by>("made_by", shown),
    field<&Pack::made_at>("made_at", shown),
    field<&Pack::revision>("revision", shown),
};

constexpr Field reference_fields[] = {
    field<&evidence::PackReference::id>("id", {.personal = Personal::none}),
};

constexpr Rules purpose_wanted{.required = true};
constexpr Rules redact_wanted{.about = "Without personal data of others than the customer."};
constexpr Rules reference_wanted{.personal = Personal::none,
                                 .about = "Which complaint, sample or dispute it is for."};
constexpr Rules language_wanted{
    .personal = Personal::none, .max = 12, .about = "Of the summary: en, zh-Hant or zh-Hans."};
constexpr Rules paper_wanted{.personal = Personal::none, .max = 12, .about = "a4 or letter."};

constexpr Field make_fields[] = {
    field<&Make::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&Make::redact>("redact", redact_wanted),
    field<&Make::purpose>("purpose", purpose_wanted),
    field<&Make::reference>("reference", reference_wanted),
    field<&Make::language>("language", language_wanted),
    field<&Make::paper>("paper", paper_wanted),
};

constexpr Field sample_fields[] = {
    field<&MakeSample::sales_orders>("sales_orders", {.required = true,
                                                      .personal = Personal::none,
                                                      .max = evidence::sample_orders_max,
                                                      .about = "By id or number."}),
    field<&MakeSample::redact>("redact", redact_wanted),
    field<&MakeSample::purpose>("purpose", purpose_wanted),
    field<&MakeSample::reference>("reference", reference_wanted),
    field<&MakeSample::language>("language", language_wanted),
    field<&MakeSample::paper>("paper", paper_wanted),
};

}  // namespace

template <>
const Entity& entity<Pack>() {
  static constexpr Entity described = describe<Pack>("evidence_pack", "evidence_pack", pack_fields);
  return described;
}
template <>
const Entity& entity<evidence::PackReference>() {
  static constexpr Entity described =
      describe<evidence::PackReference>("evidence_pack_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Make>() {
  static constexpr Entity described = describe<Make>("make_evidence_pack", "", make_fields);
  return described;
}

template <>
const Entity& entity<MakeSample>() {
  static constexpr Entity described =
      describe<MakeSample>("make_evidence_sample", "", sample_fields);
  return described;
}

}  // namespace supercargo

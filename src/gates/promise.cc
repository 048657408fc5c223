#include "gates/promise.h"

namespace supercargo {

using gates::Buckets;
using gates::Consent;
using gates::Part;
using gates::ReadBack;

namespace {

constexpr const char* read_back_names[] = {"sent", "agreed", "changes_wanted"};
constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};

constexpr Field bucket_fields[] = {
    field<&Buckets::open>("open", shown),
    field<&Buckets::reserved>("reserved", shown),
    field<&Buckets::backordered>("backordered", shown),
    field<&Buckets::picked>("picked", shown),
    field<&Buckets::despatched>("despatched", shown),
    field<&Buckets::delivered>("delivered", shown),
    field<&Buckets::cancelled>("cancelled", shown),
};

}  // namespace

template <>
Choices choices<gates::ReadBackOutcome>() {
  return {read_back_names, std::size(read_back_names)};
}
template <>
const Entity& entity<Buckets>() {
  static constexpr Entity described = describe<Buckets>("quantities", "", bucket_fields);
  return described;
}

namespace {

constexpr Field part_fields[] = {
    field<&Part::warehouse>("warehouse", shown),
    field<&Part::warehouse_id>("warehouse_id", shown),
    field<&Part::quantity>("quantity", shown),
    field<&Part::day>("day", shown),
};

constexpr Rules shown_personal{.access = Access::read_only, .personal = Personal::identity};
constexpr Rules shown_words{.access = Access::read_only, .personal = Personal::free_text};
constexpr Field consent_fields[] = {
    field<&Consent::contact>("contact", shown_personal),
    field<&Consent::channel>("channel", shown),
    field<&Consent::words>("words", shown_words),
    field<&Consent::by>("by", shown),
    field<&Consent::at>("at", shown),
};

}  // namespace

template <>
const Entity& entity<Part>() {
  static constexpr Entity described = describe<Part>("planned_part", "", part_fields);
  return described;
}
template <>
const Entity& entity<Consent>() {
  static constexpr Entity described = describe<Consent>("consent", "", consent_fields);
  return described;
}

namespace {

constexpr Field read_back_fields[] = {
    field<&ReadBack::outcome>("outcome", shown),
    field<&ReadBack::contact>("contact",
                              {.access = Access::read_only, .personal = Personal::identity}),
    field<&ReadBack::channel>("channel", shown),
    field<&ReadBack::consumer_informed>("consumer_informed", shown),
    field<&ReadBack::content_hash>("content_hash", shown),
    field<&ReadBack::by>("by", shown),
    field<&ReadBack::at>("at", shown),
};

}  // namespace

template <>
const Entity& entity<ReadBack>() {
  static constexpr Entity described = describe<ReadBack>("read_back", "", read_back_fields);
  return described;
}
namespace gates {

Quantity sum_of(const Buckets& in) {
  return in.open + in.reserved + in.backordered + in.picked + in.despatched + in.delivered +
         in.cancelled;
}

}  // namespace gates
}  // namespace supercargo

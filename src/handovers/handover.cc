#include "handovers/handover.h"

namespace supercargo {

using handovers::Answer;
using handovers::Handover;
using handovers::HandOver;

namespace {

constexpr const char* status_names[] = {"offered", "accepted", "refused", "withdrawn"};

}  // namespace

template <>
Choices choices<handovers::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules shown_words{
    .access = Access::read_only, .personal = Personal::free_text, .max = 500};
constexpr Rules words{.personal = Personal::free_text, .max = 500};

constexpr Field handover_fields[] = {
    field<&Handover::id>("id", shown),
    field<&Handover::sales_order>("sales_order", {.access = Access::read_only,
                                                  .filter = true,
                                                  .column = "sales_order_id",
                                                  .about = "Lists take the order's number too."}),
    field<&Handover::sales_order_number>("sales_order_number", shown),
    field<&Handover::from_owner>(
        "from_owner",
        {.access = Access::read_only, .about = "Who stays responsible until it is accepted."}),
    field<&Handover::to_owner>("to_owner", filtered),
    field<&Handover::offered_by>("offered_by", shown),
    field<&Handover::reason>("reason", shown_words),
    field<&Handover::status>("status", filtered),
    field<&Handover::answer>("answer", shown_words),
    field<&Handover::offered_at>("offered_at", shown),
    field<&Handover::answered_at>("answered_at", shown),
    field<&Handover::party_id>("party_id", hidden),
    field<&Handover::revision>("revision", shown),
    field<&Handover::changed_at>("changed_at", shown),
};
constexpr Field reference_fields[] = {
    field<&handovers::HandoverReference::id>("id", {.personal = Personal::none}),
};
constexpr Field hand_over_fields[] = {
    field<&HandOver::id>("id", hidden),
    field<&HandOver::revision>("revision", {.least = 1}),
    field<&HandOver::owner>(
        "owner", {.required = true, .about = "Who is to look after it, once they accept it."}),
    field<&HandOver::reason>("reason", words),
};
constexpr Field answer_fields[] = {
    field<&Answer::id>("id", hidden),
    field<&Answer::revision>("revision", {.least = 1}),
    field<&Answer::reason>("reason", words),
};

}  // namespace

template <>
const Entity& entity<Handover>() {
  static constexpr Entity described =
      describe<Handover>("handover", "order_handover", handover_fields);
  return described;
}
template <>
const Entity& entity<handovers::HandoverReference>() {
  static constexpr Entity described =
      describe<handovers::HandoverReference>("handover_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<HandOver>() {
  static constexpr Entity described = describe<HandOver>("hand_over_order", "", hand_over_fields);
  return described;
}
template <>
const Entity& entity<Answer>() {
  static constexpr Entity described = describe<Answer>("answer_handover", "", answer_fields);
  return described;
}

}  // namespace supercargo

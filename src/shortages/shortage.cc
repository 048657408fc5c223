#include "shortages/shortage.h"

namespace supercargo {

using shortages::GivenPart;
using shortages::Option;
using shortages::Settle;
using shortages::SettleLine;
using shortages::Shortage;
using shortages::ShortageQuestion;
using shortages::ShortLine;

namespace {

constexpr const char* choice_names[] = {"split",      "backorder",   "other_warehouse",
                                        "substitute", "cancel_rest", "cancel_line"};

}  // namespace

template <>
Choices choices<shortages::Choice>() {
  return {choice_names, std::size(choice_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only};
constexpr Rules shown_text{.access = Access::read_only, .personal = Personal::none};
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules wanted_line{.required = true, .least = 1};
constexpr Rules wanted_quantity{.required = true, .least = 1};
constexpr Rules some_code{.personal = Personal::none, .max = 64};

constexpr Field question_fields[] = {
    field<&ShortageQuestion::id>("id", {.personal = Personal::none}),
    field<&ShortageQuestion::substitute>(
        "substitute",
        {.personal = Personal::none,
         .max = 64,
         .about = "A sku: what it would mean to take that instead of what is short."}),
};

constexpr Field option_fields[] = {
    field<&Option::choice>("choice", shown),
    field<&Option::sku>("sku", shown_text),
    field<&Option::parts>("parts", shown),
    field<&Option::cancelled>("cancelled", shown),
    field<&Option::promise_date>("promise_date", shown),
    field<&Option::net_difference>("net_difference", shown),
    field<&Option::words>("words", shown_text),
    field<&Option::shown>("shown", shown_text),
};

constexpr Field part_fields[] = {
    field<&GivenPart::warehouse>("warehouse", some_code),
    field<&GivenPart::quantity>("quantity", wanted_quantity),
    field<&GivenPart::date>("date", {.required = true}),
};

}  // namespace

template <>
const Entity& entity<ShortageQuestion>() {
  static constexpr Entity described =
      describe<ShortageQuestion>("shortage_question", "", question_fields);
  return described;
}
template <>
const Entity& entity<Option>() {
  static constexpr Entity described = describe<Option>("shortage_option", "", option_fields);
  return described;
}
template <>
const Entity& entity<GivenPart>() {
  static constexpr Entity described = describe<GivenPart>("given_part", "", part_fields);
  return described;
}

namespace {

constexpr Field short_line_fields[] = {
    field<&ShortLine::line>("line", shown),
    field<&ShortLine::sku>("sku", shown_text),
    field<&ShortLine::name>("name", shown_text),
    field<&ShortLine::unit>("unit", shown_text),
    field<&ShortLine::wanted>("wanted", shown),
    field<&ShortLine::wanted_date>("wanted_date", shown),
    field<&ShortLine::available>("available", shown),
    field<&ShortLine::promise_date>("promise_date", shown),
    field<&ShortLine::usual_date>("usual_date", shown),
    field<&ShortLine::options>("options", shown),
};

constexpr Field settle_line_fields[] = {
    field<&SettleLine::line>("line", wanted_line),
    field<&SettleLine::choice>("choice", {.required = true}),
    field<&SettleLine::shown>(
        "shown", {.personal = Personal::none,
                  .max = 64,
                  .about = "Of the option as it was shown: what the customer agreed to."}),
    field<&SettleLine::substitute>("substitute", some_code),
    field<&SettleLine::parts>("parts",
                              {.max = 20, .about = "A plan of one's own instead of an option."}),
};

}  // namespace

template <>
const Entity& entity<ShortLine>() {
  static constexpr Entity described = describe<ShortLine>("short_line", "", short_line_fields);
  return described;
}
template <>
const Entity& entity<SettleLine>() {
  static constexpr Entity described = describe<SettleLine>("settle_line", "", settle_line_fields);
  return described;
}

namespace {

constexpr Field shortage_fields[] = {
    field<&Shortage::id>("id", shown),
    field<&Shortage::number>("number", shown_text),
    field<&Shortage::revision>("revision", shown),
    field<&Shortage::currency>("currency", shown),
    field<&Shortage::lines>("lines", shown),
};

constexpr Field settle_fields[] = {
    field<&Settle::id>("id", reference),
    field<&Settle::revision>("revision", revision_given),
    field<&Settle::lines>("lines", {.required = true, .max = 500}),
    field<&Settle::consent>("consent", {.required = true, .stored = Stored::as_json}),
};

}  // namespace

template <>
const Entity& entity<Shortage>() {
  static constexpr Entity described = describe<Shortage>("shortage", "", shortage_fields);
  return described;
}
template <>
const Entity& entity<Settle>() {
  static constexpr Entity described = describe<Settle>("settle_shortage", "", settle_fields);
  return described;
}

}  // namespace supercargo

#include "allocations/allocation.h"

namespace supercargo {

using allocations::Displace;
using allocations::DisplacedHold;
using allocations::Displacement;
using allocations::DisplacementQuestion;
using allocations::GaveWay;
using allocations::GivenConsent;
using allocations::LossEffects;
using allocations::LossLine;
using allocations::LossQuestion;
using allocations::Reallocate;
using allocations::Reallocation;
using allocations::ReallocationQuestion;
using allocations::Release;
using allocations::Released;
using allocations::ReleasedLine;
using allocations::StockLoss;
using allocations::StockLossReference;

namespace {

constexpr Rules shown{.access = Access::read_only};
constexpr Rules shown_text{.access = Access::read_only, .personal = Personal::none};
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules wanted_line{.required = true, .least = 1};
constexpr Rules wanted_quantity{.required = true, .least = 1};
constexpr Rules some_code{.personal = Personal::none, .max = 64};
constexpr Rules wanted_code{.required = true, .personal = Personal::none, .max = 64};
constexpr Rules wanted_words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};
constexpr Rules some_words{.personal = Personal::free_text, .multiline = true, .max = 2000};

constexpr Field consent_fields[] = {
    field<&GivenConsent::contact>("contact", {.required = true, .personal = Personal::identity}),
    field<&GivenConsent::channel>("channel",
                                  {.required = true, .personal = Personal::none, .max = 40}),
    field<&GivenConsent::words>("words", wanted_words),
};

constexpr Field released_line_fields[] = {
    field<&ReleasedLine::order>("order", shown_text),
    field<&ReleasedLine::line>("line", shown),
    field<&ReleasedLine::sku>("sku", shown_text),
    field<&ReleasedLine::quantity>("quantity", shown),
    field<&ReleasedLine::promise_date>("promise_date", shown),
};

constexpr Field displaced_fields[] = {
    field<&DisplacedHold::order>("order", shown_text),
    field<&DisplacedHold::customer>("customer", shown_text),
    field<&DisplacedHold::owner>("owner", shown),
    field<&DisplacedHold::line>("line", shown),
    field<&DisplacedHold::sku>("sku", shown_text),
    field<&DisplacedHold::quantity>("quantity", shown),
    field<&DisplacedHold::promise_date>("promise_date", shown),
    field<&DisplacedHold::offered_date>("offered_date", shown),
};

constexpr Field loss_line_fields[] = {
    field<&LossLine::sku>("sku", wanted_code),
    field<&LossLine::quantity>("quantity", wanted_quantity),
    field<&LossLine::lot>("lot", some_code),
    field<&LossLine::product_id>("product_id", shown),
};

constexpr Field gave_way_fields[] = {
    field<&GaveWay::order>("order", shown_text),
    field<&GaveWay::customer>("customer", shown_text),
    field<&GaveWay::owner>("owner", shown),
    field<&GaveWay::line>("line", shown),
    field<&GaveWay::sku>("sku", shown_text),
    field<&GaveWay::quantity>("quantity", shown),
    field<&GaveWay::promise_date>("promise_date", shown),
    field<&GaveWay::new_date>("new_date", shown),
};

}  // namespace

template <>
const Entity& entity<GivenConsent>() {
  static constexpr Entity described = describe<GivenConsent>("given_consent", "", consent_fields);
  return described;
}
template <>
const Entity& entity<ReleasedLine>() {
  static constexpr Entity described =
      describe<ReleasedLine>("released_line", "", released_line_fields);
  return described;
}
template <>
const Entity& entity<DisplacedHold>() {
  static constexpr Entity described =
      describe<DisplacedHold>("displaced_hold", "", displaced_fields);
  return described;
}
template <>
const Entity& entity<LossLine>() {
  static constexpr Entity described = describe<LossLine>("stock_loss_line", "", loss_line_fields);
  return described;
}
template <>
const Entity& entity<GaveWay>() {
  static constexpr Entity described = describe<GaveWay>("gave_way", "", gave_way_fields);
  return described;
}

namespace {

constexpr Field release_fields[] = {
    field<&Release::warehouse>("warehouse", wanted_code),
    field<&Release::skus>("skus", {.personal = Personal::none, .max = 100}),
};
constexpr Field released_fields[] = {
    field<&Released::warehouse>("warehouse", shown_text),
    field<&Released::lines>("lines", shown),
    field<&Released::more>("more", shown),
};

constexpr Field displace_fields[] = {
    field<&Displace::id>("id", reference),
    field<&Displace::revision>("revision", revision_given),
    field<&Displace::reason>("reason", wanted_words),
};
constexpr Field displacement_question_fields[] = {
    field<&DisplacementQuestion::id>("id", {.personal = Personal::none}),
};
constexpr Field displacement_fields[] = {
    field<&Displacement::order>("order", shown_text),
    field<&Displacement::displaced>("displaced", shown),
};

constexpr Field reallocate_fields[] = {
    field<&Reallocate::id>("id", reference),
    field<&Reallocate::revision>("revision", revision_given),
    field<&Reallocate::line>("line", wanted_line),
    field<&Reallocate::quantity>("quantity", wanted_quantity),
    field<&Reallocate::to_order>("to_order", wanted_code),
    field<&Reallocate::to_line>("to_line", wanted_line),
    field<&Reallocate::reason>("reason", some_words),
    field<&Reallocate::consent>("consent", {.stored = Stored::as_json}),
};

constexpr Field reallocation_question_fields[] = {
    field<&ReallocationQuestion::id>("id", {.personal = Personal::none}),
    field<&ReallocationQuestion::line>("line", wanted_line),
    field<&ReallocationQuestion::quantity>("quantity", wanted_quantity),
    field<&ReallocationQuestion::to_order>("to_order", wanted_code),
    field<&ReallocationQuestion::to_line>("to_line", wanted_line),
};
constexpr Field reallocation_fields[] = {
    field<&Reallocation::order>("order", shown_text),
    field<&Reallocation::to_order>("to_order", shown_text),
    field<&Reallocation::gives>("gives", shown),
    field<&Reallocation::gets>("gets", shown),
};

constexpr Field loss_question_fields[] = {
    field<&LossQuestion::warehouse>("warehouse", wanted_code),
    field<&LossQuestion::sku>("sku", wanted_code),
    field<&LossQuestion::quantity>("quantity", wanted_quantity),
};
constexpr Field loss_effects_fields[] = {
    field<&LossEffects::warehouse>("warehouse", shown_text),
    field<&LossEffects::sku>("sku", shown_text),
    field<&LossEffects::quantity>("quantity", shown),
    field<&LossEffects::gave_way>("gave_way", shown),
};

constexpr Field loss_fields[] = {
    field<&StockLoss::id>("id", shown),
    field<&StockLoss::number>(
        "number",
        {.access = Access::read_only, .personal = Personal::none, .filter = true, .max = 40}),
    field<&StockLoss::warehouse>("warehouse", {.required = true,
                                               .access = Access::create_only,
                                               .personal = Personal::none,
                                               .filter = true,
                                               .max = 40}),
    field<&StockLoss::warehouse_id>("warehouse_id", shown),
    field<&StockLoss::reason>("reason", {.required = true, .personal = Personal::none}),
    field<&StockLoss::lines>("lines", {.required = true, .stored = Stored::as_json, .max = 100}),
    field<&StockLoss::gave_way>("gave_way",
                                {.access = Access::read_only, .stored = Stored::as_json}),
    field<&StockLoss::reported_by>("reported_by", shown),
    field<&StockLoss::revision>("revision", shown),
    field<&StockLoss::created_at>("created_at",
                                  {.access = Access::read_only, .filter = true, .sort = true}),
};
constexpr Field loss_reference_fields[] = {
    field<&StockLossReference::id>("id", {.personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<Release>() {
  static constexpr Entity described = describe<Release>("release_backorders", "", release_fields);
  return described;
}
template <>
const Entity& entity<Released>() {
  static constexpr Entity described =
      describe<Released>("released_backorders", "", released_fields);
  return described;
}
template <>
const Entity& entity<Displace>() {
  static constexpr Entity described = describe<Displace>("displace_holds", "", displace_fields);
  return described;
}
template <>
const Entity& entity<Displacement>() {
  static constexpr Entity described =
      describe<Displacement>("displacement", "", displacement_fields);
  return described;
}
template <>
const Entity& entity<Reallocate>() {
  static constexpr Entity described = describe<Reallocate>("reallocate", "", reallocate_fields);
  return described;
}
template <>
const Entity& entity<DisplacementQuestion>() {
  static constexpr Entity described =
      describe<DisplacementQuestion>("displacement_question", "", displacement_question_fields);
  return described;
}
template <>
const Entity& entity<ReallocationQuestion>() {
  static constexpr Entity described =
      describe<ReallocationQuestion>("reallocation_question", "", reallocation_question_fields);
  return described;
}
template <>
const Entity& entity<Reallocation>() {
  static constexpr Entity described =
      describe<Reallocation>("reallocation", "", reallocation_fields);
  return described;
}
template <>
const Entity& entity<LossQuestion>() {
  static constexpr Entity described =
      describe<LossQuestion>("loss_question", "", loss_question_fields);
  return described;
}
template <>
const Entity& entity<LossEffects>() {
  static constexpr Entity described =
      describe<LossEffects>("loss_effects", "", loss_effects_fields);
  return described;
}
template <>
const Entity& entity<StockLoss>() {
  static constexpr Entity described = describe<StockLoss>("stock_loss", "stock_loss", loss_fields);
  return described;
}
template <>
const Entity& entity<StockLossReference>() {
  static constexpr Entity described =
      describe<StockLossReference>("stock_loss_reference", "", loss_reference_fields);
  return described;
}

}  // namespace supercargo

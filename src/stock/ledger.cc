#include "stock/ledger.h"

namespace supercargo {

using stock::Level;
using stock::Move;
using stock::PlanRow;

namespace {

constexpr const char* move_kinds[] = {"receipt",      "adjustment",    "issue",
                                      "returned",     "quarantine_in", "quarantine_out",
                                      "transfer_out", "transfer_in"};

constexpr Field level_fields[] = {
    field<&Level::warehouse_id>("warehouse_id"), field<&Level::product_id>("product_id"),
    field<&Level::on_hand>("on_hand"),           field<&Level::reserved>("reserved"),
    field<&Level::quarantined>("quarantined"),
};

constexpr Field plan_fields[] = {
    field<&PlanRow::warehouse_id>("warehouse_id"),
    field<&PlanRow::product_id>("product_id"),
    field<&PlanRow::day>("day"),
    field<&PlanRow::incoming>("incoming"),
    field<&PlanRow::outgoing>("outgoing"),
};

}  // namespace

template <>
Choices choices<stock::MoveKind>() {
  return {move_kinds, std::size(move_kinds)};
}

namespace {

constexpr Rules shown{.access = Access::read_only};
constexpr Rules shown_text{.access = Access::read_only, .personal = Personal::none};

constexpr Field move_fields[] = {
    field<&Move::id>("id", shown),
    field<&Move::sku>("sku", {.access = Access::read_only,
                              .personal = Personal::none,
                              .filter = true,
                              .stored = Stored::nowhere}),
    field<&Move::warehouse>("warehouse", {.access = Access::read_only,
                                          .personal = Personal::none,
                                          .filter = true,
                                          .stored = Stored::nowhere}),
    field<&Move::warehouse_id>("warehouse_id", {.access = Access::read_only, .filter = true}),
    field<&Move::product_id>("product_id", {.access = Access::read_only, .filter = true}),
    field<&Move::kind>("kind", {.access = Access::read_only, .filter = true}),
    field<&Move::quantity>("quantity", shown),
    field<&Move::document_id>("document_id", {.access = Access::hidden}),
    field<&Move::reference>("reference", shown_text),
    field<&Move::reason>("reason", shown_text),
    field<&Move::lot>("lot", shown_text),
    field<&Move::person>("person", shown),
    field<&Move::at>("at", {.access = Access::read_only, .filter = true}),
};

}  // namespace

template <>
const Entity& entity<Level>() {
  static constexpr Entity described = describe<Level>("stock_level", "stock_level", level_fields);
  return described;
}
template <>
const Entity& entity<PlanRow>() {
  static constexpr Entity described = describe<PlanRow>("stock_plan", "stock_plan", plan_fields);
  return described;
}
template <>
const Entity& entity<Move>() {
  static constexpr Entity described = describe<Move>("stock_move", "stock_move", move_fields);
  return described;
}

namespace stock {

Quantity on_hand_change(const Move& move) {
  const bool within = move.kind == MoveKind::quarantine_in || move.kind == MoveKind::quarantine_out;
  return within ? Quantity{} : move.quantity;
}

Quantity quarantine_change(const Move& move) {
  const bool within = move.kind == MoveKind::quarantine_in || move.kind == MoveKind::quarantine_out;
  return within ? move.quantity : Quantity{};
}

}  // namespace stock
}  // namespace supercargo

#include "worklists/item.h"

namespace supercargo {

using worklists::AskSummary;
using worklists::Count;
using worklists::Item;
using worklists::Summary;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules words{.access = Access::read_only, .personal = Personal::free_text};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Field item_fields[] = {
    field<&Item::record>("record", shown),
    field<&Item::link>("link", shown),
    field<&Item::sales_order>("sales_order", shown),
    field<&Item::sales_order_number>("sales_order_number", shown),
    field<&Item::customer_name>("customer_name",
                                {.access = Access::read_only, .personal = Personal::identity}),
    field<&Item::status>("status", shown),
    field<&Item::urgent>("urgent", shown),
    field<&Item::why>("why", words),
    field<&Item::clause>("clause", shown),
    field<&Item::step>("step", shown),
    field<&Item::steps>("steps", shown),
    field<&Item::next>("next", shown),
    field<&Item::operation>("operation", shown),
    field<&Item::due_at>("due_at", shown),
    field<&Item::overdue>("overdue", shown),
    field<&Item::since>("since", shown),
    field<&Item::working_minutes>("working_minutes", shown),
    field<&Item::owner>("owner", filtered),
    field<&Item::team>("team", shown),
    field<&Item::line>("line", shown),
    field<&Item::sku>("sku", shown),
    field<&Item::quantity>("quantity", shown),
    field<&Item::promise_date>("promise_date", shown),
    field<&Item::expected_date>("expected_date", shown),
};
constexpr Field count_fields[] = {
    field<&Count::count>("count", shown),
    field<&Count::more>(
        "more", {.access = Access::read_only, .about = "There are more than were counted."}),
};

}  // namespace

template <>
const Entity& entity<Item>() {
  static constexpr Entity described = describe<Item>("worklist_item", "", item_fields);
  return described;
}
template <>
const Entity& entity<Count>() {
  static constexpr Entity described = describe<Count>("worklist_count", "", count_fields);
  return described;
}

namespace {

constexpr Field ask_fields[] = {
    field<&AskSummary::owner>("owner", {.about = "Only what is this person's."}),
};
constexpr Field summary_fields[] = {
    field<&Summary::stuck_orders>("stuck_orders", shown),
    field<&Summary::promises_at_risk>("promises_at_risk", shown),
    field<&Summary::late_orders>("late_orders", shown),
    field<&Summary::follow_ups>("follow_ups", shown),
    field<&Summary::escalations>("escalations", shown),
    field<&Summary::proofs>("proofs", shown),
    field<&Summary::questions>("questions", shown),
    field<&Summary::approvals>("approvals", shown),
    field<&Summary::handovers>("handovers", shown),
};

}  // namespace

template <>
const Entity& entity<Summary>() {
  static constexpr Entity described = describe<Summary>("worklist_summary", "", summary_fields);
  return described;
}
template <>
const Entity& entity<AskSummary>() {
  static constexpr Entity described = describe<AskSummary>("ask_worklist_summary", "", ask_fields);
  return described;
}

}  // namespace supercargo

#include "withdrawals/withdrawal.h"

namespace supercargo {

using withdrawals::Declare;
using withdrawals::DeclaredLine;
using withdrawals::GoodsBack;
using withdrawals::LineRight;
using withdrawals::MakeRefund;
using withdrawals::OrderRights;
using withdrawals::Withdrawal;
using withdrawals::WithdrawalReference;
using withdrawals::WithdrawnLine;

namespace {

constexpr const char* status_names[] = {"declared", "refunded"};
constexpr const char* standing_names[] = {"no_right", "not_distant", "not_begun", "running",
                                          "over"};
constexpr const char* verdict_names[] = {"may_withdraw", "exempt", "depends"};

}  // namespace

template <>
Choices choices<withdrawals::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<rights::Standing>() {
  return {standing_names, std::size(standing_names)};
}
template <>
Choices choices<rights::Verdict>() {
  return {verdict_names, std::size(verdict_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules told(Personal personal) {
  return {.access = Access::read_only, .personal = personal, .multiline = true, .max = 2000};
}
constexpr Rules found_by{.access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Field withdrawn_fields[] = {
    field<&WithdrawnLine::line>("line", shown),
    field<&WithdrawnLine::sku>("sku", shown),
    field<&WithdrawnLine::name>("name", shown),
    field<&WithdrawnLine::unit>("unit", shown),
    field<&WithdrawnLine::to_return>("to_return", shown),
    field<&WithdrawnLine::not_sent>("not_sent", shown),
    field<&WithdrawnLine::depends>("depends", shown),
};
constexpr Field right_fields[] = {
    field<&LineRight::line>("line", shown),
    field<&LineRight::sku>("sku", shown),
    field<&LineRight::name>("name", shown),
    field<&LineRight::unit>("unit", shown),
    field<&LineRight::is_service>("is_service", shown),
    field<&LineRight::delivered>("delivered", shown),
    field<&LineRight::not_sent>("not_sent", shown),
    field<&LineRight::verdict>("verdict", shown),
    field<&LineRight::exemption>("exemption", shown),
    field<&LineRight::reason>("reason", shown),
    field<&LineRight::withdrawn>("withdrawn", shown),
};
constexpr Field declared_line_fields[] = {
    field<&DeclaredLine::line>("line", {.required = true, .least = 1}),
};

}  // namespace

template <>
const Entity& entity<WithdrawnLine>() {
  static constexpr Entity described =
      describe<WithdrawnLine>("withdrawn_line", "", withdrawn_fields);
  return described;
}
template <>
const Entity& entity<LineRight>() {
  static constexpr Entity described = describe<LineRight>("line_right", "", right_fields);
  return described;
}
template <>
const Entity& entity<DeclaredLine>() {
  static constexpr Entity described =
      describe<DeclaredLine>("declared_line", "", declared_line_fields);
  return described;
}

namespace {

constexpr Field withdrawal_fields[] = {
    field<&Withdrawal::id>("id", shown),
    field<&Withdrawal::number>("number", found_by),
    field<&Withdrawal::sales_order>("sales_order", {.access = Access::read_only,
                                                    .filter = true,
                                                    .column = "sales_order_id",
                                                    .about = "Lists take the order's number too."}),
    field<&Withdrawal::sales_order_number>("sales_order_number", shown),
    field<&Withdrawal::customer_id>("customer_id", found_by),
    field<&Withdrawal::status>("status", found_by),
    field<&Withdrawal::jurisdiction>("jurisdiction", shown),
    field<&Withdrawal::declared_at>("declared_at", shown),
    field<&Withdrawal::declared_by>("declared_by", told(Personal::identity)),
    field<&Withdrawal::channel>("channel", shown),
    field<&Withdrawal::words>("words", told(Personal::free_text)),
    field<&Withdrawal::declared_from>("declared_from", told(Personal::contact)),
    field<&Withdrawal::lines>("lines", {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Withdrawal::period_begins>("period_begins", shown),
    field<&Withdrawal::period_ends>("period_ends", shown),
    field<&Withdrawal::send_back_by>("send_back_by", shown),
    field<&Withdrawal::goods_back_on>("goods_back_on", shown),
    field<&Withdrawal::proof_of_sending_on>("proof_of_sending_on", shown),
    field<&Withdrawal::refund_due_on>(
        "refund_due_on",
        {.access = Access::read_only,
         .about = "None: not before goods are back or proof of sending was given."}),
    field<&Withdrawal::currency>("currency", shown),
    field<&Withdrawal::refunded>("refunded", shown),
    field<&Withdrawal::refunded_on>("refunded_on", shown),
    field<&Withdrawal::refund_reference>("refund_reference", shown),
    field<&Withdrawal::credit_notes>("credit_notes", shown),
    field<&Withdrawal::created_by>("created_by", shown),
    field<&Withdrawal::revision>("revision", shown),
    field<&Withdrawal::created_at>("created_at", shown),
    field<&Withdrawal::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&WithdrawalReference::id>(
        "id", {.personal = Personal::none, .about = "The withdrawal's id or its number."}),
};

constexpr Field declare_fields[] = {
    field<&Declare::sales_order>("sales_order",
                                 {.required = true, .personal = Personal::none, .max = 64}),
    field<&Declare::lines>("lines", {.max = 500, .about = "None: all that may be withdrawn from."}),
    field<&Declare::name>("name", {.required = true, .personal = Personal::identity}),
    field<&Declare::channel>("channel", {.required = true, .personal = Personal::none, .max = 40}),
    field<&Declare::words>("words",
                           {.personal = Personal::free_text, .multiline = true, .max = 2000}),
    field<&Declare::declared_at>("declared_at",
                                 {.about = "When it was sent, where that is known; else now."}),
    field<&Declare::address>("address", {.access = Access::hidden, .personal = Personal::contact}),
};

constexpr Field goods_back_fields[] = {
    field<&GoodsBack::id>("id", hidden),
    field<&GoodsBack::revision>("revision", {.least = 1}),
    field<&GoodsBack::goods_back_on>("goods_back_on"),
    field<&GoodsBack::proof_of_sending_on>("proof_of_sending_on"),
};

constexpr Field refund_fields[] = {
    field<&MakeRefund::id>("id", hidden),
    field<&MakeRefund::revision>("revision", {.least = 1}),
    field<&MakeRefund::amount>(
        "amount", {.personal = Personal::none,
                   .max = 40,
                   .about = "Where nothing was invoiced here; else the credit notes say it."}),
    field<&MakeRefund::refunded_on>("refunded_on", {.about = "Today unless given."}),
    field<&MakeRefund::reference>("reference", {.personal = Personal::none, .max = 100}),
};

constexpr Field rights_fields[] = {
    field<&OrderRights::sales_order>("sales_order", shown),
    field<&OrderRights::sales_order_number>("sales_order_number", shown),
    field<&OrderRights::applies>("applies", shown),
    field<&OrderRights::jurisdiction>("jurisdiction", shown),
    field<&OrderRights::standing>("standing", shown),
    field<&OrderRights::begins>("begins", shown),
    field<&OrderRights::ends>("ends", shown),
    field<&OrderRights::extended>("extended", shown),
    field<&OrderRights::told_at>("told_at", shown),
    field<&OrderRights::period_days>("period_days", shown),
    field<&OrderRights::refund_days>("refund_days", shown),
    field<&OrderRights::sends_back_at_own_cost>("sends_back_at_own_cost", shown),
    field<&OrderRights::lines>("lines", {.access = Access::read_only, .stored = Stored::nowhere}),
    field<&OrderRights::sources>("sources",
                                 {.access = Access::read_only, .stored = Stored::nowhere}),
};

}  // namespace

template <>
const Entity& entity<Withdrawal>() {
  static constexpr Entity described =
      describe<Withdrawal>("withdrawal", "withdrawal", withdrawal_fields);
  return described;
}
template <>
const Entity& entity<WithdrawalReference>() {
  static constexpr Entity described =
      describe<WithdrawalReference>("withdrawal_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Declare>() {
  static constexpr Entity described = describe<Declare>("declare_withdrawal", "", declare_fields);
  return described;
}
template <>
const Entity& entity<GoodsBack>() {
  static constexpr Entity described = describe<GoodsBack>("goods_back", "", goods_back_fields);
  return described;
}
template <>
const Entity& entity<MakeRefund>() {
  static constexpr Entity described = describe<MakeRefund>("make_refund", "", refund_fields);
  return described;
}
template <>
const Entity& entity<OrderRights>() {
  static constexpr Entity described = describe<OrderRights>("order_rights", "", rights_fields);
  return described;
}

}  // namespace supercargo

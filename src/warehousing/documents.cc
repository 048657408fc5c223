#include "warehousing/documents.h"

namespace supercargo {

using warehousing::Adjustment;
using warehousing::AdjustmentLine;
using warehousing::Decision;
using warehousing::DocumentReference;
using warehousing::ExpectedLine;
using warehousing::ExpectedReceipt;
using warehousing::Quarantine;
using warehousing::Receipt;
using warehousing::ReceiptLine;

namespace {

constexpr const char* adjustment_statuses[] = {"posted", "pending", "refused"};
constexpr const char* expected_statuses[] = {"expected", "received", "cancelled"};
constexpr const char* answers[] = {"approve", "refuse"};

// A millionth is the least quantity there is; a billion more than any warehouse holds.
constexpr std::int64_t quantity_least = 1;
constexpr std::int64_t quantity_most = 1'000'000'000'000'000;
constexpr int lines_max = 1000;

constexpr Rules shown{.access = Access::read_only};
constexpr Rules shown_text{.access = Access::read_only, .personal = Personal::none};
constexpr Rules numbered{
    .access = Access::read_only, .personal = Personal::none, .filter = true, .max = 40};
constexpr Rules code_of_product{.required = true,
                                .personal = Personal::none,
                                .code = true,
                                .max = 64,
                                .about = "The product's sku."};
constexpr Rules named_warehouse{.required = true,
                                .access = Access::create_only,
                                .personal = Personal::none,
                                .filter = true,
                                .max = 40,
                                .about = "The warehouse's code or id."};
constexpr Rules free_reference{.personal = Personal::none, .filter = true, .max = 100};
constexpr Rules lot_code{.personal = Personal::none, .code = true, .max = 64};
constexpr Rules some_quantity{.least = quantity_least, .most = quantity_most};
constexpr Rules created{.access = Access::read_only, .filter = true, .sort = true};

constexpr Field receipt_line_fields[] = {
    field<&ReceiptLine::sku>("sku", code_of_product),
    field<&ReceiptLine::quantity>("quantity", some_quantity),
    field<&ReceiptLine::lot>("lot", lot_code),
    field<&ReceiptLine::product_id>("product_id", shown),
};

constexpr Field adjustment_line_fields[] = {
    field<&AdjustmentLine::sku>("sku", code_of_product),
    field<&AdjustmentLine::quantity>(
        "quantity",
        {.least = -quantity_most, .most = quantity_most, .about = "Signed: less is negative."}),
    field<&AdjustmentLine::lot>("lot", lot_code),
    field<&AdjustmentLine::quarantined>(
        "quarantined", {.about = "Less of what is in quarantine: written off from there."}),
    field<&AdjustmentLine::product_id>("product_id", shown),
};

constexpr Field expected_line_fields[] = {
    field<&ExpectedLine::receipt_id>("receipt_id", {.access = Access::hidden}),
    field<&ExpectedLine::line>("line", {.access = Access::key}),
    field<&ExpectedLine::product_id>("product_id", shown),
    field<&ExpectedLine::sku>("sku", code_of_product),
    field<&ExpectedLine::quantity>("quantity", some_quantity),
    field<&ExpectedLine::received>("received", shown),
};

}  // namespace

template <>
Choices choices<warehousing::AdjustmentStatus>() {
  return {adjustment_statuses, std::size(adjustment_statuses)};
}
template <>
Choices choices<warehousing::ExpectedStatus>() {
  return {expected_statuses, std::size(expected_statuses)};
}
template <>
Choices choices<warehousing::Answer>() {
  return {answers, std::size(answers)};
}
template <>
const Entity& entity<ReceiptLine>() {
  static constexpr Entity described =
      describe<ReceiptLine>("stock_receipt_line", "", receipt_line_fields);
  return described;
}
template <>
const Entity& entity<AdjustmentLine>() {
  static constexpr Entity described =
      describe<AdjustmentLine>("stock_adjustment_line", "", adjustment_line_fields);
  return described;
}
template <>
const Entity& entity<ExpectedLine>() {
  static constexpr Entity described = describe<ExpectedLine>(
      "expected_receipt_line", "expected_receipt_line", expected_line_fields);
  return described;
}

namespace {

constexpr Field receipt_fields[] = {
    field<&Receipt::id>("id", shown),
    field<&Receipt::number>("number", numbered),
    field<&Receipt::warehouse>("warehouse", named_warehouse),
    field<&Receipt::warehouse_id>("warehouse_id", shown),
    field<&Receipt::reference>("reference", free_reference),
    field<&Receipt::expected_receipt>(
        "expected_receipt", {.personal = Personal::none,
                             .filter = true,
                             .max = 40,
                             .about = "Which expected receipt it fulfils, by number or id."}),
    field<&Receipt::lines>("lines",
                           {.required = true, .stored = Stored::as_json, .max = lines_max}),
    field<&Receipt::received_by>("received_by", shown),
    field<&Receipt::revision>("revision", shown),
    field<&Receipt::created_at>("created_at", created),
};

constexpr Field adjustment_fields[] = {
    field<&Adjustment::id>("id", shown),
    field<&Adjustment::number>("number", numbered),
    field<&Adjustment::warehouse>("warehouse", named_warehouse),
    field<&Adjustment::warehouse_id>("warehouse_id", shown),
    field<&Adjustment::reason>("reason", {.required = true, .personal = Personal::none}),
    field<&Adjustment::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Adjustment::lines>("lines",
                              {.required = true, .stored = Stored::as_json, .max = lines_max}),
    field<&Adjustment::requested_by>("requested_by", shown),
    field<&Adjustment::decided_by>("decided_by", shown),
    field<&Adjustment::decision_reason>("decision_reason", shown_text),
    field<&Adjustment::revision>("revision", shown),
    field<&Adjustment::created_at>("created_at", created),
    field<&Adjustment::changed_at>("changed_at", shown),
};

constexpr Field expected_fields[] = {
    field<&ExpectedReceipt::id>("id", shown),
    field<&ExpectedReceipt::number>("number", numbered),
    field<&ExpectedReceipt::warehouse>("warehouse", named_warehouse),
    field<&ExpectedReceipt::warehouse_id>("warehouse_id", shown),
    field<&ExpectedReceipt::reference>("reference", free_reference),
    field<&ExpectedReceipt::date>("date", {.required = true, .filter = true, .sort = true}),
    field<&ExpectedReceipt::confirmed>(
        "confirmed", {.filter = true, .about = "Only what is confirmed is promised to customers."}),
    field<&ExpectedReceipt::status>("status", {.access = Access::read_only, .filter = true}),
    field<&ExpectedReceipt::lines>("lines", {.required = true, .max = lines_max}),
    field<&ExpectedReceipt::revision>("revision", shown),
    field<&ExpectedReceipt::created_at>("created_at", created),
    field<&ExpectedReceipt::changed_at>("changed_at", shown),
};

constexpr Field decision_fields[] = {
    field<&Decision::id>("id", {.personal = Personal::none}),
    field<&Decision::decision>("decision"),
    field<&Decision::reason>("reason", {.personal = Personal::none}),
    field<&Decision::revision>("revision"),
};

constexpr Field quarantine_fields[] = {
    field<&Quarantine::warehouse>("warehouse", named_warehouse),
    field<&Quarantine::sku>("sku", code_of_product),
    field<&Quarantine::quantity>("quantity", some_quantity),
    field<&Quarantine::lot>("lot", lot_code),
    field<&Quarantine::reason>("reason", {.required = true, .personal = Personal::none}),
};

constexpr Field reference_fields[] = {
    field<&DocumentReference::id>(
        "id", {.personal = Personal::none, .about = "The document's id or its number."}),
    field<&DocumentReference::revision>("revision"),
};

}  // namespace

template <>
const Entity& entity<Receipt>() {
  static constexpr Entity described =
      describe<Receipt>("stock_receipt", "stock_receipt", receipt_fields);
  return described;
}
template <>
const Entity& entity<Adjustment>() {
  static constexpr Entity described =
      describe<Adjustment>("stock_adjustment", "stock_adjustment", adjustment_fields);
  return described;
}
template <>
const Entity& entity<ExpectedReceipt>() {
  static constexpr Entity described =
      describe<ExpectedReceipt>("expected_receipt", "expected_receipt", expected_fields);
  return described;
}
template <>
const Entity& entity<Decision>() {
  static constexpr Entity described =
      describe<Decision>("stock_adjustment_decision", "", decision_fields);
  return described;
}
template <>
const Entity& entity<Quarantine>() {
  static constexpr Entity described =
      describe<Quarantine>("stock_quarantine", "", quarantine_fields);
  return described;
}
template <>
const Entity& entity<DocumentReference>() {
  static constexpr Entity described =
      describe<DocumentReference>("document_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo

import { expect, it } from "vitest";
import type { WorklistItem } from "../api/types.gen";
import { byDue, linkOf, subjectOf } from "./work";

it("puts what is due first before what is due later, and both before what has no hour", () => {
  const item = (record: string, due_at: string | null) => ({ record, due_at }) as WorklistItem;
  const items = [
    item("none", null),
    item("friday", "2026-11-20T23:00:00Z"),
    item("thursday", "2026-11-19T23:00:00Z"),
    item("also none", null),
  ];
  expect(byDue(items).map((each) => each.record)).toEqual([
    "thursday",
    "friday",
    "none",
    "also none",
  ]);
});

it("names what is neither a customer's nor an order's by what it is", () => {
  const of = (link: string | null) => subjectOf("approvals", { link } as WorklistItem);
  expect(of("/api/v1/payment-plans/pln_1")).toBe("rule.payment_plan");
  expect(of("/api/v1/quotations/quo_1")).toBe("home.quotation");
  expect(of("/api/v1/stock-adjustments/adj_1")).toBe("home.adjustment");
  expect(of("/api/v1/sales-orders/sor_1")).toBe("worklist.approvals");
  expect(of(null)).toBe("worklist.approvals");
});

it("leads to the page where it is decided", () => {
  const to = (link: string) => linkOf("approvals", { link } as WorklistItem);
  expect(to("/api/v1/quotations/quo_1")).toBe("/quotations/quo_1");
  expect(to("/api/v1/payment-plans/ppl_1")).toBe("/payment-plans/ppl_1");
  expect(to("/api/v1/special-prices/spp_1")).toBe("/settings/specials?list=spp_1");
  expect(to("/api/v1/price-agreements/pag_1")).toBe("/settings/agreed?list=pag_1");
  expect(to("/api/v1/write-offs/wof_1")).toBe("/invoices?view=writeOffs");
  expect(to("/api/v1/stock-adjustments/adj_1")).toBe("/stock?papers=adjustments");
  expect(to("/api/v1/persons/per_1")).toBe("/");
});

import { describe, expect, it } from "vitest";
import type { ApprovalPolicy } from "../api/types.gen";
import { bodyOf, draftOf } from "./policy_draft";

const policy = {
  code: "LARGE",
  name: "Large orders",
  clause: "4.2",
  words: "Two look at it.",
  tightens: "none",
  order_types: ["bespoke", "urgent"],
  channels: [],
  customers: ["C-1"],
  customer_kinds: [],
  entered_by: [],
  currency: "EUR",
  gross_from: "1000.00",
  credit_excess_from: null,
  margin_below: "0.125",
  discount_above: null,
  valid_from: "2026-01-01",
  valid_until: null,
  steps: [{ roles: ["finance"], each_role: true, quorum: 1, hours: 8 }],
} as unknown as ApprovalPolicy;

describe("a policy as it is typed", () => {
  it("is sent back as it was, from today on", () => {
    const draft = draftOf(policy, "2026-03-10");
    expect(draft.margin_below).toBe("12.5");
    expect(bodyOf(draft)).toMatchObject({
      order_types: ["bespoke", "urgent"],
      customers: ["C-1"],
      gross_from: "1000.00",
      margin_below: "0.125",
      discount_above: null,
      valid_from: "2026-03-10",
      steps: [{ roles: ["finance"], each_role: true, quorum: 1, hours: 8 }],
    });
  });
  it("begins with one step", () => {
    expect(draftOf(undefined, "2026-03-10").steps).toHaveLength(1);
  });
});

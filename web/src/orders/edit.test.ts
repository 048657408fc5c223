import { describe, expect, it } from "vitest";
import type { SalesOrder } from "../api/types.gen";
import { changesOf, draftOf, mergedDraft, mergeOf, patchOf } from "./edit";

const order = (quantities: string[], po = "4711"): SalesOrder =>
  ({
    customer_po_number: po,
    requested_date: null,
    notes: null,
    lines: quantities.map((quantity, i) => ({
      line: i + 1,
      sku: `P-${i + 1}`,
      name: "",
      quantity,
      unit: "EA",
      unit_price: "2.00",
      price_given: false,
      requested_date: null,
    })),
  }) as unknown as SalesOrder;

describe("an edited order", () => {
  it("sends only what differs; an amendment names changed lines alone", () => {
    const before = order(["10", "20"]);
    const draft = draftOf(before);
    draft.lines[1]!.quantity = "15";
    expect(patchOf(before, draft, true)).toEqual({
      lines: [{ line: 2, sku: "P-2", quantity: "15", unit: "EA" }],
    });
    expect((patchOf(before, draft, false).lines as unknown[]).length).toBe(2);
    expect(changesOf(before, draftOf(before))).toEqual([]);
  });
  it("cancels a line of an amendment and leaves it out of a change", () => {
    const before = order(["10", "20"]);
    const draft = draftOf(before);
    draft.lines[0]!.isGone = true;
    expect(patchOf(before, draft, true).lines).toEqual([
      { line: 1, sku: "P-1", quantity: "0", unit: "EA" },
    ]);
    expect(
      (patchOf(before, draft, false).lines as { line: number }[]).map(({ line }) => line),
    ).toEqual([2]);
  });
});

describe("two people on one order", () => {
  it("are asked only about what both changed; the rest merges", () => {
    const base = order(["10", "20"]);
    const mine = draftOf(base);
    mine.lines[0]!.quantity = "12";
    mine.lines[1]!.quantity = "25";
    const theirs = order(["14", "20"], "4712");
    const { asked, merged, mineAlone } = mergeOf(base, mine, theirs);
    expect(asked).toEqual([{ place: "line 1 quantity", was: "10", mine: "12", theirs: "14" }]);
    expect(merged.map((change) => change.place)).toEqual(["customer_po_number"]);
    expect(mineAlone.map((change) => change.place)).toEqual(["line 2 quantity"]);
    const draft = mergedDraft(base, mine, theirs, new Set(["line 1 quantity"]));
    expect([draft.lines[0]!.quantity, draft.lines[1]!.quantity, draft.customer_po_number]).toEqual([
      "14",
      "25",
      "4712",
    ]);
  });
});

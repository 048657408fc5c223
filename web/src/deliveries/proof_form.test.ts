import { describe, expect, it } from "vitest";
import type { ShipmentLine } from "../api/types.gen";
import { emptyProof, filesOf, linesOf, missingOf } from "./proof_form";

const line = { sales_order: "SO-1", line: 1, despatched: "6" } as ShipmentLine;

describe("a proof of delivery", () => {
  it("takes all of a line unless somebody says otherwise", () => {
    expect(linesOf(emptyProof(), [line])).toEqual([
      { sales_order: "SO-1", line: 1, quantity: "6" },
    ]);
  });
  it("says what became of the rest, in exact figures", () => {
    const form = { ...emptyProof(), accepted: { "SO-1 1": "5.7" } };
    expect(missingOf(form, line)).toBe("0.3");
    expect(linesOf(form, [line])[0]).toEqual({ sales_order: "SO-1", line: 1, quantity: "5.7" });
    expect(linesOf({ ...form, why: { "SO-1 1": "damaged" } }, [line])[0]).toMatchObject({
      damaged: "0.3",
    });
  });
  it("waits for a figure that is not one yet", () => {
    expect(missingOf({ ...emptyProof(), accepted: { "SO-1 1": "" } }, line)).toBe("0");
  });
  it("sends the signature with the photos", () => {
    const photo = { file: new File([], "a"), key: "1" };
    const signature = { file: new File([], "b"), key: "2" };
    expect(filesOf({ ...emptyProof(), photos: [photo], signature })).toEqual([photo, signature]);
  });
});

import { describe, expect, it } from "vitest";
import { bodyOf, emptyLine, nextCell, pasted, scanned, sendable } from "./lines";

const line = (code: string, quantity = "1") => ({ ...emptyLine(), code, quantity });

describe("pasted lines", () => {
  it("take a spreadsheet's columns and leave its heading out", () => {
    const rows = pasted("Code\tQty\tUnit\nFZ-2104\t10\tCS\r\nDR-1007\t40\t198.00\n");
    expect(rows.map(({ code, quantity, unit, price }) => [code, quantity, unit, price])).toEqual([
      ["FZ-2104", "10", "CS", ""],
      ["DR-1007", "40", "", "198.00"],
    ]);
  });
  it("take what stands in a mail", () => {
    expect(
      pasted("FZ-2104  10\nFZ-2110  24").map(({ code, quantity }) => [code, quantity]),
    ).toEqual([
      ["FZ-2104", "10"],
      ["FZ-2110", "24"],
    ]);
    expect(pasted("FZ-2104;10\nFZ-2110;24").length).toBe(2);
  });
});

describe("a scan", () => {
  it("counts one more of what is there and stays in the cell", () => {
    const { lines, at } = scanned([line("A-1", "2"), line("A-1", "")], "A-1", 1);
    expect(lines.map(({ code, quantity }) => [code, quantity])).toEqual([
      ["A-1", "3"],
      ["", ""],
    ]);
    expect(at).toBe(1);
  });
  it("makes a line of what is new and goes on to the next", () => {
    const { lines, at } = scanned([line("A-1"), line("B-2", "")], "B-2", 1);
    expect(lines.map(({ code, quantity }) => [code, quantity])).toEqual([
      ["A-1", "1"],
      ["B-2", "1"],
      ["", ""],
    ]);
    expect(at).toBe(2);
  });
});

describe("what is sent", () => {
  it("is what was typed, one unless a quantity is given", () => {
    expect(bodyOf({ ...line(" fz-2104 ", "1,200"), price: "12.50", unit: "cs" })).toEqual({
      sku: "fz-2104",
      quantity: "1200",
      unit: "CS",
      unit_price: "12.50",
    });
    expect(bodyOf(line("x", "")).quantity).toBe("1");
  });
  it("leaves out lines without a code and figures that are none yet", () => {
    expect(
      sendable([line("a"), line(""), line("b", "1o"), line("c", "2.5")]).map(({ at }) => at),
    ).toEqual([0, 3]);
  });
  it("goes past cells that are right already", () => {
    expect(nextCell("code", true)).toBe("quantity");
    expect(nextCell("quantity", true)).toBeUndefined();
    expect(nextCell("quantity", false)).toBe("unit");
  });
});

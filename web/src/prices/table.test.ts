import { describe, expect, it } from "vitest";
import { cut, tableOf } from "../imports/table";
import { columnsOf, figureOf, inOrder, pricesIn } from "./table";

const read = (text: string) => pricesIn(tableOf(cut(text)));

describe("a table of prices", () => {
  it("knows its columns by many names", () => {
    expect(columnsOf(["Item code", "UoM", "Min. quantity", "Unit price"])).toEqual({
      sku: 0,
      unit: 1,
      quantity_from: 2,
      unit_price: 3,
    });
    expect(columnsOf(["貨號", "單價"])).toEqual({ sku: 0, unit_price: 1 });
    expect(columnsOf(["name", "colour"])).toBeUndefined();
  });
  it("is read with its quantity breaks", () => {
    expect(read("sku;unit;from;price\nTAPE-48;ea;0;1,95\nTAPE-48;EA;100;1,75\n")).toEqual({
      rows: [
        { sku: "TAPE-48", unit: "EA", quantity_from: "0", unit_price: "1.95" },
        { sku: "TAPE-48", unit: "EA", quantity_from: "100", unit_price: "1.75" },
      ],
      wrong: [],
    });
  });
  it("names rows that say nothing usable", () => {
    const found = read("sku,price\nTAPE-48,free\n,2.00\nGLOVE-M,3.10\n");
    expect(found?.rows).toHaveLength(1);
    expect(found?.wrong.map((each) => each.row)).toEqual([2, 3]);
  });
  it("tells thousands from decimals", () => {
    expect(figureOf("1,234.50", ".")).toBe("1234.50");
    expect(figureOf("1.234,50", ",")).toBe("1234.50");
    expect(figureOf("-3", ".")).toBeUndefined();
  });
  it("keeps breaks of one product together", () => {
    const row = (sku: string, quantity_from: string) => ({
      sku,
      unit: null,
      quantity_from,
      unit_price: "1",
    });
    expect(
      inOrder([row("B", "0"), row("A", "100"), row("A", "20")]).map(
        (each) => each.sku + each.quantity_from,
      ),
    ).toEqual(["A20", "A100", "B0"]);
  });
});

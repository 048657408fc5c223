import { describe, expect, it } from "vitest";
import { workbook } from "../shared/xlsx";
import { datesOf, decimalOf, fields, guess, kinds, mapped, missing, parts } from "./mapping";
import { cut, decoded, separatorOf, tableOf } from "./table";
import { columnOf, dayOf, firstSheet } from "./workbook";

describe("a table of somebody's", () => {
  it("is cut at its own separator, with quotes and line feeds in cells", () => {
    const text = 'code;name\r\nA-1;"Smith; ""Sons""\nLtd"\r\n\r\nA-2;Jones\r\n';
    expect(separatorOf(text)).toBe(";");
    expect(cut(text)).toEqual([
      ["code", "name"],
      ["A-1", 'Smith; "Sons"\nLtd'],
      ["A-2", "Jones"],
    ]);
  });
  it("is as wide as its heading and names what has no name", () => {
    expect(tableOf([["code", ""], ["A"], ["B", "x"]])).toEqual({
      heading: ["code", "B"],
      rows: [
        ["A", ""],
        ["B", "x"],
      ],
    });
  });
  it("is read in the letters it was written in", () => {
    expect(decoded(new Uint8Array([0x4d, 0xfc, 0x6c]))).toBe("Mül");
    expect(decoded(new TextEncoder().encode("黃"))).toBe("黃");
  });
  it("is a workbook's first sheet too", async () => {
    const made = workbook("Sheet", [
      ["Code", "Qty"],
      ["A-1 & <b>", { figure: "10.5" }],
    ]);
    expect(await firstSheet(made)).toEqual([
      ["Code", "Qty"],
      ["A-1 & <b>", "10.5"],
    ]);
    expect(columnOf("BC12")).toBe(54);
    expect(dayOf(46097)).toBe("2026-03-16");
  });
});

describe("columns", () => {
  it("are guessed by what others call them, each once", () => {
    expect(guess("products", ["Item code", "Description", "EAN", "List price", "Colour"])).toEqual({
      sku: 0,
      name: 1,
      gtin: 2,
      unit_price: 3,
    });
    expect(guess("customers", ["Code", "Name", "Street", "City", "Country"])).toEqual({
      code: 0,
      name: 1,
      "addresses/0/line1": 2,
      "addresses/0/city": 3,
      "addresses/0/country": 4,
    });
  });
  it("that must be there are named when they are not", () => {
    expect(missing("stock", { sku: 0 })).toEqual(["warehouse", "quantity"]);
    for (const kind of kinds) expect(fields[kind].some(([, isNeeded]) => isNeeded)).toBe(true);
  });
  it("are sent under our names, without blanks around", () => {
    const table = { heading: ["x", "Item", "Qty"], rows: [["-", " A-1 ", "3"]] };
    expect(mapped(table, { quantity: 2, sku: 1 })).toEqual({
      heading: ["quantity", "sku"],
      rows: [["3", "A-1"]],
    });
  });
});

describe("parts of a file", () => {
  it("never part the rows of one order", () => {
    const rows = Array.from({ length: 1000 }, (_, i) => [
      "C-1",
      `PO-${Math.floor(i / 7)}`,
      "A",
      "1",
    ]);
    const cutUp = parts("sales-orders", {
      heading: ["customer", "customer_po_number", "sku", "quantity"],
      rows,
    });
    expect(cutUp.flatMap((part) => part.rows)).toEqual(rows);
    for (const [i, part] of cutUp.slice(1).entries())
      expect(part.rows[0]![1]).not.toBe(cutUp[i]!.rows.at(-1)![1]);
  });
});

describe("figures and days", () => {
  it("are read as most of the column writes them", () => {
    expect(decimalOf(["1.234,50", "3,5", "1"])).toBe(",");
    expect(decimalOf(["1,234.50", "3.5"])).toBe(".");
    expect(datesOf(["2026-03-11"])).toBe("");
    expect(datesOf(["03/04/2026", "11/25/2026"])).toBe("%m/%d/%Y");
    expect(datesOf(["03.04.26"])).toBe("%d.%m.%y");
  });
});

// Prices of a list as a table that people paste or bring: which column is which, and what each row says. Pure.
import type { ListPrice } from "../api/types.gen";
import { decimalOf } from "../imports/mapping";
import type { Table } from "../imports/table";

export type PriceRow = Pick<ListPrice, "sku" | "unit" | "quantity_from" | "unit_price">;
export interface Brought {
  rows: PriceRow[];
  /** Rows of the table, counted as a spreadsheet counts them, that say nothing usable. */
  wrong: { row: number; words: string }[];
}

const names: Record<keyof PriceRow, string[]> = {
  sku: ["sku", "code", "item", "itemcode", "product", "article", "貨號", "货号"],
  unit: ["unit", "uom", "單位", "单位"],
  quantity_from: [
    "quantityfrom",
    "from",
    "minquantity",
    "break",
    "quantity",
    "qty",
    "數量",
    "数量",
  ],
  unit_price: ["unitprice", "price", "單價", "单价", "價格", "价格"],
};
const same = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** By our names; nothing when no column is a code or a price. */
export function columnsOf(heading: string[]): Partial<Record<keyof PriceRow, number>> | undefined {
  const found: Partial<Record<keyof PriceRow, number>> = {};
  for (const [field, wanted] of Object.entries(names)) {
    const at = heading.findIndex((name) => wanted.includes(same(name)));
    if (at >= 0) found[field as keyof PriceRow] = at;
  }
  return found.sku === undefined || found.unit_price === undefined ? undefined : found;
}

/** A figure as the API takes it: `1.234,50` and `1,234.50` are both 1234.50. */
export function figureOf(cell: string, decimal: "." | ","): string | undefined {
  const text = cell
    .trim()
    .replaceAll(decimal === "," ? "." : ",", "")
    .replace(",", ".");
  return /^\d+(\.\d+)?$/.test(text) ? text : undefined;
}

export function pricesIn(table: Table): Brought | undefined {
  const at = columnsOf(table.heading);
  if (!at) return undefined;
  const cell = (row: string[], field: keyof PriceRow) =>
    at[field] === undefined ? "" : (row[at[field]] ?? "").trim();
  const decimal = decimalOf(table.rows.map((row) => cell(row, "unit_price")));
  const brought: Brought = { rows: [], wrong: [] };
  table.rows.forEach((row, i) => {
    const sku = cell(row, "sku");
    const price = figureOf(cell(row, "unit_price"), decimal);
    const from = cell(row, "quantity_from");
    const quantity = from === "" ? "0" : figureOf(from, decimal);
    if (!sku || price === undefined || quantity === undefined) {
      brought.wrong.push({ row: i + 2, words: row.slice(0, 4).join(" · ") });
      return;
    }
    brought.rows.push({
      sku,
      unit: cell(row, "unit").toUpperCase() || null,
      quantity_from: quantity,
      unit_price: price,
    });
  });
  return brought;
}

/** By code, then by how much of it: the breaks of one product stand together. */
export function inOrder<T extends PriceRow>(rows: T[]): T[] {
  return [...rows].sort(
    (a, b) =>
      (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0) ||
      Number(a.quantity_from) - Number(b.quantity_from),
  );
}

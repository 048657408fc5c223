// Which column is which of our fields: guessed from names, then chosen by a person. Pure.
import type { Table } from "./table";

export const kinds = ["customers", "products", "stock", "sales-orders"] as const;
export type Kind = (typeof kinds)[number];

// The field as the API names it, whether it must be there, and what others call it.
type FieldRow = [field: string, isNeeded: boolean, ...names: string[]];
export const fields: Record<Kind, FieldRow[]> = {
  customers: [
    ["code", true, "customer", "customer code", "customer no", "account", "客戶編號", "客户编号"],
    ["name", true, "customer name", "company", "客戶", "名稱", "名称"],
    ["kind", false, "type"],
    ["email", false, "e-mail", "mail", "電郵", "邮箱"],
    ["phone", false, "telephone", "tel", "電話", "电话"],
    ["currency", false, "貨幣", "货币"],
    ["vat_id", false, "vat", "tax id", "vat number"],
    ["payment_days", false, "terms", "payment terms"],
    ["credit_limit", false, "limit", "credit"],
    ["addresses/0/line1", false, "street", "address", "address 1", "地址"],
    ["addresses/0/city", false, "city", "town", "城市"],
    ["addresses/0/postcode", false, "postcode", "zip", "postal code"],
    ["addresses/0/country", false, "country", "國家", "国家"],
    ["contacts/0/name", false, "contact", "contact name", "聯絡人", "联系人"],
  ],
  products: [
    ["sku", true, "code", "item", "item code", "product", "article", "貨號", "货号"],
    ["name", true, "description", "title", "product name", "品名"],
    ["unit", false, "uom", "unit of measure", "單位", "单位"],
    ["unit_price", false, "price", "list price", "單價", "单价"],
    ["currency", false, "貨幣", "货币"],
    ["gtin", false, "ean", "barcode", "upc", "條碼", "条码"],
    ["tax_code", false, "tax", "vat"],
    ["lead_time_days", false, "lead time", "lead days"],
    ["quantity_min", false, "minimum", "min order", "moq"],
    ["quantity_multiple", false, "multiple", "pack size"],
    ["standard_cost", false, "cost"],
    ["weight_grams", false, "weight", "grams"],
    ["description", false, "long description", "details"],
  ],
  stock: [
    ["sku", true, "code", "item", "item code", "product", "article", "貨號", "货号"],
    ["warehouse", true, "site", "location", "倉庫", "仓库"],
    ["quantity", true, "qty", "on hand", "stock", "數量", "数量"],
    ["lot", false, "batch", "批次"],
    ["reference", false, "ref", "document"],
  ],
  "sales-orders": [
    ["customer", true, "customer code", "account", "客戶", "客户"],
    ["customer_po_number", false, "po", "po number", "order number", "reference", "客戶單號"],
    ["requested_date", false, "date", "delivery date", "required", "wanted", "日期"],
    ["sku", true, "code", "item", "item code", "product", "article", "貨號", "货号"],
    ["quantity", true, "qty", "數量", "数量"],
    ["unit", false, "uom", "單位", "单位"],
    ["unit_price", false, "price", "單價", "单价"],
    ["warehouse", false, "site", "倉庫", "仓库"],
    ["channel", false],
    ["notes", false, "comment", "remarks", "備註", "备注"],
    ["order", false, "document", "order id"],
  ],
};

/** By field: the number of its column. */
export type Mapping = Record<string, number>;

const same = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Each column is taken once, by the field that is called so most plainly. */
export function guess(kind: Kind, heading: string[]): Mapping {
  const names = heading.map(same);
  const found: Mapping = {};
  const taken = new Set<number>();
  // What must be there chooses first.
  const passes = [true, false].flatMap((needed) => [
    { needed, isOwn: true },
    { needed, isOwn: false },
  ]);
  for (const { needed, isOwn } of passes)
    for (const [field, isNeeded, ...others] of fields[kind]) {
      if (field in found || isNeeded !== needed) continue;
      const wanted = (isOwn ? [field, field.split("/").at(-1)!] : others).map(same);
      const at = names.findIndex((name, i) => !taken.has(i) && wanted.includes(name));
      if (at < 0) continue;
      found[field] = at;
      taken.add(at);
    }
  return found;
}

export function missing(kind: Kind, mapping: Mapping): string[] {
  return fields[kind].flatMap(([field, isNeeded]) =>
    isNeeded && !(field in mapping) ? [field] : [],
  );
}

/** What is sent: the mapped columns alone, under our names. Blanks around a cell say nothing. */
export function mapped(table: Table, mapping: Mapping): Table {
  const chosen = Object.entries(mapping);
  return {
    heading: chosen.map(([field]) => field),
    rows: table.rows.map((row) => chosen.map(([, at]) => (row[at] ?? "").trim())),
  };
}

const most = 400;

/** Parts of a few hundred rows; rows of one order stay together. */
export function parts(kind: Kind, { heading, rows }: Table): { from: number; rows: string[][] }[] {
  const at = (field: string) => heading.indexOf(field);
  const keyed =
    kind !== "sales-orders"
      ? []
      : at("order") >= 0
        ? [at("order")]
        : [at("customer"), at("customer_po_number")].filter((i) => i >= 0);
  const keyOf = (row: string[] | undefined) => keyed.map((i) => row?.[i]).join("\n");
  const found: { from: number; rows: string[][] }[] = [];
  for (let from = 0; from < rows.length;) {
    let to = Math.min(rows.length, from + most);
    if (keyed.length && to < rows.length)
      while (to > from + 1 && keyOf(rows[to]) === keyOf(rows[to - 1])) to--;
    if (to === from + 1 && rows.length > to && keyed.length) to = Math.min(rows.length, from + 990);
    found.push({ from, rows: rows.slice(from, to) });
    from = to;
  }
  return found;
}

/** A comma parts the decimals when more cells end so than with a point. */
export function decimalOf(cells: string[]): "." | "," {
  const commas = cells.filter((cell) => /\d,\d{1,2}$/.test(cell.trim())).length;
  const points = cells.filter((cell) => /\d\.\d{1,2}$/.test(cell.trim())).length;
  return commas > points ? "," : ".";
}

/** How days are written; the day comes first unless a figure above twelve says otherwise. */
export function datesOf(cells: string[]): string {
  const days = cells.map((cell) => cell.trim()).filter(Boolean);
  const first = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})/.exec(days[0] ?? "");
  if (!first || first[1]!.length === 4)
    return first && first[2] !== "-" ? `%Y${first[2]}%m${first[2]}%d` : "";
  const sign = first[2]!;
  const isMonthFirst = days.some((each) => Number(each.split(sign)[1]) > 12);
  const year = first[4]!.length === 4 ? "%Y" : "%y";
  return isMonthFirst ? `%m${sign}%d${sign}${year}` : `%d${sign}%m${sign}${year}`;
}

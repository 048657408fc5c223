// What the list shows, as a file: the columns in sight, the filters in force, up to ten thousand rows.
import type { TFunction } from "i18next";
import { type Query, read } from "../api/client";
import { tell } from "../shared/notices";
import { type Cell, workbook } from "../shared/xlsx";
import type { ListedOrder, OrderColumn } from "./columns";

const most = 10_000;

/** A cell that a spreadsheet takes as text, never as a formula. */
export function cell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csv(rows: ListedOrder[], columns: OrderColumn[]): string {
  const lines = [columns.map((column) => cell(column.title)).join(",")];
  for (const row of rows) lines.push(columns.map((column) => cell(column.text(row))).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

export type Format = "csv" | "xlsx";
const media: Record<Format, string> = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export function sheet(rows: ListedOrder[], columns: OrderColumn[]): Cell[][] {
  const shown = columns.filter((column) => column.id !== "progress");
  return [
    shown.map((column) => column.title),
    ...rows.map((row) =>
      shown.map((column): Cell =>
        column.align === "right" ? { figure: column.text(row) } : column.text(row),
      ),
    ),
  ];
}

export function saveAs(name: string, file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function download(
  name: string,
  rows: ListedOrder[],
  columns: OrderColumn[],
  format: Format,
): void {
  saveAs(
    `${name}.${format}`,
    new Blob([format === "csv" ? csv(rows, columns) : workbook(name, sheet(rows, columns))], {
      type: media[format],
    }),
  );
}

export async function exportOrders(
  query: Query,
  columns: OrderColumn[],
  t: TFunction,
  format: Format,
): Promise<void> {
  const rows: ListedOrder[] = [];
  let cursor: string | null = "";
  do {
    const page: { items: ListedOrder[]; next_cursor: string | null } =
      await read<"list_sales_orders">("/sales-orders", { ...query, limit: 500, cursor });
    rows.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && rows.length < most);
  download(t("nav.orders"), rows, columns, format);
  tell(t("orders.exported", { count: rows.length }));
}

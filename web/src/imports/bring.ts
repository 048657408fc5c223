// Sends a table part by part, first to be tried, then to be kept; counts what came of it.
import { send } from "../api/client";
import { Refused } from "../api/problem";
import { wordsOf } from "../shared/fields";
import { datesOf, decimalOf, type Kind, mapped, type Mapping, parts } from "./mapping";
import type { Table } from "./table";

export interface Rejected {
  row: number;
  words: string[];
}
export interface Came {
  accepted: number;
  orders: number;
  /** In already, from an earlier time. */
  before: number;
  rejected: Rejected[];
}
interface Bringing {
  file: File;
  table: Table;
  kind: Kind;
  mapping: Mapping;
  isTrial: boolean;
  onProgress: (row: number) => void;
}

const column = (table: Table, names: string[]) =>
  names.flatMap((name) => {
    const at = table.heading.indexOf(name);
    return at < 0 ? [] : table.rows.slice(0, 1000).map((row) => row[at] ?? "");
  });

export async function bring(given: Bringing): Promise<Came> {
  const table = mapped(given.table, given.mapping);
  const all = parts(given.kind, table);
  const { file } = given;
  const came: Came = { accepted: 0, orders: 0, before: 0, rejected: [] };
  for (const [i, part] of all.entries()) {
    given.onProgress(part.from);
    try {
      const report = await send<"import_rows">(
        "POST",
        given.isTrial ? "/import-trials" : "/import-rows",
        {
          kind: given.kind,
          file: file.name,
          // The same file under the same columns is not brought twice.
          file_key: `${file.name} ${file.size} ${file.lastModified} ${table.heading.join()}`.slice(
            0,
            200,
          ),
          from: part.from,
          is_last: i === all.length - 1,
          decimal: decimalOf(
            column(table, ["unit_price", "quantity", "credit_limit", "standard_cost"]),
          ),
          dates: datesOf(column(table, ["requested_date"])) || null,
          heading: table.heading,
          rows: part.rows as never,
        },
      );
      came.accepted += report.rows_accepted;
      came.orders += report.orders;
      for (const { row, reasons } of report.rejected)
        came.rejected.push({
          row,
          words: reasons.map((reason) =>
            [reason.pointer?.slice(1), wordsOf(reason as never)].filter(Boolean).join(": "),
          ),
        });
    } catch (error) {
      if (!(error instanceof Refused) || !error.is("in_already")) throw error;
      came.before += part.rows.length;
    }
  }
  given.onProgress(table.rows.length);
  return came;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The rejected rows as they were, with the reasons behind: put right, they come again. */
export function saveRejects(table: Table, rejected: Rejected[]): void {
  const lines = [
    [...table.heading, "reasons"],
    ...rejected.map(({ row, words }) => [...(table.rows[row] ?? []), words.join(" ")]),
  ];
  const text = `\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "rejected.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

// Lines that are being typed: pure. Cells are texts; what the server answers stands beside, matched by the line's key
// and the words it answers, so that a late answer never replaces what was typed since.
export interface EntryLine {
  key: number;
  code: string;
  quantity: string;
  unit: string;
  price: string;
  note: string;
}
export type Cell = "code" | "quantity" | "unit" | "price" | "note";
export const cells: Cell[] = ["code", "quantity", "unit", "price"];

let next = 1;
export function emptyLine(): EntryLine {
  return { key: next++, code: "", quantity: "", unit: "", price: "", note: "" };
}

export function isEmpty(line: EntryLine): boolean {
  return !line.code.trim() && !line.quantity.trim();
}

const isNumber = (text: string) => /^\d+(\.\d+)?$/.test(text.trim().replaceAll(",", ""));

/** A line whose figures are not figures yet waits. */
export function isSendable(line: EntryLine): boolean {
  return (
    line.code.trim() !== "" &&
    (line.quantity.trim() === "" || isNumber(line.quantity)) &&
    (line.price.trim() === "" || isNumber(line.price))
  );
}

/** Lines that can be sent, with the place of each among those on the screen. */
export function sendable(lines: EntryLine[]): { line: EntryLine; at: number }[] {
  return lines.map((line, at) => ({ line, at })).filter(({ line }) => isSendable(line));
}

export function bodyOf(line: EntryLine): {
  sku: string;
  quantity: string;
  unit?: string;
  unit_price?: string;
  note?: string;
} {
  const price = line.price.trim().replaceAll(",", "");
  return {
    sku: line.code.trim(),
    quantity: line.quantity.trim().replaceAll(",", "") || "1",
    ...(line.unit.trim() ? { unit: line.unit.trim().toUpperCase() } : {}),
    ...(price ? { unit_price: price } : {}),
    ...(line.note ? { note: line.note } : {}),
  };
}

const signatures = new WeakMap<EntryLine, string>();

/** The same words give the same answer. A line never changes: another one takes its place. */
export function signature(line: EntryLine): string {
  let found = signatures.get(line);
  if (found === undefined) signatures.set(line, (found = JSON.stringify(bodyOf(line))));
  return found;
}

/** Rows of a spreadsheet or of a mail: code, quantity, unit or price, in this order; a heading is left out. */
export function pasted(text: string): EntryLine[] {
  const rows = text
    .replaceAll("\r", "")
    .split("\n")
    .filter((row) => row.trim() !== "");
  const separator = rows.some((row) => row.includes("\t"))
    ? "\t"
    : rows.every((row) => row.includes(";"))
      ? ";"
      : rows.every((row) => row.includes(","))
        ? ","
        : /\s{2,}|\s+(?=\d)/;
  return rows.flatMap((row, i) => {
    const parts = row.split(separator).map((part) => part.trim());
    const [code = "", quantity = "", third = "", fourth = ""] = parts;
    const isHeading = i === 0 && !/\d/.test(quantity) && rows.length > 1;
    if (!code || isHeading) return [];
    const isPrice = (word: string) => /^[\d.,]+$/.test(word);
    return [
      {
        ...emptyLine(),
        code,
        quantity: isPrice(quantity) ? quantity : "1",
        unit: third && !isPrice(third) ? third : "",
        price: isPrice(third) ? third : isPrice(fourth) ? fourth : "",
      },
    ];
  });
}

/** A scan of a code: one more of a line that is there, else a line of its own. */
export function scanned(
  lines: EntryLine[],
  code: string,
  at: number,
): { lines: EntryLine[]; at: number } {
  const there = lines.findIndex(
    (line, i) => i !== at && line.code.trim().toLowerCase() === code.trim().toLowerCase(),
  );
  const rest = lines.filter((_, i) => there < 0 || i !== at || lines.length === 1);
  if (there >= 0) {
    const counted = lines.map((line, i) =>
      i === there
        ? { ...line, quantity: String(Number(line.quantity || "0") + 1) }
        : i === at
          ? { ...line, code: "" }
          : line,
    );
    return { lines: counted, at };
  }
  const set = rest.map((line, i) =>
    i === at ? { ...line, code, quantity: line.quantity || "1" } : line,
  );
  const last = set.length - 1;
  return at === last ? { lines: [...set, emptyLine()], at: last + 1 } : { lines: set, at: at + 1 };
}

/** The next cell that wants something: what is right already is skipped. */
export function nextCell(cell: Cell, isResolved: boolean): Cell | undefined {
  const after = cells.slice(cells.indexOf(cell) + 1);
  return after.find((each) =>
    each === "quantity" ? true : each === "unit" || each === "price" ? !isResolved : true,
  );
}

// Somebody's table: text of any usual shape, or a workbook's first sheet, as rows of texts. Pure but for unpacking.
export interface Table {
  heading: string[];
  rows: string[][];
}

/** The separator that parts the first line best; quotes hide theirs. */
export function separatorOf(text: string): string {
  const first = text.slice(0, 10_000).split(/\r?\n/)[0] ?? "";
  const bare = first.replaceAll(/"[^"]*"/g, "");
  const counted = [",", ";", "\t", "|"].map((sign) => ({ sign, n: bare.split(sign).length }));
  return counted.sort((a, b) => b.n - a.n)[0]!.sign;
}

/** RFC 4180, with whatever separator; lines without any text are left out. */
export function cut(text: string, separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((each) => each.trim() !== "")) rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else isQuoted = false;
    } else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === separator) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length) endRow();
  return rows;
}

/** Every row as wide as the heading; columns without a name are called by their letter. */
export function tableOf(rows: string[][]): Table {
  const [first = [], ...rest] = rows;
  const width = Math.max(first.length, ...rest.slice(0, 1000).map((row) => row.length));
  const heading = Array.from(
    { length: width },
    (_, i) => first[i]?.trim() || `${String.fromCharCode(65 + (i % 26))}`,
  );
  return {
    heading,
    rows: rest.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? "")),
  };
}

/** UTF-8, UTF-16 by its mark, else what Western spreadsheets write. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export async function readTable(file: File): Promise<Table> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) return tableOf(await (await import("./workbook")).firstSheet(bytes));
  return tableOf(cut(decoded(bytes)));
}

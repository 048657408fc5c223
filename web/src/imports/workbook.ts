// The first sheet of an XLSX workbook as rows of texts: unpacked by the browser itself. Days come as ISO texts.
const decoder = new TextDecoder();

interface Entry {
  method: number;
  bytes: Uint8Array<ArrayBuffer>;
}

function entries(zip: Uint8Array): Map<string, Entry> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  const found = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = view.getUint16(end + 10, true); i > 0; i--) {
    const [names, extra, comment] = [28, 30, 32].map((off) => view.getUint16(at + off, true));
    const name = decoder.decode(zip.subarray(at + 46, at + 46 + names!));
    const local = view.getUint32(at + 42, true);
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    found.set(name, {
      method: view.getUint16(at + 10, true),
      bytes: zip.slice(from, from + view.getUint32(at + 20, true)),
    });
    at += 46 + names! + extra! + comment!;
  }
  return found;
}

async function textOf(entry: Entry | undefined): Promise<string> {
  if (!entry) return "";
  if (entry.method === 0) return decoder.decode(entry.bytes);
  const stream = new Blob([entry.bytes])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const plain = (xml: string) =>
  xml.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) =>
    name.startsWith("#")
      ? String.fromCodePoint(Number(name.replace("#x", "0x").replace("#", "")))
      : (entities[name] ?? whole),
  );
const textsIn = (xml: string) =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map((match) => plain(match[1]!)).join("");
const attribute = (xml: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1];

/** `BC12` stands in column 54. */
export function columnOf(reference: string): number {
  return (
    [.../^[A-Z]*/.exec(reference)![0]].reduce((n, sign) => n * 26 + sign.charCodeAt(0) - 64, 0) - 1
  );
}

/** Days are counted from 1899-12-30, as spreadsheets do. */
export function dayOf(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

/** Which formats of cells are days. */
function dayStyles(styles: string): Set<number> {
  const own = new Map(
    [...styles.matchAll(/<numFmt\s[^>]*>/g)].map(([xml]) => [
      Number(attribute(xml, "numFmtId")),
      attribute(xml, "formatCode") ?? "",
    ]),
  );
  const formats = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? "";
  return new Set(
    [...formats.matchAll(/<xf\s[^>]*>/g)].flatMap(([xml], i) => {
      const id = Number(attribute(xml, "numFmtId"));
      const isDay =
        (id >= 14 && id <= 22) ||
        /[dy]/i.test((own.get(id) ?? "").replaceAll(/\[[^\]]*\]|"[^"]*"/g, ""));
      return isDay ? [i] : [];
    }),
  );
}

export async function firstSheet(zip: Uint8Array): Promise<string[][]> {
  const files = entries(zip);
  const name = [...files.keys()]
    .filter((each) => /^xl\/worksheets\/[^/]+\.xml$/.test(each))
    .sort()[0];
  const [sheet, strings, styles] = await Promise.all([
    textOf(files.get(name ?? "")),
    textOf(files.get("xl/sharedStrings.xml")),
    textOf(files.get("xl/styles.xml")),
  ]);
  const shared = [...strings.matchAll(/<si>([\s\S]*?)<\/si>/g)].map((match) => textsIn(match[1]!));
  const days = dayStyles(styles);
  const valueOf = (head: string, body: string): string => {
    const type = attribute(head, "t");
    if (type === "inlineStr") return textsIn(body);
    const value = plain(/<v>([^<]*)<\/v>/.exec(body)?.[1] ?? "");
    if (type === "s") return shared[Number(value)] ?? "";
    if (value && !type && days.has(Number(attribute(head, "s") ?? "-1")))
      return dayOf(Number(value));
    // What a binary figure could not hold exactly comes with its tail.
    return !type && /\d{15,}/.test(value) ? String(Number(Number(value).toPrecision(15))) : value;
  };
  return [...sheet.matchAll(/<row[\s>][\s\S]*?<\/row>/g)]
    .map(([row]) => {
      const cells: string[] = [];
      for (const [, head = "", body = ""] of row.matchAll(
        /<c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/c>)/g,
      )) {
        const at = columnOf(attribute(head, "r") ?? "");
        cells[at >= 0 ? at : cells.length] = valueOf(head, body);
      }
      return Array.from(cells, (cell) => cell ?? "");
    })
    .filter((row) => row.some((cell) => cell.trim() !== ""));
}

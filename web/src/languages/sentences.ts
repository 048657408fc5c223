// Sentences that the server says about records, in the reader's language: its own English is the key, and what it filled
// in stands where the translation wants it. What is not known stays English.
import known from "./sentences.json";

type Chinese = "zh-Hant" | "zh-Hans";
interface Pattern {
  shape: RegExp;
  words: [hant: string, hans: string];
}

const escaped = (text: string) => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");

const patterns: Pattern[] = Object.entries(known).map(([english, words]) => ({
  shape: new RegExp(`^${escaped(english).replaceAll(/\{\d\}/g, "(.+?)")}$`),
  words: words as [string, string],
}));

function one(sentence: string, which: 0 | 1): string | undefined {
  for (const { shape, words } of patterns) {
    const found = shape.exec(sentence);
    if (found) return words[which].replaceAll(/\{(\d)\}/g, (_, n) => found[Number(n) + 1] ?? "");
  }
  return undefined;
}

const remembered = new Map<string, string>();

/** `G3: …` keeps the number of its check, `HLD-7: …` its record. */
function withHead(part: string, which: 0 | 1): string | undefined {
  const [, head = "", rest = part] = /^((?:G\d+|[A-Z]+-[\w-]+|\w+): )?(.*)$/.exec(part) ?? [];
  const words = one(rest, which);
  return words && head + words;
}

/** Several sentences in a row are read one by one. */
export function translated(text: string, language: Chinese): string {
  const which = language === "zh-Hant" ? 0 : 1;
  const key = `${which} ${text}`;
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const each = (part: string, parts: RegExp): string =>
    withHead(part, which) ??
    part
      .split(parts)
      .map((piece) => withHead(piece, which) ?? piece)
      .join(" ");
  const now =
    one(text, which) ??
    text
      .split(/(?<=\.) +/)
      .map((sentence) => each(sentence, /(?<=;) +/))
      .join(" ");
  remembered.set(key, now);
  return now;
}

// Whatever the server can refuse with has a sentence in every language: read from its own source.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "./en.reasons.json";
import hans from "./zh-Hans.reasons.json";
import hant from "./zh-Hant.reasons.json";

const source = join(import.meta.dirname, "../../../src");
// Below the API: the command line, the transport, what reads files on the server's own disk.
const others = /(_test|testing|_fixture)\.|\/(app|db)\/|head_guard|request_reader/;
const shapes = [
  /\{\s*"(?:[/?][^"]*)?"(?:\s*\+[^,;{}]*)?,\s*"([a-z][a-z0-9_]*)"/g,
  /Problem\{\s*Refusal::\w+,\s*"([a-z0-9_]+)"/g,
  /\.refusal = "([a-z0-9_]+)"/g,
  // What the kernel says of one value.
  /(?:return|=|\{|:|\?) *\{?"(not_a[a-z_]+|not_yours_to_give|too_[a-z_]+|currency_missing)"/g,
  /\bpointer[^,;{}"]*(?:"[^"]*")?[^,;{}"]*,\s*"([a-z]+_[a-z0-9_]+)"/g,
];
// A check's pointer, or a name that only looks like a code.
const noCodes = new Set(["open_", "requested_date", "sales_order", "unit_price", "other_time"]);

const codes = new Set(
  readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((name) => `/${name}`)
    .filter((name) => /\.(cc|h)$/.test(name) && !others.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(source, name), "utf8");
      return shapes.flatMap((shape) => [...text.matchAll(shape)].map((match) => match[1]!));
    })
    .filter((code) => !noCodes.has(code)),
);

describe("every reason of the server", () => {
  it("is found in its source", () => {
    expect(codes.size).toBeGreaterThan(150);
    expect(codes).toContain("not_enough_on_hand");
  });
  it.each(Object.entries({ en, "zh-Hant": hant, "zh-Hans": hans }))(
    "has a sentence in %s",
    (_, messages) => {
      expect([...codes].filter((code) => !(`reason.${code}` in messages)).sort()).toEqual([]);
    },
  );
});

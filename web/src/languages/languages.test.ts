// No key is missing in a language, none is there that nobody uses, and every message can be read.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import english from "./en.json";
import englishReasons from "./en.reasons.json";
import hans from "./zh-Hans.json";
import hansReasons from "./zh-Hans.reasons.json";
import hant from "./zh-Hant.json";
import hantReasons from "./zh-Hant.reasons.json";

const en = { ...english, ...englishReasons };
const languages: Record<string, Record<string, string>> = {
  en,
  "zh-Hant": { ...hant, ...hantReasons },
  "zh-Hans": { ...hans, ...hansReasons },
};
const source = join(import.meta.dirname, "..");

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? files(path)
      : /\.tsx?$/.test(name) && !/\.(test|gen)\.ts$/.test(name)
        ? [path]
        : [];
  });
}

const code = files(source)
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");
const quoted = new Set(
  [...code.matchAll(/"([a-zA-Z0-9_]+(?:\.[a-zA-Z0-9_-]+)+)"/g)].map((match) => match[1]!),
);
// `order.status.${status}`: whatever begins and ends so is used. What begins with a name that is handed in is looked up
// by where it is handed in: kind="record", options(names, "channel").
const templates = [...code.matchAll(/`((?:\$\{[^}`]+\}|[a-zA-Z.-])+)`/g)]
  .map((match) => match[1]!)
  .filter((text) => /^[a-zA-Z]+[a-zA-Z.-]*\.[^`]*\$\{/.test(text));
const handed = [...code.matchAll(/\bkind(?:\?: [^=;]*)?=\s*"([a-z]+)"/g)]
  .map((match) => `${match[1]}.status.\${status}`)
  .concat(
    [...code.matchAll(/options\(.*?, "([a-zA-Z]+)"\)/g)].map((match) => `${match[1]}.\${value}`),
  );
const patterns = [...templates, ...handed].map(
  (text) =>
    new RegExp(
      `^${text
        .replaceAll(/\$\{[^}]*\}/g, "$")
        .split("$")
        .map((part) => part.replaceAll(".", "\\."))
        .join("[a-zA-Z0-9_-]+")}$`,
    ),
);
const isUsed = (key: string) => quoted.has(key) || patterns.some((pattern) => pattern.test(key));
const asked = [...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1]!);
const holes = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1]))].sort();

describe("messages", () => {
  it.each(Object.keys(languages))("of %s are there for every key that is asked for", (language) => {
    expect([...new Set(asked)].filter((key) => !(key in languages[language]!))).toEqual([]);
  });
  it("have the same keys in every language", () => {
    for (const [name, messages] of Object.entries(languages))
      expect(Object.keys(messages).sort(), name).toEqual(Object.keys(en).sort());
  });
  it("are all used", () => {
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });
  it("can be read, are not empty, and fill in the same values", () => {
    for (const [name, messages] of Object.entries(languages))
      for (const [key, text] of Object.entries(messages)) {
        expect(text, `${name} ${key}`).not.toBe("");
        expect(() => new IntlMessageFormat(text, name), `${name} ${key}`).not.toThrow();
        expect(
          holes(text).filter((hole) => !holes((en as Record<string, string>)[key]!).includes(hole)),
          `${name} ${key}`,
        ).toEqual([]);
      }
  });
});

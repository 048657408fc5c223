import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import known from "./sentences.json";
import { translated } from "./sentences";

const source = join(import.meta.dirname, "../../../src");
const files = [
  "gates/rules.cc",
  "gates/approval_needs.cc",
  "checks/date_rules.cc",
  "checks/habit_rules.cc",
  "checks/line_rules.cc",
  "checks/order_rules.cc",
  "worklists/rules.cc",
  "worklists/desk_lists.cc",
  "orders/actions.cc",
];

describe("sentences of the server", () => {
  it("are read in the reader's language with what was filled in", () => {
    expect(translated("Only a draft is verified.", "zh-Hant")).toBe("只有草稿需要核對。");
    expect(translated("Approved at tier T2.", "zh-Hans")).toBe("已获 T2 级批准。");
    expect(
      translated(
        "It is held. The goods are announced for 2026-03-11, after the promised day.",
        "zh-Hant",
      ),
    ).toBe("已扣留。 貨品預計 2026-03-11 到，晚於承諾日。");
    expect(translated("G7: The order has to be read back to the customer.", "zh-Hans")).toBe(
      "G7: 须向客户复核订单。",
    );
    expect(
      translated(
        "G3: Line 1 (A-1): 9 wanted for 2026-03-11, 2 can be promised; no date in sight.",
        "zh-Hans",
      ),
    ).toBe("G3: 第 1 项（A-1）：2026-03-11 需要 9，可承诺 2；暂无可供日期。");
    expect(translated("Somebody's own words.", "zh-Hant")).toBe("Somebody's own words.");
  });
  it("are all there: of checks, of actions that wait, of worklists", () => {
    const english = Object.keys(known).map((each) => each.replaceAll(/\{\d\}/g, "\n"));
    const pieces = (text: string) => english.some((each) => each.includes(text));
    const missing = files.flatMap((file) =>
      [...readFileSync(join(source, file), "utf8").matchAll(/"((?:[^"\\\n]|\\.)*)"/g)]
        .map((match) => match[1]!)
        .filter(
          (text) =>
            / /.test(text.trim()) && /[a-z]{2}/.test(text) && !/[\\{+]|SELECT|FROM/.test(text),
        )
        .filter((text) => !pieces(text.trim()))
        .map((text) => `${file}: ${text}`),
    );
    expect(missing).toEqual([]);
  });
  it("are there for what a shipment waits for and for why no tax is asked", () => {
    const said = (file: string, shape: RegExp) =>
      [...readFileSync(join(source, file), "utf8").matchAll(shape)].map((match) => match[1]!);
    const all = [
      ...said("shipments/rules.cc", /Verb::\w+, "([^"]+)"/g),
      ...said("taxes/rules.cc", /"VATEX-[A-Z-]+",\s*"([^"]+)"/g),
    ];
    expect(all.length).toBeGreaterThan(16);
    expect(all.filter((each) => !(each in known))).toEqual([]);
  });
  it("fill in the same values in every language", () => {
    const holes = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort();
    for (const [english, words] of Object.entries(known))
      for (const each of words) expect(holes(each), english).toEqual(holes(english));
  });
});

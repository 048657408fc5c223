import { describe, expect, it } from "vitest";
import { typedDate } from "./typed_date";

const tuesday = "2026-03-10";

describe("a typed day", () => {
  it.each([
    ["11/3", "2026-03-11"],
    ["11.3.", undefined],
    ["9/3", "2027-03-09"],
    ["11/3/27", "2027-03-11"],
    ["11 Mar", "2026-03-11"],
    ["Wed 11 Mar", "2026-03-11"],
    ["wed", "2026-03-11"],
    ["tue", "2026-03-17"],
    ["+2", "2026-03-12"],
    ["today", tuesday],
    ["tomorrow", "2026-03-11"],
    ["2026-12-31", "2026-12-31"],
    ["3月11日 週三", "2026-03-11"],
    ["31/2", undefined],
    ["2026-02-30", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("%s", (typed, meant) => {
    expect(typedDate(typed, tuesday)).toBe(meant);
  });
});

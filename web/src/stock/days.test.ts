import { expect, it } from "vitest";
import { everyDay, runs } from "./days";

const day = (on: string, promise: string) => ({
  day: on,
  incoming: "5",
  outgoing: "0",
  projected: promise,
  available_to_promise: promise,
});

it("shows two weeks at least; a day on which nothing moves is as the one before", () => {
  const days = everyDay([day("2026-03-10", "16"), day("2026-03-12", "41")]);
  expect(days.length).toBe(14);
  expect(days.slice(0, 4).map((each) => `${each.available_to_promise} ${each.incoming}`)).toEqual([
    "16 5",
    "16 0",
    "41 5",
    "41 0",
  ]);
});
it("knows from when on how long the same can be promised", () => {
  const days = everyDay([
    day("2026-03-10", "16"),
    day("2026-03-12", "41"),
    day("2026-03-13", "41"),
    day("2026-03-14", "9"),
  ]);
  expect(runs(days)).toEqual([
    { at: 0, length: 2 },
    { at: 2, length: 2 },
    { at: 4, length: 10 },
  ]);
  expect(runs([])).toEqual([]);
});

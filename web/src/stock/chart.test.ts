import { expect, it } from "vitest";
import { axis, everyDay } from "./AtpChart";

const day = (on: string, promise: string) => ({
  day: on,
  incoming: "5",
  outgoing: "0",
  projected: promise,
  available_to_promise: promise,
});

it("has a mark for round figures, from nought to above the highest", () => {
  expect(axis(97)).toEqual([0, 50, 100]);
  expect(axis(0)[0]).toBe(0);
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

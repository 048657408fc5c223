import { expect, it } from "vitest";
import { barsOf, symbolsOf } from "./code128";

it("ends with the check symbol that the standard's sum gives", () => {
  expect(symbolsOf("Wikipedia")).toEqual([104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88, 106]);
});
it("has eleven modules for a symbol, thirteen for the stop, and quiet on both sides", () => {
  expect(barsOf("BOX-60")!.width).toBe(10 + 11 * 8 + 13 + 10);
  expect(barsOf("A")!.bars[0]).toEqual([10, 2]);
});
it("has a symbol of its own for every letter", () => {
  const drawn = Array.from({ length: 95 }, (_, i) =>
    JSON.stringify(barsOf(String.fromCharCode(32 + i))!.bars.slice(3, 6)),
  );
  expect(new Set(drawn).size).toBe(95);
});
it("draws nothing for what it cannot say", () => {
  expect(barsOf("箱")).toBeUndefined();
  expect(barsOf("")).toBeUndefined();
});

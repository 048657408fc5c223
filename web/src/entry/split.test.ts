import { expect, it } from "vitest";
import { partsOf } from "./split";

const day = (on: string, promise: string) => ({
  day: on,
  incoming: "0",
  outgoing: "0",
  projected: promise,
  available_to_promise: promise,
});
const line = { wanted: "100", available: "40", asked: "2026-03-10", earliest: "2026-03-17" };
const words = (parts: ReturnType<typeof partsOf>) =>
  parts.map((part) => `${Number(part.quantity)} ${part.day ?? "never"}`);

it("says what is there at once and when the rest comes", () => {
  const days = [day("2026-03-10", "40"), day("2026-03-12", "60"), day("2026-03-17", "500")];
  expect(words(partsOf(line, days))).toEqual(["40 2026-03-10", "20 2026-03-12", "40 2026-03-17"]);
});
it("counts from what the lines before it leave", () => {
  const days = [day("2026-03-10", "50"), day("2026-03-12", "120")];
  expect(words(partsOf({ ...line, available: "10" }, days))).toEqual([
    "10 2026-03-10",
    "70 2026-03-12",
    "20 2026-03-17",
  ]);
});
it("names no day for what nobody announced", () => {
  const days = [day("2026-03-10", "0")];
  expect(words(partsOf({ ...line, available: "0", earliest: null }, days))).toEqual(["100 never"]);
  expect(words(partsOf({ ...line, available: "-3", earliest: null }, days))).toEqual(["100 never"]);
});
it("puts small receipts together", () => {
  const days = [40, 50, 60, 70, 200].map((promise, i) => day(`2026-03-1${i}`, String(promise)));
  expect(words(partsOf(line, days))).toEqual(["40 2026-03-10", "10 2026-03-11", "50 2026-03-14"]);
});

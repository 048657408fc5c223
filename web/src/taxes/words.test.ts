import { describe, expect, it } from "vitest";
import { byValidity, percentOf, rateOf, validityOf } from "./words";

describe("rates", () => {
  it.each([
    ["0.19", "19"],
    ["0.2", "20"],
    ["0.0825", "8.25"],
    ["0.055", "5.5"],
    ["0", "0"],
    ["0.00", "0"],
    ["1", "100"],
    ["0.07500000", "7.5"],
  ])("%s are said as %s per cent", (rate, percent) => {
    expect(percentOf(rate)).toBe(percent);
    expect(Number(rateOf(percent))).toBe(Number(rate));
  });
  it("are typed in several ways", () => {
    expect(rateOf("8,25")).toBe("0.0825");
    expect(rateOf(" 19 % ")).toBe("0.19");
    expect(rateOf("nineteen")).toBe("nineteen");
  });
});

describe("validity", () => {
  const row = (valid_from: string, valid_until: string | null = null) => ({
    valid_from,
    valid_until,
  });
  it("ends with its last day", () => {
    expect(validityOf(row("2026-01-01", "2026-03-10"), "2026-03-10")).toBe("now");
    expect(validityOf(row("2026-01-01", "2026-03-09"), "2026-03-10")).toBe("over");
    expect(validityOf(row("2026-03-11"), "2026-03-10")).toBe("later");
  });
  it("sorts what holds before what will and what did", () => {
    const rows = [row("2025-01-01", "2025-12-31"), row("2027-01-01"), row("2026-01-01")];
    expect(byValidity(rows, "2026-03-10").map((each) => each.valid_from)).toEqual([
      "2026-01-01",
      "2027-01-01",
      "2025-01-01",
    ]);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import {
  day,
  figure,
  locale,
  moment,
  money,
  quantity,
  said,
  scaled,
  share,
  sum,
  unscaled,
  until,
} from "./format";

describe("figures", () => {
  beforeEach(() => {
    locale.language = "en-GB";
    locale.zone = "Asia/Hong_Kong";
  });
  it("groups digits, keeps minor units and writes a true minus", () => {
    expect(figure("1234567.80")).toBe("1,234,567.80");
    expect(figure("-1648.00")).toBe("\u22121,648.00");
    expect(money("38429.00", "HKD")).toBe("HK$38,429.00");
    expect(money("-12.50", "CHF")).toBe("\u2212CHF 12.50");
  });
  it("drops zeros of a quantity that say nothing, and no others", () => {
    expect(quantity("10.500000")).toBe("10.5");
    expect(quantity("100")).toBe("100");
    expect(quantity("100.000")).toBe("100");
    expect(quantity(null)).toBe("");
  });
  it("adds decimals without binary fractions", () => {
    expect(sum(["0.10", "0.20", "1000000000000000.01"])).toBe("1000000000000000.31");
    expect(sum(["3", "-5"])).toBe("-2");
    expect(sum([])).toBe("0");
    expect(unscaled(scaled("-0.05", 2), 2)).toBe("-0.05");
  });
  it("draws a share only where there is a whole", () => {
    expect(share("1", "0")).toBe(0);
    expect(share("5", "4")).toBe(1);
  });
});

describe("days and times", () => {
  const now = new Date("2026-03-10T03:22:00Z");
  beforeEach(() => {
    locale.language = "en-GB";
    locale.zone = "Asia/Hong_Kong";
  });
  it("writes the weekday this year and the year else", () => {
    expect(day("2026-03-11", now)).toBe("Wed 11 Mar");
    expect(day("2025-03-11", now)).toBe("11 Mar 2025");
  });
  it("writes Chinese days as Chinese does", () => {
    locale.language = "zh-HK";
    expect(day("2026-03-11", now)).toBe("3月11日 週三");
    locale.language = "zh-CN";
    expect(day("2026-03-11", now)).toBe("3月11日 周三");
  });
  it("is the person's zone that decides what today is", () => {
    expect(moment("2026-03-10T03:00:00Z", now)).toBe("11:00");
    expect(moment("2026-03-09T15:59:00Z", now)).toBe("Mon 9 Mar 23:59");
    expect(moment("2026-03-09T16:01:00Z", now)).toBe("00:01");
  });
  it("writes the days of the server's sentences as all others, and leaves numbers of records alone", () => {
    expect(said("Line 1: 9 wanted for 2026-03-11, SO-2026-000138.", now)).toBe(
      "Line 1: 9 wanted for Wed 11 Mar, SO-2026-000138.",
    );
    expect(said("It should have arrived at 2026-03-10T03:00:00.000000Z.", now)).toBe(
      "It should have arrived at 11:00.",
    );
    expect(said(null)).toBe("");
  });
  it("calls a rule that a sentence begins with by its name", () => {
    locale.named = (rule) => (rule === "bespoke_order" ? "Bespoke order" : undefined);
    expect(said("bespoke_order: Made to measure; other_rule (rejected): No.", now)).toBe(
      "Bespoke order: Made to measure; other_rule (rejected): No.",
    );
    expect(said("G8: bespoke_order (rejected): No.", now)).toBe(
      "G8: Bespoke order (rejected): No.",
    );
    locale.named = undefined;
  });
  it("says how late or how soon", () => {
    expect(until("2026-03-10T06:00:00Z", now)).toEqual({
      days: 0,
      hours: 2,
      minutes: 38,
      isLate: false,
    });
    expect(until("2026-03-10T02:50:00Z", now)).toEqual({
      days: 0,
      hours: 0,
      minutes: 32,
      isLate: true,
    });
  });
});

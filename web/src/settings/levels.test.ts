import { describe, expect, it } from "vitest";
import type { CheckLevel } from "../api/types.gen";
import { effectOf, flipped, isSame, withLevel, withTerms } from "./levels";

const today = "2026-03-10";
const level = (code: string, valid_from: string | null = null): CheckLevel => ({
  code,
  level: "stop",
  may_go_on: [],
  valid_from,
});
const said = (valid_from = "") => ({ level: "warn" as const, may_go_on: ["agent"], valid_from });

describe("a company's levels", () => {
  it("are replaced at once, and what is decided for later stays", () => {
    const all = [level("a"), level("b", "2026-02-01"), level("b", "2026-04-01")];
    expect(withLevel(all, "b", said(), today).map((each) => [each.code, each.valid_from])).toEqual([
      ["a", null],
      ["b", "2026-04-01"],
      ["b", null],
    ]);
  });
  it("for a later day stand beside what holds until then", () => {
    const all = [level("b"), level("b", "2026-04-01")];
    expect(withLevel(all, "b", said("2026-04-01"), today)).toEqual([
      level("b"),
      { code: "b", level: "warn", may_go_on: ["agent"], valid_from: "2026-04-01" },
    ]);
  });
  it("from a day that has come hold at once", () => {
    expect(withLevel([], "b", said(today), today)[0]?.valid_from).toBeNull();
  });
  it("are the same whatever the order of roles", () => {
    const one = { level: "stop" as const, may_go_on: ["a", "b"], valid_from: "" };
    expect(isSame(one, { ...one, may_go_on: ["b", "a"] })).toBe(true);
    expect(isSame(one, { ...one, level: "warn" })).toBe(false);
  });
  it("turned to stop name the sales manager first, and turned back nobody", () => {
    const stopped = flipped({ level: "warn", may_go_on: [], valid_from: "" }, "stop");
    expect(stopped.may_go_on).toEqual(["sales_manager"]);
    expect(flipped(stopped, "warn").may_go_on).toEqual([]);
    const own = { level: "warn" as const, may_go_on: ["quality_manager"], valid_from: "" };
    expect(flipped(own, "stop").may_go_on).toEqual(["quality_manager"]);
  });
  it("tell what a change comes to", () => {
    expect(effectOf({ level: "warn", may_go_on: [] }, { ...said(), level: "stop" })).toBe("stops");
    expect(effectOf({ level: "stop", may_go_on: [] }, said())).toBe("frees");
    expect(effectOf({ level: "warn", may_go_on: [] }, said())).toBe("others");
  });
});

describe("terms of a type of order", () => {
  it("are replaced by type", () => {
    const terms = (type: string, cut_off: string) => ({
      type,
      taken: true,
      lead_days: null,
      cut_off,
      approvers: [],
      valid_from: null,
    });
    const all = withTerms(
      [terms("urgent", "15:00"), terms("standard", "12:00")],
      terms("urgent", "16:00"),
      today,
    );
    expect(all.map((each) => each.cut_off)).toEqual(["12:00", "16:00"]);
  });
});

import { describe, expect, it } from "vitest";
import type { SalesOrder } from "../api/types.gen";
import { actsOf, pathOf } from "./actions";
import { cell } from "./export";
import { queryOf } from "./filters";

describe("the list", () => {
  it("asks the server for what its address says", () => {
    expect(queryOf({ view: "late" }, "per_1", "2026-03-10")).toMatchObject({
      promise_date: "..2026-03-09",
      status: "confirmed,in_fulfilment,partially_delivered",
    });
    expect(queryOf({ view: "mine", warehouse: "HKG" }, "per_1")).toMatchObject({
      owner: "per_1",
      warehouse: "HKG",
      sort: "-created_at",
    });
    expect(queryOf({ q: "cod" }, "per_1").sort).toBeUndefined();
  });
  it("writes no formula into a file", () => {
    expect(cell("=1+1")).toBe("'=1+1");
    expect(cell("-5.00")).toBe("-5.00");
    expect(cell('a "b", c')).toBe('"a ""b"", c"');
  });
});

const order = (status: string, more: Partial<SalesOrder> = {}) =>
  ({ status, lines: [], checks: [], actions: {}, ...more }) as unknown as SalesOrder;

describe("what can be done", () => {
  it("puts a shortage before everything else", () => {
    const acts = actsOf(
      order("verified", {
        checks: [{ code: "G3", result: "fail" }] as never,
        actions: {
          shortage: { allowed: true, reason: "" },
          confirmation: { allowed: false, reason: "G3" },
          "read-back": { allowed: true, reason: "" },
        },
      }),
    );
    expect(acts.find((act) => act.isNext)?.name).toBe("shortage");
    expect(acts.find((act) => act.name === "confirmation")).toMatchObject({
      allowed: false,
      reason: "G3",
    });
  });
  it("leaves out what is never the reader's", () => {
    const actions = {
      confirmation: { allowed: false, reason: "forbidden" },
      holds: { allowed: true, reason: "" },
      shipments: { allowed: false, reason: "Only what was promised is delivered." },
    };
    expect(actsOf(order("verified", { actions })).map((act) => act.name)).toEqual(["hold"]);
  });
  it("shows a cancelled order's path as it was", () => {
    expect(pathOf(order("cancelled")).map((stage) => stage.status)).toEqual(["draft", "cancelled"]);
    expect(
      pathOf(order("awaiting_customer"))
        .map((stage) => stage.status)
        .slice(0, 4),
    ).toEqual(["draft", "verified", "awaiting_customer", "confirmed"]);
  });
});

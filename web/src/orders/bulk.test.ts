import { describe, expect, it } from "vitest";
import { takes } from "./bulk";
import type { ListedOrder } from "./columns";
import { statuses } from "./filters";

const order = (to: Partial<ListedOrder>) => ({ status: "confirmed", ...to }) as ListedOrder;
const reserved = (count: string) => ({ quantities: { reserved: count } }) as Partial<ListedOrder>;

describe("several orders at once", () => {
  it("are confirmed where only that is missing", () => {
    expect(statuses.filter((status) => takes("confirm", order({ status })))).toEqual([
      "verified",
      "confirmable",
    ]);
  });
  it("are released to the warehouse while goods are reserved for them", () => {
    expect(
      statuses.filter((status) => takes("release", order({ status, ...reserved("2") }))),
    ).toEqual(["confirmed", "in_fulfilment", "partially_delivered"]);
    expect(takes("release", order(reserved("0.000000")))).toBe(false);
    expect(takes("release", order({}))).toBe(true);
  });
  it("are not released while one is held", () => {
    const step = { why: "Held for its price.", mark: "hold" };
    expect(takes("release", order({ step, ...reserved("2") }))).toBe(false);
  });
});

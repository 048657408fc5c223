import { describe, expect, it } from "vitest";
import type { Product } from "../api/types.gen";
import { blank, bodyOf, fieldsOf, packsOf } from "./product_fields";

const tape = {
  sku: "TAPE-48",
  name: "Tape",
  description: null,
  kind: "goods",
  unit: "EA",
  gtin: null,
  unit_price: "12.400000",
  standard_cost: null,
  currency: "EUR",
  tax_code: null,
  status: "active",
  lead_time_days: 3,
  quantity_min: "2.000000",
  quantity_max: null,
  quantity_multiple: null,
  packs: [
    { unit: "XCS", numerator: 36, denominator: 1 },
    { unit: "XPX", numerator: 1, denominator: 2 },
  ],
  made_to_order: false,
  substitutes: ["TAPE-50", "TAPE-75"],
} as unknown as Product;

describe("the form of a product", () => {
  it("sends of a new one what was filled in, and what it must have", () => {
    expect(bodyOf(blank)).toEqual({ sku: null, name: null, kind: "goods", unit: "EA" });
    expect(
      bodyOf({ ...blank, sku: " T-1 ", name: "T", unit: "kgm", unit_price: "1,200.50" }),
    ).toEqual({ sku: "T-1", name: "T", kind: "goods", unit: "KGM", unit_price: "1200.50" });
  });
  it("sends of one that is there only what differs", () => {
    const was = fieldsOf(tape);
    expect(bodyOf({ ...was }, was)).toEqual({});
    expect(bodyOf({ ...was, made_to_order: true, quantity_min: "" }, was)).toEqual({
      made_to_order: true,
      quantity_min: null,
    });
    expect(bodyOf({ ...was, substitutes: "TAPE-75; TAPE-50" }, was)).toEqual({
      substitutes: ["TAPE-75", "TAPE-50"],
    });
  });
  it("reads packs as they are written, whole or as a part", () => {
    expect(packsOf(fieldsOf(tape).packs)).toEqual(tape.packs);
    expect(
      packsOf([
        { unit: "xcs", holds: "12" },
        { unit: "", holds: " " },
      ]),
    ).toEqual([{ unit: "XCS", numerator: 12, denominator: 1 }]);
    expect(packsOf([{ unit: "XCS", holds: "many" }])[0]?.numerator).toBe(0);
  });
});

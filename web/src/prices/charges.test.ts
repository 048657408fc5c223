import { expect, it } from "vitest";
import { chargeName, gramsOf, kilosOf } from "./charges";

it("says weights in kilograms and keeps them in grams", () => {
  expect(gramsOf("12.5")).toBe(12500);
  expect(gramsOf("0,25")).toBe(250);
  expect(gramsOf(" 30 ")).toBe(30000);
  expect(gramsOf("")).toBeNull();
  expect(gramsOf("heavy")).toBe("heavy");
  expect(kilosOf(12500)).toBe("12.5");
  expect(kilosOf(250)).toBe("0.25");
  expect(kilosOf(30000)).toBe("30");
  expect(kilosOf(null)).toBe("");
});

it("calls a charge as the reader speaks, else in English", () => {
  const charge = { name: "Freight", name_zh_hant: "運費", name_zh_hans: null } as never;
  expect(chargeName(charge, "zh-Hant")).toBe("運費");
  expect(chargeName(charge, "zh-Hans")).toBe("Freight");
  expect(chargeName(charge, "en")).toBe("Freight");
});

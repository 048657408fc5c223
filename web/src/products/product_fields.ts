// What may be said of a product, as a form holds it: all of it is text until it is sent.
import type { Product } from "../api/types.gen";
import { gramsOf, kilosOf } from "../prices/charges";
import { quantity } from "../shared/format";

export interface PackFields {
  unit: string;
  /** How many base units: 36, or 1/2. */
  holds: string;
}
export interface ProductFields {
  sku: string;
  name: string;
  description: string;
  kind: string;
  unit: string;
  gtin: string;
  unit_price: string;
  standard_cost: string;
  currency: string;
  tax_code: string;
  status: string;
  lead_time_days: string;
  quantity_min: string;
  quantity_max: string;
  quantity_multiple: string;
  /** Of one base unit: said in kilograms. */
  weight_grams: string;
  made_to_order: boolean;
  substitutes: string;
  packs: PackFields[];
}

export const blank: ProductFields = {
  sku: "",
  name: "",
  description: "",
  kind: "goods",
  unit: "EA",
  gtin: "",
  unit_price: "",
  standard_cost: "",
  currency: "",
  tax_code: "",
  status: "active",
  lead_time_days: "",
  quantity_min: "",
  quantity_max: "",
  quantity_multiple: "",
  weight_grams: "",
  made_to_order: false,
  substitutes: "",
  packs: [],
};

const plain = (value: string | null) => quantity(value).replaceAll(",", "");

export function fieldsOf(product: Product): ProductFields {
  return {
    sku: product.sku,
    name: product.name,
    description: product.description ?? "",
    kind: product.kind,
    unit: product.unit ?? "",
    gtin: product.gtin ?? "",
    unit_price: product.unit_price ?? "",
    standard_cost: product.standard_cost ?? "",
    currency: product.currency ?? "",
    tax_code: product.tax_code ?? "",
    status: product.status,
    lead_time_days: String(product.lead_time_days),
    quantity_min: plain(product.quantity_min),
    quantity_max: plain(product.quantity_max),
    quantity_multiple: plain(product.quantity_multiple),
    weight_grams: kilosOf(product.weight_grams),
    made_to_order: product.made_to_order,
    substitutes: product.substitutes.join(", "),
    packs: product.packs.map((pack) => ({
      unit: pack.unit,
      holds:
        pack.denominator === 1 ? String(pack.numerator) : `${pack.numerator}/${pack.denominator}`,
    })),
  };
}

const figures = [
  "unit_price",
  "standard_cost",
  "quantity_min",
  "quantity_max",
  "quantity_multiple",
];
const upper = ["unit", "currency"];

/** Rows that were never begun are left out; what is no number goes as it is, for the server to say so. */
export function packsOf(packs: PackFields[]) {
  return packs
    .filter((pack) => pack.unit.trim() || pack.holds.trim())
    .map((pack) => {
      const [numerator, denominator = "1"] = pack.holds.split("/").map((part) => part.trim());
      return {
        unit: pack.unit.trim().toUpperCase(),
        numerator: Number(numerator) || 0,
        denominator: Number(denominator) || 0,
      };
    });
}

/** All that was filled in, or of one that is there only what differs. */
export function bodyOf(now: ProductFields, was: ProductFields = blank): Record<string, unknown> {
  const isNew = was === blank;
  const named = Object.keys(now) as (keyof ProductFields)[];
  const told = named.filter(
    (name) =>
      JSON.stringify(was[name]) !== JSON.stringify(now[name]) ||
      (isNew && ["sku", "name", "kind", "unit"].includes(name)),
  );
  return Object.fromEntries(
    told.map((name) => {
      const value = now[name];
      if (name === "packs") return [name, packsOf(now.packs)];
      if (typeof value !== "string") return [name, value];
      const text = value.trim();
      if (name === "substitutes") return [name, text.split(/[\s,;]+/).filter(Boolean)];
      if (name === "lead_time_days") return [name, Number(text) || 0];
      if (name === "weight_grams") return [name, gramsOf(text)];
      if (figures.includes(name)) return [name, text.replaceAll(",", "") || null];
      if (upper.includes(name)) return [name, text.toUpperCase() || null];
      return [name, text || null];
    }),
  );
}

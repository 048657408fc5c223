// What the screens of charges share. Pure.
import type { Charge } from "../api/types.gen";

export const chargeKinds = ["urgent", "freight", "minimum_order"] as const;

/** The API keeps whole grams; people say kilograms. No figure: handed on, and the server says so. */
export function gramsOf(kilos: string): number | string | null {
  const text = kilos.trim().replace(",", ".");
  if (!text) return null;
  const found = /^(\d+)(?:\.(\d{1,3}))?$/.exec(text);
  return found ? Number(found[1]! + (found[2] ?? "").padEnd(3, "0")) : text;
}

export function kilosOf(grams: number | null | undefined): string {
  if (grams === null || grams === undefined) return "";
  const digits = String(grams).padStart(4, "0");
  const rest = digits.slice(-3).replace(/0+$/, "");
  return digits.slice(0, -3) + (rest ? `.${rest}` : "");
}

/** As it is called in the reader's language. */
export function chargeName(
  charge: Pick<Charge, "name" | "name_zh_hant" | "name_zh_hans">,
  language: string,
): string {
  const own =
    language === "zh-Hant"
      ? charge.name_zh_hant
      : language === "zh-Hans"
        ? charge.name_zh_hans
        : charge.name;
  return own || charge.name || "";
}

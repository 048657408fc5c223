// What the screens of taxes share. Pure.
import { dayOf } from "../shared/format";

export const categories = [
  "standard",
  "zero",
  "exempt",
  "reverse_charge",
  "intra_community",
  "export_outside",
  "outside_scope",
] as const;
export type Category = (typeof categories)[number];

/** A rate as the API keeps it, as people say it: 0.19 is 19, 0.0825 is 8.25. */
export function percentOf(rate: string): string {
  const negative = rate.startsWith("-") ? "-" : "";
  const [whole = "0", fraction = ""] = rate.replace("-", "").split(".");
  const digits = whole + fraction.padEnd(2, "0").slice(0, 2);
  const rest = fraction.slice(2).replace(/0+$/, "");
  return negative + digits.replace(/^0+(?=\d)/, "") + (rest ? `.${rest}` : "");
}

/** And back; what is no figure is handed on as it is, and the server says so. */
export function rateOf(percent: string): string {
  const text = percent.trim().replace(",", ".").replace(/\s*%$/, "");
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return text;
  const whole = found[1]!.padStart(3, "0");
  const cut = whole.length - 2;
  const fraction = (whole.slice(cut) + (found[2] ?? "")).replace(/0+$/, "");
  return whole.slice(0, cut).replace(/^0+(?=\d)/, "") + (fraction ? `.${fraction}` : "");
}

export type Validity = "now" | "later" | "over";
export function validityOf(
  row: { valid_from: string; valid_until: string | null },
  today = dayOf(new Date()),
): Validity {
  if (row.valid_until && row.valid_until < today) return "over";
  return row.valid_from > today ? "later" : "now";
}

/** What holds now first, then what will, then what did; the newest of each first. */
export function byValidity<T extends { valid_from: string; valid_until: string | null }>(
  rows: T[],
  today = dayOf(new Date()),
): T[] {
  const order: Validity[] = ["now", "later", "over"];
  return [...rows].sort(
    (a, b) =>
      order.indexOf(validityOf(a, today)) - order.indexOf(validityOf(b, today)) ||
      (a.valid_from < b.valid_from ? 1 : a.valid_from > b.valid_from ? -1 : 0),
  );
}

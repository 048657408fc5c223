// What can be done with a shipment, in the order of its life, and what each sends.
import type { Shipment } from "../api/types.gen";

export interface Verb {
  name: string;
  key?: string;
  allowed: boolean;
  reason: string;
  isNext: boolean;
}
const life = [
  "picking",
  "packing",
  "despatch",
  "departure",
  "out-for-delivery",
  "delivery",
  "pod-verification",
  "delay",
  "failed-attempt",
  "reschedule",
  "return",
  "loss",
  "cancellation",
];
const keys: Record<string, string> = {
  picking: "p",
  packing: "k",
  despatch: "s",
  delivery: "v",
  "pod-verification": "v",
  delay: "d",
};
const usual = ["picking", "packing", "despatch", "reschedule", "delivery", "pod-verification"];

export function verbsOf(shipment: Shipment): Verb[] {
  const told = (shipment.actions ?? {}) as Record<string, { allowed: boolean; reason: string }>;
  const found = life
    .filter((name) => told[name] && told[name].reason !== "forbidden")
    .map((name) => ({ name, key: keys[name], ...told[name]! }));
  const next = usual.find((name) => told[name]?.allowed);
  return found.map((verb) => ({ ...verb, isNext: verb.name === next }));
}

export interface VerbForm {
  reason: string;
  day: string;
  carrier: string;
  tracking: string;
  finding: string;
}

/** Noon of that day where the goods arrive is near enough for an expected time of arrival. */
export function bodyOf(name: string, shipment: Shipment, form: VerbForm): Record<string, unknown> {
  const revision = shipment.revision;
  const eta = form.day ? `${form.day}T12:00:00Z` : null;
  switch (name) {
    case "despatch":
      return { revision, carrier: form.carrier || null, tracking: form.tracking || null, eta };
    case "delay":
      return { revision, eta, cause: form.reason };
    case "reschedule":
      return { revision, eta };
    case "failed-attempt":
    case "loss":
    case "cancellation":
      return { revision, reason: form.reason };
    case "pod-verification":
      return { revision, finding: form.finding, remark: form.reason || null };
    default:
      return { revision };
  }
}

// A proof of delivery as it is typed and as it is sent: pure.
import type { ShipmentLine } from "../api/types.gen";
import { isPositive, scaled, unscaled } from "../shared/format";

export type Why = "damaged" | "refused" | "missing";

export interface KeptFile {
  file: File;
  /** It is the same file however often it is sent. */
  key: string;
  /** Its attachment, once it is there. */
  sent?: string;
}

export interface ProofForm {
  receiver: string;
  at: string;
  accepted: Record<string, string>;
  why: Record<string, Why>;
  remark: string;
  photos: KeptFile[];
  signature?: KeptFile;
}

export function emptyProof(): ProofForm {
  return {
    receiver: "",
    at: new Date().toISOString(),
    accepted: {},
    why: {},
    remark: "",
    photos: [],
  };
}

export const keyOf = (line: ShipmentLine) => `${line.sales_order} ${line.line}`;

export const acceptedOf = (form: ProofForm, line: ShipmentLine) =>
  form.accepted[keyOf(line)] ?? line.despatched;

export const isCount = (text: string) => /^\d+(\.\d{1,6})?$/.test(text);

/** "0" as long as no figure is typed. */
export function missingOf(form: ProofForm, line: ShipmentLine): string {
  const accepted = acceptedOf(form, line);
  if (!isCount(accepted)) return "0";
  const missing = scaled(line.despatched, 6) - scaled(accepted, 6);
  return unscaled(missing, 6).replace(/\.?0+$/, "");
}

/** What of each line was accepted, and what became of the rest. */
export function linesOf(form: ProofForm, lines: ShipmentLine[]) {
  return lines.map((line) => {
    const missing = missingOf(form, line);
    const why = form.why[keyOf(line)] ?? "missing";
    return {
      sales_order: line.sales_order,
      line: line.line,
      quantity: acceptedOf(form, line),
      ...(why !== "missing" && isPositive(missing) ? { [why]: missing } : {}),
    };
  });
}

export function filesOf(form: ProofForm): KeptFile[] {
  return form.signature ? [...form.photos, form.signature] : form.photos;
}

// Edited orders: what differs from what was read, what is sent for it, and how two people's changes become one.
import type { SalesOrder } from "../api/types.gen";
import { percentOf, rateOf } from "../taxes/words";

export interface EditedLine {
  line: number;
  sku: string;
  name: string;
  quantity: string;
  unit: string;
  unit_price: string;
  /** What is taken off the line by hand, in per cent. */
  discount: string;
  requested_date: string;
  isGone: boolean;
}
export interface EditedOrder {
  customer_po_number: string;
  requested_date: string;
  notes: string;
  lines: EditedLine[];
}
export interface Change {
  /** `customer_po_number`, `requested_date`, `notes` or `line 3 quantity`. */
  place: string;
  line?: number;
  field: string;
  from: string;
  to: string;
}

const heads = ["customer_po_number", "requested_date", "notes"] as const;
const cells = ["quantity", "unit_price", "discount", "requested_date"] as const;

export function draftOf(order: SalesOrder): EditedOrder {
  return {
    customer_po_number: order.customer_po_number ?? "",
    requested_date: order.requested_date ?? "",
    notes: order.notes ?? "",
    lines: order.lines.map((line) => ({
      line: line.line,
      sku: line.sku,
      name: line.name ?? "",
      quantity: line.quantity,
      unit: line.unit ?? "",
      unit_price: line.unit_price ?? "",
      discount: line.discount_rate ? percentOf(line.discount_rate) : "",
      requested_date: line.requested_date ?? "",
      isGone: false,
    })),
  };
}

export function changesOf(order: SalesOrder, draft: EditedOrder): Change[] {
  const before = draftOf(order);
  const found: Change[] = [];
  for (const field of heads)
    if (before[field] !== draft[field])
      found.push({ place: field, field, from: before[field], to: draft[field] });
  for (const line of draft.lines) {
    const was = before.lines.find((each) => each.line === line.line && line.line > 0);
    if (!was) {
      if (!line.isGone && line.sku)
        found.push({
          place: `new ${line.sku}`,
          field: "new",
          from: "",
          to: `${line.quantity} ${line.sku}`,
        });
      continue;
    }
    if (line.isGone)
      found.push({
        place: `line ${line.line} gone`,
        line: line.line,
        field: "gone",
        from: `${was.quantity} ${was.sku}`,
        to: "",
      });
    else
      for (const field of cells)
        if (was[field] !== line[field])
          found.push({
            place: `line ${line.line} ${field}`,
            line: line.line,
            field,
            from: was[field],
            to: line[field],
          });
  }
  return found;
}

const text = (value: string) => (value === "" ? null : value);

/** A merge patch: only what differs. An amendment names changed lines alone, a change the whole list. */
export function patchOf(
  order: SalesOrder,
  draft: EditedOrder,
  isAmendment: boolean,
): Record<string, unknown> {
  const changes = changesOf(order, draft);
  const patch: Record<string, unknown> = {};
  for (const field of heads)
    if (changes.some((change) => change.place === field)) patch[field] = text(draft[field]);
  const touched = (line: EditedLine) =>
    line.line === 0 || changes.some((change) => change.line === line.line);
  if (!draft.lines.some(touched)) return patch;
  const lines = draft.lines.filter(
    (line) =>
      (isAmendment ? touched(line) : !line.isGone) && (line.line > 0 || (line.sku && !line.isGone)),
  );
  patch.lines = lines.map((line) => {
    const was = order.lines.find((each) => each.line === line.line);
    const isPriced =
      line.unit_price !== "" && (line.unit_price !== (was?.unit_price ?? "") || was?.price_given);
    return {
      ...(line.line > 0 ? { line: line.line } : {}),
      sku: line.sku,
      quantity: line.isGone ? "0" : line.quantity,
      ...(line.unit ? { unit: line.unit } : {}),
      ...(isPriced ? { unit_price: line.unit_price } : {}),
      ...(line.discount !== (was?.discount_rate ? percentOf(was.discount_rate) : "")
        ? { discount_rate: line.discount ? rateOf(line.discount) : null }
        : {}),
      ...(line.requested_date ? { requested_date: line.requested_date } : {}),
    };
  });
  return patch;
}

export interface MergeQuestion {
  place: string;
  was: string;
  mine: string;
  theirs: string;
}

/** What both changed, differently, has to be asked; what one changed merges by itself. */
export function mergeOf(
  base: SalesOrder,
  mine: EditedOrder,
  theirs: SalesOrder,
): { asked: MergeQuestion[]; merged: Change[]; mineAlone: Change[] } {
  const ours = changesOf(base, mine);
  const others = changesOf(base, { ...draftOf(theirs) });
  const asked = ours.flatMap((change) => {
    const other = others.find((each) => each.place === change.place);
    return other && other.to !== change.to
      ? [{ place: change.place, was: change.from, mine: change.to, theirs: other.to }]
      : [];
  });
  const isAsked = (change: Change) => asked.some((question) => question.place === change.place);
  return {
    asked,
    merged: others.filter((change) => !isAsked(change)),
    mineAlone: ours.filter((change) => !isAsked(change)),
  };
}

/** Their order with our changes on top, but for what `theirsFor` leaves to them. */
export function mergedDraft(
  base: SalesOrder,
  mine: EditedOrder,
  theirs: SalesOrder,
  theirsFor: Set<string>,
): EditedOrder {
  const draft = draftOf(theirs);
  for (const change of changesOf(base, mine)) {
    if (theirsFor.has(change.place)) continue;
    if (change.line === undefined && change.field !== "new")
      (draft as unknown as Record<string, string>)[change.field] = change.to;
    const line = draft.lines.find((each) => each.line === change.line && change.line !== undefined);
    if (line && change.field === "gone") line.isGone = true;
    else if (line) (line as unknown as Record<string, string>)[change.field] = change.to;
  }
  return {
    ...draft,
    lines: [
      ...draft.lines,
      ...mine.lines.filter((line) => line.line === 0 && line.sku && !line.isGone),
    ],
  };
}

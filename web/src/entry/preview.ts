// What the server says about an order that is being typed: prices, stock, dates, what is unusual; one question for a
// batch of changes, and an answer for each line by its own words.
import { useEffect, useMemo, useRef, useState } from "react";
import { send } from "../api/client";
import { Refused } from "../api/problem";
import type {
  Finding,
  Reason,
  SalesOrder,
  SalesOrderLine,
  SalesOrderPreview,
} from "../api/types.gen";
import { bodyOf, type EntryLine, sendable, signature } from "./lines";

export interface Heading {
  customer: string;
  customer_po_number: string;
  requested_date: string;
  warehouse: string;
  order_type: "standard" | "bespoke" | "urgent";
  address: number;
  notes: string;
}

export interface LineAnswer {
  words: string;
  line?: SalesOrderLine;
  available?: string;
  wanted?: string;
  earliest?: string | null;
  /** The day it is asked for, and where it would come from. */
  asked?: string;
  warehouse?: string | null;
  isShort: boolean;
  reasons: Reason[];
  findings: Finding[];
}
export interface Answer {
  order?: SalesOrder;
  lines: Map<number, LineAnswer>;
  reasons: Reason[];
  error?: unknown;
}

/** A warning that stays as it is, with the reason why: by what it says and where. */
export type Kept = Record<string, string>;
export const keyOf = (finding: Finding) =>
  `${finding.code} ${finding.pointer ?? ""} ${finding.value ?? ""}`;

export function acknowledgementsOf(order: SalesOrder | undefined, kept: Kept) {
  return (order?.findings ?? [])
    .flatMap((check) => check.findings)
    .filter((finding) => kept[keyOf(finding)])
    .map((finding) => ({
      code: finding.code ?? "",
      pointer: finding.pointer,
      value: finding.value,
      reason_code: kept[keyOf(finding)]!,
    }));
}

const wait_ms = 220;

export function requestOf(
  heading: Heading,
  lines: { line: EntryLine }[],
  addresses: unknown[] = [],
) {
  return {
    customer: heading.customer,
    channel: "phone" as const,
    order_type: heading.order_type,
    customer_po_number: heading.customer_po_number || null,
    requested_date: heading.requested_date || null,
    warehouse: heading.warehouse || null,
    notes: heading.notes || null,
    ...(heading.address > 0 && addresses[heading.address]
      ? { delivery_address: addresses[heading.address] }
      : {}),
    lines: lines.map(({ line }) => bodyOf(line)),
  };
}

const placeOf = (pointer: string | null | undefined) => {
  const found = /^\/lines\/(\d+)/.exec(pointer ?? "");
  return found ? Number(found[1]) : undefined;
};

/** What says the same stays the same, so that its row need not be drawn again. */
function same<T>(before: T | undefined, now: T): T {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** Spreads one answer over the lines as they were asked. */
export function spread(
  told: SalesOrderPreview,
  asked: { line: EntryLine; at: number }[],
  before: Map<number, LineAnswer> = new Map(),
): Map<number, LineAnswer> {
  const answers = new Map<number, LineAnswer>();
  const gate = told.order?.checks?.find((check) => check.code === "G3");
  const evidence =
    (
      gate?.evidence as {
        lines?: {
          line: number;
          wanted: string;
          available_to_promise: string;
          date: string;
          earliest_date: string | null;
        }[];
      } | null
    )?.lines ?? [];
  const reasons = told.reasons as Reason[];
  const findings = (told.order?.findings ?? []).flatMap((check) => check.findings);
  asked.forEach(({ line }, i) => {
    const at = told.order?.lines.findIndex((each) => each.line === i + 1) ?? -1;
    const priced = at >= 0 ? told.order?.lines[at] : undefined;
    const stock = priced && evidence.find((each) => each.line === priced.line);
    const each: LineAnswer = {
      words: signature(line),
      line: priced,
      available: stock?.available_to_promise,
      wanted: stock?.wanted,
      earliest: stock?.earliest_date,
      asked: stock?.date,
      warehouse: told.order?.warehouse,
      isShort: !!stock && Number(stock.available_to_promise) < Number(stock.wanted),
      reasons: reasons.filter((reason) => placeOf(reason.pointer) === i),
      findings:
        at < 0
          ? []
          : findings.filter(
              (finding) =>
                placeOf(finding.pointer) === at && ["warn", "fail"].includes(finding.level),
            ),
    };
    answers.set(line.key, same(before.get(line.key), each));
  });
  return answers;
}

export function usePreview(heading: Heading, lines: EntryLine[]): Answer & { isAsking: boolean } {
  const [answer, setAnswer] = useState<Answer>({ lines: new Map(), reasons: [] });
  const [isAsking, setAsking] = useState(false);
  const asked = useMemo(() => sendable(lines), [lines]);
  const words = useMemo(
    () => `${JSON.stringify(heading)}${asked.map(({ line }) => signature(line)).join()}`,
    [heading, asked],
  );
  const latest = useRef(words);
  latest.current = words;
  useEffect(() => {
    if (!heading.customer || asked.length === 0) return;
    const timer = setTimeout(async () => {
      setAsking(true);
      try {
        const told = await send<"preview_sales_order">(
          "POST",
          "/sales-orders/preview",
          requestOf(heading, asked) as never,
          { key: undefined },
        );
        setAnswer((before) =>
          latest.current !== words && before.lines.size > 0
            ? before
            : {
                order: told.order ?? undefined,
                lines: spread(told, asked, before.lines),
                reasons: (told.reasons as Reason[]).filter(
                  (reason) => placeOf(reason.pointer) === undefined,
                ),
              },
        );
      } catch (error) {
        if (latest.current === words)
          setAnswer((before) => ({
            ...before,
            reasons: error instanceof Refused ? error.reasons : [],
            error,
          }));
      } finally {
        setAsking(false);
      }
    }, wait_ms);
    return () => clearTimeout(timer);
  }, [words]);
  return useMemo(() => ({ ...answer, isAsking }), [answer, isAsking]);
}

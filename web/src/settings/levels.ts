// What a company decided about its checks, and what a change of it comes to. Pure.
import type { CheckInForce, CheckLevel, OrderTypeTerms } from "../api/types.gen";

export type Level = "warn" | "stop";
export interface Decided {
  level: Level;
  may_go_on: string[];
  /** Empty: at once. */
  valid_from: string;
}

export const goers = [
  "agent",
  "order_desk",
  "sales_manager",
  "finance",
  "quality_manager",
  "service_manager",
];

export const decidedOf = (row: CheckInForce): Decided => ({
  level: row.level,
  may_go_on: row.may_go_on,
  valid_from: "",
});

export function isSame(a: Decided, b: Decided): boolean {
  return (
    a.level === b.level &&
    a.valid_from === b.valid_from &&
    [...a.may_go_on].sort().join() === [...b.may_go_on].sort().join()
  );
}

/**
 * The company's list with this said: at once, it stands in place of what holds today and leaves what is decided for
 * later; for a later day, beside what holds until then.
 */
function withRow<T extends { valid_from: string | null }>(
  all: T[],
  isAbout: (row: T) => boolean,
  row: T,
  today: string,
): T[] {
  const from = row.valid_from ?? "";
  const isReplaced = (each: T) =>
    isAbout(each) &&
    (from > today ? (each.valid_from ?? "") === from : (each.valid_from ?? "") <= today);
  return [...all.filter((each) => !isReplaced(each)), row];
}

export function withLevel(
  all: CheckLevel[],
  code: string,
  to: Decided,
  today: string,
): CheckLevel[] {
  const row: CheckLevel = {
    code,
    level: to.level,
    may_go_on: to.may_go_on,
    valid_from: to.valid_from > today ? to.valid_from : null,
  };
  return withRow(all, (each) => each.code === code, row, today);
}

export function withTerms(
  all: OrderTypeTerms[],
  row: OrderTypeTerms,
  today: string,
): OrderTypeTerms[] {
  const from = row.valid_from ?? "";
  const kept: OrderTypeTerms = { ...row, valid_from: from > today ? from : null };
  return withRow(all, (each) => each.type === row.type, kept, today);
}

/** Another level at one stroke: who stops an order names who lets it go on, at first the sales manager. */
export function flipped(before: Decided, level: Level): Decided {
  const usual = ["sales_manager"];
  const isUsual = before.may_go_on.join() === usual.join();
  if (level === "stop")
    return { ...before, level, may_go_on: before.may_go_on.length ? before.may_go_on : usual };
  return { ...before, level, may_go_on: isUsual ? [] : before.may_go_on };
}

/** Whether more orders wait, fewer do, or only other people decide. */
export function effectOf(
  before: Pick<Decided, "level" | "may_go_on">,
  after: Decided,
): "stops" | "frees" | "others" {
  if (before.level !== after.level) return after.level === "stop" ? "stops" : "frees";
  return "others";
}

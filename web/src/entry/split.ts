// A line that is only partly there: how much at once, and when the rest comes. Pure.
import type { ProjectedDay } from "../api/types.gen";
import { scaled, unscaled } from "../shared/format";

export interface Part {
  quantity: string;
  /** Null: nothing is announced for it. */
  day: string | null;
}

const places = 6;
const most = 3; // more would not be read in a row

interface Short {
  wanted: string;
  /** What the line may have for its day, after the lines before it. */
  available: string;
  asked: string;
  /** When all of it could be there, by receipts or by lead time. */
  earliest: string | null | undefined;
}

export function partsOf(line: Short, days: ProjectedDay[]): Part[] {
  const wanted = scaled(line.wanted, places);
  let have = scaled(line.available, places);
  if (have < 0n) have = 0n;
  const parts: { much: bigint; day: string | null }[] = [];
  if (have > 0n) parts.push({ much: have, day: line.asked });
  const first = have;
  const before = days.filter((each) => (each.day ?? "") <= line.asked).at(-1);
  const base = before ? scaled(before.available_to_promise, places) : 0n;
  for (const each of days) {
    if (!each.day || each.day <= line.asked || have >= wanted) continue;
    const reached = first + scaled(each.available_to_promise, places) - base;
    const there = reached < wanted ? reached : wanted;
    if (there <= have) continue;
    parts.push({ much: there - have, day: each.day });
    have = there;
  }
  if (have < wanted) {
    const last = parts.at(-1)?.day ?? line.asked;
    const isLater = !!line.earliest && line.earliest > last;
    parts.push({ much: wanted - have, day: isLater ? line.earliest! : null });
  }
  const rest = parts.slice(most - 1);
  const shown =
    rest.length > 1
      ? [
          ...parts.slice(0, most - 1),
          { much: rest.reduce((sum, { much }) => sum + much, 0n), day: rest.at(-1)!.day },
        ]
      : parts;
  return shown.map(({ much, day }) => ({ quantity: unscaled(much, places), day }));
}

// The days that a chart of stock shows.
import type { ProjectedDay } from "../api/types.gen";

const least = 14;
const most = 120;

function later(day: string, days: number): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

/** The server tells days on which something moves; those between are as the one before. */
export function everyDay(told: ProjectedDay[]): ProjectedDay[] {
  const first = told[0]?.day;
  if (!first) return told;
  const last = [told.at(-1)!.day!, later(first, least - 1)].sort().at(-1)!;
  const days: ProjectedDay[] = [];
  let before = told[0]!;
  for (let on = first; on <= last && days.length < most; on = later(on, 1)) {
    const known = told.find((each) => each.day === on);
    before = known ?? before;
    days.push(known ?? { ...before, day: on, incoming: "0", outgoing: "0" });
  }
  return days;
}

/** From which day on how many days long the same can be promised. */
export function runs(days: ProjectedDay[]): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  for (const [at, each] of days.entries()) {
    const last = found.at(-1);
    if (last && days[last.at]!.available_to_promise === each.available_to_promise) ++last.length;
    else found.push({ at, length: 1 });
  }
  return found;
}

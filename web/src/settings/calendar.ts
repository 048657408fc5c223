// Opening hours and holidays as a person types and reads them. Pure.
import type { Holiday, WorkingHours } from "../api/types.gen";
import { weekday } from "../shared/format";
import { typedDate } from "../shared/typed_date";

export const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Where no hours are given: what the server counts with. */
export const officeHours: WorkingHours[] = weekdays
  .slice(0, 5)
  .map((each) => ({ weekday: each, opens: "09:00", closes: "17:30" }));

const inForce = (hours: WorkingHours[]) => (hours.length ? hours : officeHours);

/** One text for each weekday, Monday first; an empty one is closed. */
export function typedWeek(hours: WorkingHours[]): string[] {
  return weekdays.map((each) => {
    const open = inForce(hours).find((one) => one.weekday === each);
    return open ? `${open.opens}–${open.closes}` : "";
  });
}

function clock(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim());
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

export type DayRead = WorkingHours | "closed" | "not_hours" | "not_after";

/** `8-17`, `8:30–17`, `0830 1700`; nothing: closed. */
export function readDay(typed: string, day: number): DayRead {
  if (typed.trim() === "") return "closed";
  const parts = typed.trim().split(/\s*[-–—~至到]\s*|\s+/);
  const [opens, closes] = parts.map(clock);
  if (parts.length !== 2 || !opens || !closes) return "not_hours";
  return closes > opens ? { weekday: day, opens, closes } : "not_after";
}

const isOpen = (read: DayRead): read is WorkingHours => typeof read === "object";

export function openDays(typed: string[]): WorkingHours[] {
  return typed.map((each, i) => readDay(each, i + 1)).filter(isOpen);
}

/** What is kept: nothing, where the usual hours were in force and were left alone. */
export function keptHours(typed: string[], before: WorkingHours[]): WorkingHours[] {
  const isLeft = typedWeek(before).join() === typed.join();
  return isLeft ? before : openDays(typed);
}

/** `Mon–Fri 09:00–17:30, Sat 09:00–12:00`. */
export function weekWords(hours: WorkingHours[]): string {
  const runs: { first: number; last: number; times: string }[] = [];
  for (const { weekday: at, opens, closes } of [...inForce(hours)].sort(
    (a, b) => a.weekday - b.weekday,
  )) {
    const times = `${opens}–${closes}`;
    const run = runs.at(-1);
    if (run && run.last === at - 1 && run.times === times) run.last = at;
    else runs.push({ first: at, last: at, times });
  }
  return runs
    .map(({ first, last, times }) =>
      [first === last ? weekday(first) : `${weekday(first)}–${weekday(last)}`, times].join(" "),
    )
    .join(", ");
}

/** One a line, as they are typed and pasted. */
export function typedHolidays(holidays: Holiday[]): string {
  return holidays.map(({ day, name }) => `${day} ${name ?? ""}`.trimEnd()).join("\n");
}

/** A line begins with its day, in as many words as that takes; the rest is its name. */
export function readHolidays(
  typed: string,
  today: string,
): { holidays: Holiday[]; wrong: string[] } {
  const found = new Map<string, Holiday>();
  const wrong: string[] = [];
  for (const line of typed.split("\n").map((each) => each.trim())) {
    if (!line) continue;
    const words = line.split(/\s+/);
    const dayIn = (count: number) => {
      const text = words
        .slice(0, count)
        .join(" ")
        .replace(/[,;:]$/, "");
      // A name of a weekday is no day of a year.
      return count <= words.length && /\d/.test(text) ? typedDate(text, today) : undefined;
    };
    const length = [3, 2, 1].find(dayIn);
    const on = length && dayIn(length);
    if (on) found.set(on, { day: on, name: words.slice(length).join(" ") || null });
    else wrong.push(line);
  }
  return { holidays: [...found.values()].sort((a, b) => a.day.localeCompare(b.day)), wrong };
}

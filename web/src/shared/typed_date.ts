// A day as a person types it: 11/3, 11 Mar, wed, +2, 2026-03-11.
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function valid(year: number, month: number, dayOfMonth: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
    ? text(date)
    : undefined;
}

/** `YYYY-MM-DD`, or nothing when it is no day. A day without a year is the next one to come. */
export function typedDate(typed: string, today: string): string | undefined {
  const words = typed.trim().toLowerCase();
  const now = new Date(`${today}T00:00:00Z`);
  const later = (days: number) => text(new Date(now.getTime() + days * 86_400_000));
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(words)) {
    const [year = 0, month = 0, dayOfMonth = 0] = words.split("-").map(Number);
    return valid(year, month, dayOfMonth);
  }
  if (/^\+\d{1,3}$/.test(words)) return later(Number(words.slice(1)));
  if (words === "today" || words === "今天" || words === "0") return today;
  if (words === "tomorrow" || words === "明天") return later(1);
  const weekday = weekdays.indexOf(words.slice(0, 3));
  if (weekday >= 0 && /^[a-z]+$/.test(words))
    return later(((weekday - now.getUTCDay() + 6) % 7) + 1);
  const numbers = /^(\d{1,2})[/. ](\d{1,2})(?:[/. ](\d{2,4}))?$/.exec(words);
  const named = /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?$/.exec(words);
  const han = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?/.exec(words);
  let year: number | undefined,
    month = 0,
    dayOfMonth = 0;
  if (numbers)
    [dayOfMonth, month, year] = [
      Number(numbers[1]),
      Number(numbers[2]),
      numbers[3] ? Number(numbers[3]) : undefined,
    ];
  else if (named)
    [dayOfMonth, month, year] = [
      Number(named[1]),
      months.indexOf(named[2]!.slice(0, 3)) + 1,
      named[3] ? Number(named[3]) : undefined,
    ];
  else if (han)
    [year, month, dayOfMonth] = [
      han[1] ? Number(han[1]) : undefined,
      Number(han[2]),
      Number(han[3]),
    ];
  else return undefined;
  if (year !== undefined) return valid(year < 100 ? 2000 + year : year, month, dayOfMonth);
  const soon = valid(now.getUTCFullYear(), month, dayOfMonth);
  return soon && soon < today ? valid(now.getUTCFullYear() + 1, month, dayOfMonth) : soon;
}

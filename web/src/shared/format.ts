// Figures, money, days and times as the person's language writes them. Decimals stay texts: nothing here is a float
// that anybody counts with.
export interface Locale {
  language: string;
  zone: string;
  /** The server's sentences in this language; none where it speaks it itself. */
  translated?: (sentence: string) => string;
  /** What a rule that a sentence begins with is called. */
  named?: (rule: string) => string | undefined;
}
/** Where nobody has chosen one. */
export const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const locale: Locale = { language: "en-GB", zone: zoneHere };
/** What stands between the names of a list. */
export const between = () => (locale.language.startsWith("zh") ? "、" : ", ");

const cached = new Map<string, Intl.DateTimeFormat>();
function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale.language + JSON.stringify(options);
  let found = cached.get(key);
  if (!found) cached.set(key, (found = new Intl.DateTimeFormat(locale.language, options)));
  return found;
}

/** Groups the digits of a decimal text and gives it a true minus; trailing zeros stay. */
export function figure(value: string | null | undefined): string {
  if (!value) return "";
  const [whole = "", fraction] = value.replace(/^-/, "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return (
    (value.startsWith("-") ? "\u2212" : "") +
    grouped +
    (fraction === undefined ? "" : `.${fraction}`)
  );
}

/** A quantity: no zeros after the last digit that says something. */
export function quantity(value: string | null | undefined): string {
  if (!value) return "";
  return figure(value.includes(".") ? value.replace(/\.?0+$/, "") : value);
}

const symbols: Record<string, string> = {
  HKD: "HK$",
  GBP: "£",
  EUR: "€",
  USD: "US$",
  CNY: "CN¥",
  JPY: "JP¥",
};

export function money(
  value: string | null | undefined,
  currency: string | null | undefined,
): string {
  if (!value) return "";
  const symbol = symbols[currency ?? ""] ?? (currency ? `${currency} ` : "");
  const text = figure(value);
  return text.startsWith("\u2212") ? `\u2212${symbol}${text.slice(1)}` : symbol + text;
}

const isChinese = () => locale.language.startsWith("zh");

/** A day as `YYYY-MM-DD`: with its weekday this year, with its year else. */
export function day(value: string | null | undefined, now = new Date()): string {
  if (!value) return "";
  const date = new Date(`${value.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  if (date.getUTCFullYear() !== now.getFullYear())
    return dates({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(date);
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  const weekday = dates({ weekday: "short", timeZone: "UTC" }).format(date);
  const written = dates(options).format(date);
  return isChinese()
    ? `${written} ${weekday.replace("周", "週")}`.replace(
        "週",
        locale.language === "zh-CN" ? "周" : "週",
      )
    : `${weekday} ${written}`;
}

/** Monday 1 to Sunday 7, in short. */
export function weekday(at: number): string {
  const anyMonday = Date.UTC(2024, 0, 1);
  return dates({ weekday: "short", timeZone: "UTC" }).format(anyMonday + (at - 1) * 86_400_000);
}

/** The day in the person's zone of an instant. */
export function dayOf(instant: string | Date): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: locale.zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return parts.format(new Date(instant));
}

export function time(instant: string | null | undefined): string {
  if (!instant) return "";
  return dates({
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: locale.zone,
  }).format(new Date(instant));
}

/** The time alone today, the day and the time else. */
export function moment(instant: string | null | undefined, now = new Date()): string {
  if (!instant) return "";
  const on = dayOf(instant);
  return on === dayOf(now) ? time(instant) : `${day(on, now)} ${time(instant)}`;
}

/** The server's sentences name days and times as programs do; here they read as everywhere else. */
export function said(sentence: string | null | undefined, now = new Date()): string {
  const words = sentence ?? "";
  return (locale.translated?.(words) ?? words)
    .replaceAll(/(?<!\w)[a-z]+(?:_[a-z]+)*(?=(?: \(rejected\))?: )/g, (rule) => {
      return locale.named?.(rule) ?? rule;
    })
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (instant) => moment(instant, now))
    .replaceAll(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (on) => day(on, now));
}

export type Span = { days: number; hours: number; minutes: number; isLate: boolean };

/** How far off an instant is. */
export function until(instant: string, now = new Date()): Span {
  const off = new Date(instant).getTime() - now.getTime();
  const minutes = Math.floor(Math.abs(off) / 60_000);
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
    isLate: off < 0,
  };
}

/** Sums decimal texts exactly. */
export function sum(values: (string | null | undefined)[]): string {
  const places = Math.max(0, ...values.map((value) => value?.split(".")[1]?.length ?? 0));
  const total = values.reduce((all, value) => all + scaled(value ?? "0", places), 0n);
  return unscaled(total, places);
}

export function scaled(value: string, places: number): bigint {
  const [whole = "0", fraction = ""] = value.replace(/^[-\u2212]/, "").split(".");
  const digits = BigInt((whole || "0") + fraction.padEnd(places, "0").slice(0, places));
  return /^[-\u2212]/.test(value) ? -digits : digits;
}

export function unscaled(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0n ? `-${text}` : text;
}

export function isPositive(value: string | null | undefined): boolean {
  return !!value && !value.startsWith("-") && /[1-9]/.test(value);
}

/** A share of a whole for drawing only. */
export function share(part: string, whole: string): number {
  const of = Number(whole);
  return of > 0 ? Math.max(0, Math.min(1, Number(part) / of)) : 0;
}

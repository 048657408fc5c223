import { describe, expect, it } from "vitest";
import {
  keptHours,
  officeHours,
  readDay,
  readHolidays,
  typedHolidays,
  typedWeek,
  weekWords,
} from "./calendar";

describe("hours of a day", () => {
  it.each([
    ["8-17", "08:00", "17:00"],
    ["08:30–17:30", "08:30", "17:30"],
    ["0830 1700", "08:30", "17:00"],
    [" 9.15 - 24 ", "09:15", "24:00"],
    ["8至12", "08:00", "12:00"],
  ])("are read from %s", (typed, opens, closes) => {
    expect(readDay(typed, 2)).toEqual({ weekday: 2, opens, closes });
  });
  it("are none where nothing stands", () => {
    expect(readDay("  ", 7)).toBe("closed");
  });
  it.each(["8", "8-", "noon-17", "8-25", "8:61-9", "8-12-17"])("are not %s", (typed) => {
    expect(readDay(typed, 1)).toBe("not_hours");
  });
  it.each(["17-8", "8-8"])("end after they begin: %s", (typed) => {
    expect(readDay(typed, 1)).toBe("not_after");
  });
});

describe("a week", () => {
  const saturday = { weekday: 6, opens: "09:00", closes: "12:00" };
  it("reads days alike as one", () => {
    expect(weekWords([])).toBe("Mon–Fri 09:00–17:30");
    expect(weekWords([saturday, ...officeHours])).toBe("Mon–Fri 09:00–17:30, Sat 09:00–12:00");
    expect(weekWords([officeHours[0]!, officeHours[2]!])).toBe("Mon 09:00–17:30, Wed 09:00–17:30");
  });
  it("stays the usual one until somebody says otherwise", () => {
    expect(keptHours(typedWeek([]), [])).toEqual([]);
    const typed = typedWeek([]);
    typed[5] = "9-12";
    expect(keptHours(typed, [])).toEqual([...officeHours, saturday]);
  });
});

describe("holidays", () => {
  it("are read one a line, however the day is written, once each and by day", () => {
    expect(
      readHolidays(
        "2027-01-01 New Year\n25 Dec Christmas Day\n26/12/2026, Boxing Day\n\n2026-12-25 Christmas",
        "2026-11-23",
      ),
    ).toEqual({
      holidays: [
        { day: "2026-12-25", name: "Christmas" },
        { day: "2026-12-26", name: "Boxing Day" },
        { day: "2027-01-01", name: "New Year" },
      ],
      wrong: [],
    });
  });
  it("come back as they are kept, a tab or a space between day and name", () => {
    const kept = [
      { day: "2027-01-01", name: "New Year" },
      { day: "2027-02-06", name: null },
    ];
    expect(readHolidays(typedHolidays(kept), "2026-11-23").holidays).toEqual(kept);
    expect(readHolidays("2027-01-01\tNew Year", "2026-11-23").holidays).toEqual([kept[0]]);
  });
  it("name the lines that begin with no day", () => {
    expect(readHolidays("Christmas\n2026-02-30 Never", "2026-11-23").wrong).toEqual([
      "Christmas",
      "2026-02-30 Never",
    ]);
  });
});

// What can be promised by day: a thick step line, projected stock dashed, receipts hatched, promised goods grey.
import { useTranslation } from "react-i18next";
import type { ProjectedDay } from "../api/types.gen";
import { day, quantity } from "../shared/format";

const height = 220,
  left = 44,
  foot = 190;

/** Round steps for an axis that begins at nought. */
export function axis(most: number): number[] {
  const rough = Math.max(1, most) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

const least = 14;

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
  for (let on = first; on <= last && days.length < 120; on = later(on, 1)) {
    const known = told.find((each) => each.day === on);
    before = known ?? before;
    days.push(known ?? { ...before, day: on, incoming: "0", outgoing: "0" });
  }
  return days;
}

export function AtpChart({
  days,
  at,
  onAt,
}: {
  days: ProjectedDay[];
  at: number;
  onAt: (at: number) => void;
}) {
  const { t } = useTranslation();
  const shown = days;
  // Drawn as large as it is shown, so that its words stay readable on a phone.
  const isPhone = window.matchMedia("(max-width: 699px)").matches;
  const width = isPhone ? 340 : 800;
  const most = Math.max(
    1,
    ...shown.flatMap((each) => [
      Number(each.available_to_promise),
      Number(each.projected),
      Number(each.incoming),
    ]),
  );
  const marks = axis(most);
  const top = marks.at(-1)!;
  const step = (width - left) / shown.length;
  const bar = Math.min(12, step * 0.4);
  const x = (i: number) => left + i * step;
  const y = (value: string | number) => foot - (Math.max(0, Number(value)) / top) * (foot - 16);
  const line = (name: "available_to_promise" | "projected") =>
    shown
      .map((each, i) => `${i ? "L" : "M"}${x(i)} ${y(each[name])}H${x(i + 1)}`)
      .join("")
      .replaceAll("L", "V0 L")
      .replaceAll(/V0 L(\S+) (\S+)H/g, "V$2H");
  const words = shown
    .filter((each) => each.day)
    .map((each) => `${day(each.day)}: ${quantity(each.available_to_promise)}`)
    .join("; ");
  const every = Math.ceil(shown.length / (isPhone ? 4 : 10));
  return (
    <svg
      className="atp"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${t("stock.promised")}. ${words}`}
    >
      {marks.map((mark) => (
        <g key={mark}>
          <path className="axis" d={`M${left} ${y(mark)}H${width}`} />
          <text className="axis-word" x={left - 6} y={y(mark) + 4} textAnchor="end">
            {mark}
          </text>
        </g>
      ))}
      {shown.map((each, i) => (
        <g key={i} onClick={() => onAt(i)}>
          {i === at && each.day && (
            <rect className="atp-at" x={x(i)} y="8" width={step} height={foot - 8} />
          )}
          <rect x={x(i)} y="8" width={step} height={foot - 8} fill="transparent" />
          {Number(each.incoming) > 0 && (
            <rect
              className="atp-in"
              x={x(i) + step * 0.08}
              width={bar}
              y={y(each.incoming)}
              height={foot - y(each.incoming)}
            />
          )}
          {Number(each.outgoing) > 0 && (
            <rect
              className="atp-out"
              x={x(i) + step * 0.12 + bar}
              width={bar}
              y={y(each.outgoing)}
              height={foot - y(each.outgoing)}
            />
          )}
          {i % every === 0 && each.day && (
            <text className="axis-word" x={x(i) + 2} y={foot + 16}>
              {day(each.day)}
            </text>
          )}
        </g>
      ))}
      <path className="atp-fill" d={`${line("available_to_promise")}V${foot}H${left}Z`} />
      <path className="atp-projected" d={line("projected")} />
      <path className="atp-line" d={line("available_to_promise")} />
    </svg>
  );
}

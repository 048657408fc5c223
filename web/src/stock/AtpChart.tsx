// What can be promised by day: a thick step line, projected stock dashed, receipts hatched, promised goods grey, and the
// one line that is not to be crossed. Colours are the desk's own variables, so that dark, light and paper need no second
// drawing; it is drawn as SVG, and what ECharts would write as HTML with styles in it is not used.
import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from "echarts/charts";
import {
  AriaComponent,
  type AriaComponentOption,
  GridComponent,
  type GridComponentOption,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components";
import { type ComposeOption, type ECharts, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ProjectedDay } from "../api/types.gen";
import { day, isPositive, quantity } from "../shared/format";
import { runs } from "./days";

use([
  AriaComponent,
  BarChart,
  GridComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  SVGRenderer,
  TooltipComponent,
]);
type Option = ComposeOption<
  | AriaComponentOption
  | BarSeriesOption
  | GridComponentOption
  | LineSeriesOption
  | TooltipComponentOption
>;

interface Drawn {
  days: ProjectedDay[];
  at: number;
  /** The line that is not to be crossed, where somebody drew one. */
  safety: string | undefined;
  width: number;
  t: TFunction;
}

const words = { color: "var(--text-3)", fontSize: 11 };
const still = { silent: true, animation: false, emphasis: { disabled: true } } as const;
/** Where a figure stands, never what is read. */
const height = (value: string | null | undefined) => Number(value ?? 0);

function line(name: "available_to_promise" | "projected", { days }: Drawn): LineSeriesOption {
  const points: [number, number][] = days.map((each, at) => [at, height(each[name])]);
  // A level lasts through its day: the last one to the end of the last.
  if (points.length > 0) points.push([days.length, points.at(-1)![1]]);
  return {
    ...still,
    type: "line",
    xAxisIndex: 1,
    step: "end",
    symbol: "circle",
    symbolSize: 1,
    showSymbol: false,
    data: points,
  };
}

function bars(name: "incoming" | "outgoing", { days }: Drawn): BarSeriesOption {
  return {
    ...still,
    type: "bar",
    barMaxWidth: 12,
    barGap: "10%",
    barCategoryGap: "20%",
    data: days.map((each) => (isPositive(each[name]) ? height(each[name]) : null)),
  };
}

/** The day of a run whose middle has room for a figure: the one nearest to the run's middle without a bar in it. */
function freeDay(days: ProjectedDay[], { at, length }: { at: number; length: number }): number {
  const middle = at + Math.floor((length - 1) / 2);
  const inside = Array.from({ length }, (_, i) => at + i);
  const isFree = (each: number) =>
    !isPositive(days[each]!.incoming) && !isPositive(days[each]!.outgoing);
  const near = inside.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return near.find(isFree) ?? middle;
}

/** The level in figures, where there is room above the line. */
function levels(drawn: Drawn): LineSeriesOption {
  const { days, width } = drawn;
  const room = (width - 60) / Math.max(1, days.length);
  const told = runs(days).filter(({ length }) => length * room > 44);
  return {
    ...line("available_to_promise", drawn),
    lineStyle: { width: 0 },
    itemStyle: { color: "transparent" },
    showSymbol: true,
    z: 5,
    data: told.map((run) => ({
      value: [freeDay(days, run) + 0.5, height(days[run.at]!.available_to_promise)],
      label: {
        show: true,
        formatter: quantity(days[run.at]!.available_to_promise),
        position: "top" as const,
        distance: 3,
        color: "var(--primary)",
        fontSize: 11,
        fontWeight: 600,
      },
    })),
  };
}

function series(drawn: Drawn): (BarSeriesOption | LineSeriesOption)[] {
  const { days, at, safety, width, t } = drawn;
  const chosen = days[at] && [[{ xAxis: at }, { xAxis: at + 1 }]];
  return [
    {
      ...line("available_to_promise", drawn),
      z: 4,
      lineStyle: { color: "var(--primary)", width: 2.5 },
      itemStyle: { color: "var(--primary)" },
      areaStyle: { color: "var(--primary)", opacity: 0.14 },
      markArea: {
        silent: true,
        animation: false,
        z: 0,
        itemStyle: { color: "var(--selected)" },
        data: (chosen ?? []) as never,
      },
      markLine: {
        silent: true,
        animation: false,
        symbol: "none",
        z: 6,
        lineStyle: { color: "var(--buoy)", width: 1.5, type: "solid" },
        label: {
          position: width < 500 ? "insideMiddleTop" : "insideEndTop",
          formatter: t("stock.safetyLine", { quantity: quantity(safety) }),
          color: "var(--buoy)",
          fontSize: 11,
          fontWeight: 600,
        },
        data: isPositive(safety) ? [{ yAxis: height(safety) }] : [],
      },
    },
    {
      ...line("projected", drawn),
      z: 3,
      lineStyle: { color: "var(--text-2)", width: 1.3, type: [3, 3] },
      itemStyle: { color: "var(--text-2)" },
    },
    levels(drawn),
    {
      ...bars("incoming", drawn),
      itemStyle: {
        color: "var(--surface)",
        borderColor: "var(--primary)",
        decal: {
          symbol: "rect",
          color: "var(--primary)",
          dashArrayX: [1, 0],
          dashArrayY: [1, 3],
          rotation: -Math.PI / 4,
        },
      },
      label: {
        show: true,
        position: "top",
        distance: 2,
        formatter: ({ dataIndex }) => `+${quantity(days[dataIndex]?.incoming)}`,
        color: "var(--primary)",
        fontSize: 11,
        fontWeight: 600,
      },
    },
    { ...bars("outgoing", drawn), itemStyle: { color: "var(--text-3)", opacity: 0.7 } },
  ];
}

/** A day in words, as they stand beside the pointer. */
function told(each: ProjectedDay, t: TFunction): string {
  const rows = [
    ["stock.incoming", each.incoming],
    ["stock.outgoing", each.outgoing],
    ["stock.projected", each.projected],
    ["stock.canPromise", each.available_to_promise],
  ] as const;
  return [
    day(each.day),
    ...rows.map(([word, value]) => `${t(word)}  ${quantity(value) || "0"}`),
  ].join("\n");
}

function option(drawn: Drawn): Option {
  const { days, safety, t } = drawn;
  const said = days
    .filter((each) => each.day)
    .map((each) => `${day(each.day)}: ${quantity(each.available_to_promise)}`)
    .join("; ");
  const limit = isPositive(safety)
    ? ` ${t("stock.safetyLine", { quantity: quantity(safety) })}.`
    : "";
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    aria: {
      enabled: true,
      label: { description: `${t("stock.promised")}.${limit} ${said}` },
    },
    grid: { left: 4, right: 8, top: 18, bottom: 4, outerBoundsMode: "same" },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      transitionDuration: 0,
      backgroundColor: "var(--raised)",
      borderColor: "var(--line)",
      textStyle: { color: "var(--text)", fontSize: 12 },
      axisPointer: { type: "line", lineStyle: { color: "var(--control)" } },
      formatter: (points) => {
        const first = Array.isArray(points) ? points[0] : points;
        const each = days[Math.min(first?.dataIndex ?? 0, days.length - 1)];
        return each ? told(each, t) : "";
      },
    },
    xAxis: [
      {
        type: "category",
        data: days.map((each) => day(each.day)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: "var(--control)" } },
        axisLabel: { ...words, hideOverlap: true },
      },
      {
        type: "value",
        min: 0,
        max: days.length,
        show: false,
        axisPointer: { show: false, triggerTooltip: false },
      },
    ],
    yAxis: {
      type: "value",
      splitNumber: 3,
      minInterval: 1,
      splitLine: { lineStyle: { color: "var(--line-2)" } },
      axisLabel: { ...words, formatter: (value: number) => quantity(String(value)) },
    },
    series: series(drawn),
  };
}

export default function AtpChart({
  days,
  at,
  safety,
  onAt,
}: {
  days: ProjectedDay[];
  at: number;
  safety: string | undefined;
  onAt: (at: number) => void;
}) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  const chosen = useRef(onAt);
  chosen.current = onAt;
  const draw = useRef(() => undefined as void);
  draw.current = () => {
    const width = place.current?.clientWidth ?? 0;
    chart.current?.setOption(option({ days, at, safety, width, t }), { notMerge: true });
  };
  useEffect(() => {
    const made = init(place.current, null, { renderer: "svg" });
    chart.current = made;
    made.getZr().on("click", ({ offsetX }) => {
      const on = made.convertFromPixel({ xAxisIndex: 1 }, offsetX);
      if (on >= 0) chosen.current(Math.floor(on));
    });
    const watch = new ResizeObserver(() => {
      made.resize();
      draw.current();
    });
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => draw.current(), [days, at, safety, t]);
  const legend = ["canPromise", "projected", "incoming", "outgoing"] as const;
  return (
    <>
      <div className="atp" ref={place} />
      <ul className="atp-legend" aria-hidden="true">
        {legend.map((name) => (
          <li key={name} className={`atp-${name}`}>
            <svg viewBox="0 0 22 12" width="22" height="12">
              {name === "canPromise" || name === "projected" ? (
                <path d="M0 6H22" />
              ) : (
                <rect x="5" y="0.5" width="11" height="11" />
              )}
            </svg>
            {t(`stock.${name}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

// Where each unit stands: solid has happened, outline not yet, hatched does not come as asked.
import { useTranslation } from "react-i18next";
import type { Quantities } from "../api/types.gen";
import { isPositive, quantity, share, sum } from "./format";

export const buckets = [
  "delivered",
  "despatched",
  "picked",
  "reserved",
  "open",
  "backordered",
  "cancelled",
] as const;
export type Bucket = (typeof buckets)[number];
export type Buckets = Pick<Quantities, Bucket>;

export function total(of: Buckets): string {
  return sum(buckets.map((bucket) => of[bucket]));
}

export function addUp(all: Buckets[]): Buckets {
  return Object.fromEntries(
    buckets.map((bucket) => [bucket, sum(all.map((each) => each[bucket]))]),
  ) as Buckets;
}

export function QtyBar({ of, tall = false }: { of: Buckets; tall?: boolean }) {
  const { t } = useTranslation();
  const whole = total(of);
  const shown = buckets.filter((bucket) => isPositive(of[bucket]));
  const words = shown
    .map((bucket) => `${t(`bucket.${bucket}`)} ${quantity(of[bucket])}`)
    .join(", ");
  return (
    <svg
      className={tall ? "qty-bar tall" : "qty-bar"}
      role="img"
      aria-label={words || t("bucket.none")}
      preserveAspectRatio="none"
    >
      {
        shown.reduce<{ at: number; drawn: React.ReactNode[] }>(
          ({ at, drawn }, bucket) => {
            const width = share(of[bucket], whole) * 100;
            drawn.push(
              <rect
                key={bucket}
                x={`${at}%`}
                y="0"
                width={`${width}%`}
                height="100%"
                className={`b-${bucket}`}
              />,
            );
            return { at: at + width, drawn };
          },
          { at: 0, drawn: [] },
        ).drawn
      }
    </svg>
  );
}

/** Once a page: the hatchings that bars are filled with. */
export function Hatchings() {
  return (
    <svg width="0" height="0" className="hatchings" aria-hidden="true">
      <defs>
        <pattern
          id="hatch-backordered"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className="hatch-ground" />
          <rect width="3.4" height="6" className="hatch-back" />
        </pattern>
        <pattern
          id="hatch-cancelled"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="5" height="5" className="hatch-ground" />
          <rect width="2.4" height="5" className="hatch-gone" />
        </pattern>
        <pattern
          id="hatch-receipt"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" className="hatch-ground" />
          <rect width="1.6" height="5" className="hatch-come" />
        </pattern>
      </defs>
    </svg>
  );
}

export function Legend({ of }: { of: Buckets }) {
  const { t } = useTranslation();
  return (
    <ul className="legend">
      {buckets
        .filter((bucket) => isPositive(of[bucket]))
        .map((bucket) => (
          <li key={bucket}>
            <svg className="legend-key" aria-hidden="true">
              <rect width="100%" height="100%" className={`b-${bucket}`} />
            </svg>
            {t(`bucket.${bucket}`)} <b>{quantity(of[bucket])}</b>
          </li>
        ))}
    </ul>
  );
}

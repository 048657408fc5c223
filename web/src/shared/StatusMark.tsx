// A circle until it is agreed, a crate once goods move; results have their own shapes. The word stands beside it.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const ring = <circle cx="7" cy="7" r="5.5" />;
const crate = <rect x="1.5" y="1.5" width="11" height="11" rx="2" />;
const tick = <path d="m4.3 7.2 2 2 3.6-4" />;

interface Shape {
  tone: string;
  fill?: ReactNode;
  lines?: ReactNode;
  /** Drawn in the ground's colour on what is filled. */
  cut?: ReactNode;
}

const goods: Shape = {
  tone: "info",
  lines: crate,
  fill: <rect x="4" y="7" width="6" height="3.6" rx=".5" />,
};
const pass: Shape = { tone: "ok", fill: <circle cx="7" cy="7" r="6" />, cut: tick };
const clock: Shape = {
  tone: "wait",
  lines: (
    <>
      {ring}
      <path d="M7 3.9V7l2 1.3" />
    </>
  ),
};

export const shapes: Record<string, Shape> = {
  draft: { tone: "text-3", lines: <circle cx="7" cy="7" r="5.5" strokeDasharray="2.4 2.1" /> },
  verified: { tone: "primary", lines: ring, fill: <path d="M7 7V3.2A3.8 3.8 0 0 1 10.8 7z" /> },
  pending_approval: {
    tone: "wait",
    lines: (
      <>
        {ring}
        <path d="M5.5 4.8v4.4M8.5 4.8v4.4" />
      </>
    ),
  },
  awaiting_customer: clock,
  confirmable: { tone: "primary", lines: ring, fill: <path d="M3.2 7a3.8 3.8 0 0 0 7.6 0z" /> },
  confirmed: { tone: "primary", fill: <circle cx="7" cy="7" r="6" />, cut: tick },
  in_fulfilment: goods,
  partially_delivered: {
    tone: "info",
    lines: crate,
    fill: <rect x="3.6" y="3.6" width="3.4" height="6.8" />,
  },
  delivered: { tone: "ok", fill: <rect x="1" y="1" width="12" height="12" rx="2.4" />, cut: tick },
  invoiced: {
    tone: "ok",
    lines: (
      <>
        {crate}
        <path d="M4 5h6M4 7.2h6M4 9.4h3.5" />
      </>
    ),
  },
  closed: {
    tone: "text-3",
    lines: (
      <>
        {crate}
        {tick}
      </>
    ),
  },
  written_off: { tone: "text-3", lines: ring, fill: <path d="M3.5 6.3h7v1.4h-7z" /> },
  cancelled: {
    tone: "text-3",
    lines: (
      <>
        {ring}
        <path d="m5 5 4 4M9 5 5 9" />
      </>
    ),
  },

  partly_paid: {
    tone: "wait",
    lines: ring,
    fill: <path d="M3.2 7a3.8 3.8 0 0 0 7.6 0z" />,
  },
  paid: pass,
  completed: pass,
  pass,
  right: pass,
  done: pass,
  posted: pass,
  active: pass,
  answered: pass,
  released: pass,
  approved: pass,
  in_force: pass,
  warn: {
    tone: "warn",
    fill: <path d="M7 .9 13.6 12.8H.4z" />,
    cut: <path d="M7 5v3.4M7 10.4v.3" />,
  },
  fail: {
    tone: "bad",
    fill: <path d="M4.2 .8h5.6l3.4 3.4v5.6l-3.4 3.4H4.2L.8 9.8V4.2z" />,
    cut: <path d="m5 5 4 4M9 5 5 9" />,
  },
  ready: { tone: "primary", lines: ring, fill: <path d="M3.2 7a3.8 3.8 0 0 0 7.6 0z" /> },
  sent: clock,
  accepted: pass,
  declined: {
    tone: "bad",
    lines: (
      <>
        {ring}
        <path d="m5 5 4 4M9 5 5 9" />
      </>
    ),
  },
  hold: { tone: "bad", lines: <path d="M4.5 1.2h5l3.3 3.3v5l-3.3 3.3h-5L1.2 9.5v-5zM4.4 7h5.2" /> },
  waiting: clock,
  open: clock,
  pending: clock,
  expected: clock,
  invited: clock,
  decided: clock,
  held: clock,
  requested: clock,
  communicated: pass,
  used: { tone: "text-3", fill: <circle cx="7" cy="7" r="6" />, cut: tick },
  suspended: {
    tone: "warn",
    lines: (
      <>
        {ring}
        <path d="M5.5 4.8v4.4M8.5 4.8v4.4" />
      </>
    ),
  },
  breached: {
    tone: "bad",
    fill: <path d="M4.2 .8h5.6l3.4 3.4v5.6l-3.4 3.4H4.2L.8 9.8V4.2z" />,
    cut: <path d="m5 5 4 4M9 5 5 9" />,
  },
  not_applicable: { tone: "text-3", lines: <path d="M3.5 7h7" /> },

  planned: {
    tone: "text-3",
    lines: <rect x="1.5" y="1.5" width="11" height="11" rx="2" strokeDasharray="2.4 2.1" />,
  },
  picking: goods,
  packed: {
    tone: "info",
    lines: (
      <>
        {crate}
        <path d="M1.5 5h11M7 1.5V5" />
      </>
    ),
  },
  despatched: {
    tone: "info",
    lines: (
      <>
        {crate}
        <path d="M4 7h6M7.6 4.6 10 7 7.6 9.4" />
      </>
    ),
  },
  in_transit: {
    tone: "info",
    lines: (
      <>
        {crate}
        <path d="M4 7h6M7.6 4.6 10 7 7.6 9.4" />
      </>
    ),
  },
  out_for_delivery: {
    tone: "info",
    fill: <rect x="1" y="1" width="12" height="12" rx="2.4" />,
    cut: <path d="M4 7h6M7.6 4.6 10 7 7.6 9.4" />,
  },
  failed_attempt: {
    tone: "bad",
    lines: (
      <>
        {crate}
        <path d="m5 5 4 4M9 5 5 9" />
      </>
    ),
  },
  pod_verified: {
    tone: "ok",
    fill: <rect x="1" y="1" width="12" height="12" rx="2.4" />,
    cut: tick,
  },
  returned_to_depot: {
    tone: "warn",
    lines: (
      <>
        {crate}
        <path d="M10 7H4M6.4 4.6 4 7l2.4 2.4" />
      </>
    ),
  },
  lost: {
    tone: "bad",
    fill: <path d="M4.2 .8h5.6l3.4 3.4v5.6l-3.4 3.4H4.2L.8 9.8V4.2z" />,
    cut: <path d="m5 5 4 4M9 5 5 9" />,
  },
};

export function Mark({ of }: { of: string }) {
  const shape = shapes[of] ?? shapes.not_applicable!;
  return (
    <svg
      className={`mark tone-${shape.tone}`}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      focusable="false"
    >
      {shape.lines && (
        <g
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {shape.lines}
        </g>
      )}
      {shape.fill && <g fill="currentColor">{shape.fill}</g>}
      {shape.cut && (
        <g
          fill="none"
          className="mark-cut"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {shape.cut}
        </g>
      )}
    </svg>
  );
}

/** `kind` picks the words: an order is delivered otherwise than a follow-up is done. */
export function StatusMark({
  status,
  kind = "order",
}: {
  status: string;
  kind?:
    | "order"
    | "shipment"
    | "record"
    | "prices"
    | "special"
    | "agreed"
    | "invoice"
    | "plan"
    | "quotation";
}) {
  const { t } = useTranslation();
  return (
    <span className="status">
      <Mark of={status} />
      <span>{t(`${kind}.status.${status}`)}</span>
    </span>
  );
}

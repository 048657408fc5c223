// Small things every page uses: buttons with their key, cards, codes, money, empty and failed states.
import { Button, type ButtonProps } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import {
  type ComponentProps,
  type MouseEventHandler,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../api/problem";
import { figure, money } from "./format";
import { keyCap } from "./keys";
import { Mark } from "./StatusMark";

export function Key({ of }: { of: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {keyCap(of)}
    </kbd>
  );
}

interface ActProps extends Omit<ButtonProps, "variant"> {
  onAct?: () => void;
  hint?: string;
  kind?: "main" | "plain" | "quiet" | "grave";
  type?: "button" | "submit";
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  /** What a menu puts on its button. */
  onClick?: MouseEventHandler<HTMLButtonElement>;
}

export function Act({
  onAct,
  hint,
  kind = "plain",
  type = "button",
  children,
  className,
  ...rest
}: ActProps) {
  return (
    <Button
      {...rest}
      type={type}
      className={`act act-${kind} ${className ?? ""}`}
      onClick={onAct ?? rest.onClick}
      variant={kind === "main" ? "filled" : "default"}
      aria-keyshortcuts={hint?.replace("ctrl", "Control")}
      rightSection={hint ? <Key of={hint} /> : undefined}
    >
      {children}
    </Button>
  );
}

/** What may not be done now stays in sight, with what is missing. */
export function Locked({ children, reason }: { children: ReactNode; reason: string }) {
  const id = useId();
  return (
    <div className="locked">
      <button type="button" className="locked-face" aria-disabled="true" aria-describedby={id}>
        <IconLock size={15} stroke={1.75} aria-hidden="true" /> {children}
      </button>
      <p id={id}>{reason}</p>
    </div>
  );
}

export function Card({
  title,
  aside,
  children,
  flush = false,
  id,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
  id?: string;
}) {
  return (
    <section className="card" id={id}>
      {title !== undefined && (
        <header className="card-head">
          <h2>{title}</h2>
          {aside && <div className="card-aside">{aside}</div>}
        </header>
      )}
      <div className={flush ? "card-flush" : "card-body"}>{children}</div>
    </section>
  );
}

export function Code({ children }: { children: ReactNode }) {
  return <span className="code">{children}</span>;
}

/** In columns: the figure, and a light currency. */
export function Amount({
  value,
  currency,
}: {
  value: string | null | undefined;
  currency?: string | null;
}) {
  if (!value) return null;
  return (
    <span className="amount">
      {figure(value)}
      {currency && <span className="unit"> {currency}</span>}
    </span>
  );
}

export function Money({
  value,
  currency,
}: {
  value: string | null | undefined;
  currency: string | null | undefined;
}) {
  return <span className="amount">{money(value, currency)}</span>;
}

/** Bones of rows, after a moment in which most answers have come. */
export function Bones({ rows = 6 }: { rows?: number }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  const { t } = useTranslation();
  if (!isLate) return <div className="bones-wait" aria-busy="true" />;
  return (
    <div className="bones" role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="bone-row">
          <i />
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof Refused ? error.problem : undefined;
  const words =
    problem?.status === 404
      ? t("state.notFound")
      : problem?.status === 403
        ? t("state.notYours")
        : problem
          ? problem.detail
          : t("state.unreachable");
  return (
    <div className="card state" role="alert">
      <h2>
        <Mark of="fail" /> {t("state.failed")}
      </h2>
      <p>
        {words}
        {problem?.request_id && (
          <>
            {" "}
            {t("state.reference")} <Code>{problem.request_id}</Code>
          </>
        )}
      </p>
      {onRetry && <Act onAct={onRetry}>{t("state.tryAgain")}</Act>}
    </div>
  );
}

export function Empty({
  title,
  words,
  children,
}: {
  title: string;
  words?: string;
  children?: ReactNode;
}) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {words && <p>{words}</p>}
      {children && <div className="state-acts">{children}</div>}
    </div>
  );
}

export function OrderLink({ number, className }: { number: string; className?: string }) {
  return (
    <Link to="/orders/$number" params={{ number }} className={`code ${className ?? "link"}`}>
      {number}
    </Link>
  );
}

export function Facts({ rows }: { rows: [ReactNode, ReactNode][] }) {
  return (
    <dl className="facts">
      {rows
        .filter(
          ([, value]) => value !== null && value !== undefined && value !== "" && value !== false,
        )
        .map(([name, value], i) => (
          <div key={i}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export type LinkProps = ComponentProps<typeof Link>;

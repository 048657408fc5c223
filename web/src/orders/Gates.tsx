// Every check with its evidence and what to do; what fails stands out, what passed does not.
import { IconChevronDown, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callStale } from "../api/queries";
import type { Finding, GateCheck, SalesOrder } from "../api/types.gen";
import { mayKeep } from "../shared/findings";
import { between, said, time } from "../shared/format";
import { Act, Card, Key } from "../shared/parts";
import { usePeople } from "../shared/people";
import { Mark } from "../shared/StatusMark";
import type { Opened } from "./OrderPage";

// What mends a check that is in the way, and its key.
const mends: Record<string, [Opened, string]> = {
  G1: ["change", "m"],
  G2: ["change", "m"],
  G3: ["shortage", "o"],
  G4: ["approvals", "a"],
  G7: ["read-back", "r"],
  G8: ["approvals", "a"],
  G9: ["read-back", "r"],
  G10: ["acknowledge", ""],
};

function Gate({
  check,
  order,
  onAct,
}: {
  check: GateCheck;
  order: SalesOrder;
  onAct: (what: Opened) => void;
}) {
  const { t } = useTranslation();
  const mend = mends[check.code ?? ""];
  const actions = (order.actions ?? {}) as Record<string, { allowed: boolean }>;
  const isOpen = ["fail", "warn", "waiting"].includes(check.result);
  const isTheirs = (order.findings ?? []).some((each) => each.findings.some(mayKeep));
  const canMend =
    isOpen && mend && (mend[0] === "acknowledge" ? isTheirs : actions[mend[0]]?.allowed);
  return (
    <li className={`gate ${check.result}`}>
      <Mark of={check.result} />
      <div className="gate-words">
        <p>
          <b>{t(`gate.${check.code}`)}</b> <small>{check.code}</small>
        </p>
        <p className="sub">
          {check.result === "not_applicable"
            ? t("gate.notNeeded", { detail: said(check.detail) })
            : said(check.detail)}
        </p>
      </div>
      {canMend && (
        <button type="button" className="link" onClick={() => onAct(mend[0])}>
          {t(`gate.mend.${mend[0]}`)} {mend[1] && <Key of={mend[1]} />}
        </button>
      )}
    </li>
  );
}

function Findings({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const found: Finding[] = (order.findings ?? []).flatMap((check) =>
    check.findings.filter((finding) => ["warn", "fail"].includes(finding.level)),
  );
  if (found.length === 0) return null;
  const answered = (finding: Finding) =>
    order.acknowledgements.find(
      (each) =>
        each.code === finding.code &&
        (each.pointer ?? "") === (finding.pointer ?? "") &&
        (finding.may_go_on.length === 0 ||
          !each.roles ||
          each.roles.some((role) => role === "every_role" || finding.may_go_on.includes(role))),
    );
  return (
    <ul className="findings" aria-label={t("order.findings")}>
      {found.map((finding, i) => {
        const reason = answered(finding);
        return (
          <li key={i}>
            <Mark of={reason ? "pass" : finding.level} /> <span>{said(finding.detail)}</span>
            {reason ? (
              <small>
                {[t("order.kept", { reason: reason.reason_code }), nameOf(reason.by)]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            ) : (
              finding.may_go_on.length > 0 && (
                <small>
                  {t("checks.goesOn", {
                    roles: finding.may_go_on.map((role) => t(`role.${role}`)).join(between()),
                  })}
                </small>
              )
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function Gates({
  order,
  onAct,
  folded = false,
}: {
  order: SalesOrder;
  onAct: (what: Opened) => void;
  folded?: boolean;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(!folded);
  // A phone has room for what is in the way; the rest is one line.
  const [isFew, setFew] = useState(() => window.matchMedia("(max-width: 699px)").matches);
  const checks = order.checks ?? [];
  const shown = isFew
    ? checks.filter((check) => ["fail", "warn", "waiting"].includes(check.result))
    : checks;
  const needed = checks.filter((check) => check.result !== "not_applicable");
  const passed = needed.filter((check) => check.result === "pass").length;
  const isAll = passed === needed.length;
  if (checks.length === 0) return null;
  if (!isOpen)
    return (
      <button
        type="button"
        className="card folded"
        onClick={() => setOpen(true)}
        aria-expanded="false"
      >
        <Mark of={isAll ? "pass" : "warn"} /> {t("gate.folded", { passed, needed: needed.length })}{" "}
        <small>{time(checks[0]?.at)}</small>{" "}
        <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
      </button>
    );
  return (
    <Card
      flush
      title={
        <>
          {t(folded ? "gate.title" : "gate.ready")}
          <small>{t("gate.passed", { passed, needed: needed.length })}</small>
        </>
      }
      aside={
        <>
          <span>{t("gate.checked", { at: time(checks[0]?.at) })}</span>
          {!folded && (
            <Act
              kind="quiet"
              hint="shift+r"
              leftSection={<IconRefresh size={15} stroke={1.75} aria-hidden="true" />}
              onAct={() => callStale(["sales_order"])}
            >
              {t("gate.again")}
            </Act>
          )}
        </>
      }
    >
      <ul className="gates">
        {shown.map((check) => (
          <Gate key={check.code} check={check} order={order} onAct={onAct} />
        ))}
      </ul>
      {shown.length < checks.length && (
        <button type="button" className="more" onClick={() => setFew(false)}>
          <Mark of="pass" /> {t("gate.rest", { count: checks.length - shown.length })}
        </button>
      )}
      <Findings order={order} />
    </Card>
  );
}

// Beside the grid: what needs the clerk, and what stands behind the line in focus.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Customer, Finding } from "../api/types.gen";
import { wordsOf } from "../shared/fields";
import { mayKeep } from "../shared/findings";
import { quantity, said } from "../shared/format";
import { Act, Key } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { Behind } from "./Behind";
import type { EntryLine } from "./lines";
import { type Answer, type Kept, keyOf, type LineAnswer } from "./preview";
import type { LineProblem } from "./problems";

interface SideProps {
  kept: Kept;
  onKeep: (finding: Finding, reason: string) => void;
  lines: EntryLine[];
  problems: LineProblem[];
  answer: Answer;
  at: number;
  customer: Customer | undefined;
  onGo: (row: number) => void;
  onSet: (row: number, to: Partial<EntryLine>) => void;
}

const reasons = ["customer_confirmed", "campaign", "project", "price_agreed", "other"];

/** What stays as it is needs a reason; then it is quiet. */
function Keep({
  finding,
  kept,
  onKeep,
}: {
  finding: Finding;
  kept: Kept;
  onKeep: SideProps["onKeep"];
}) {
  const { t } = useTranslation();
  return (
    <select
      className="keep"
      aria-label={t("entry.keep")}
      value={kept[keyOf(finding)] ?? ""}
      onChange={(event) => onKeep(finding, event.target.value)}
    >
      <option value="">{t("entry.keep")}</option>
      {reasons.map((reason) => (
        <option key={reason} value={reason}>
          {t(`because.${reason}`)}
        </option>
      ))}
    </select>
  );
}

const Remark = memo(function Remark({
  row,
  told,
  onGo,
  onSet,
  kept,
  onKeep,
}: {
  row: number;
  told: LineAnswer;
  onGo: (row: number) => void;
  onSet: SideProps["onSet"];
  kept: Kept;
  onKeep: SideProps["onKeep"];
}) {
  const { t } = useTranslation();
  const finding = told.findings[0];
  const reason = told.reasons[0];
  const canKeep = finding && mayKeep(finding) && !reason;
  const mark =
    reason || told.isShort
      ? "fail"
      : canKeep && kept[keyOf(finding)]
        ? "pass"
        : (finding?.level ?? "warn");
  const words =
    (reason && wordsOf(reason)) ??
    (told.isShort
      ? t("entry.shortBy", {
          quantity: quantity(String(Number(told.wanted) - Number(told.available))),
        })
      : said(finding?.detail));
  const isQuantity = finding && /quantity|unit/.test(finding.pointer ?? finding.code ?? "");
  const proposals = isQuantity && !reason && !told.isShort ? finding.suggestions.slice(0, 2) : [];
  return (
    <li className={mark === "warn" ? "need box" : "need"}>
      <Mark of={mark} />
      <div>
        <button type="button" className="bare" onClick={() => onGo(row)}>
          <b>{t("version.line", { line: row + 1 })}</b> {words}
        </button>
        {canKeep && (
          <p className="need-acts">
            {proposals.map((each) => (
              <Act
                key={each.value}
                onAct={() =>
                  onSet(
                    row,
                    /unit$/.test(finding!.pointer ?? "")
                      ? { unit: each.value ?? "" }
                      : { quantity: each.value ?? "" },
                  )
                }
              >
                {t("entry.make", { value: each.label ?? each.value })}
              </Act>
            ))}
            <Keep finding={finding} kept={kept} onKeep={onKeep} />
          </p>
        )}
      </div>
    </li>
  );
});

// More than one reads at once would only make each key slower.
const most = 12;

/** Those from the row in focus on, and those before it where there is room. */
export function nearest(problems: LineProblem[], at: number): LineProblem[] {
  const after = problems.findIndex(({ row }) => row >= at);
  const from = Math.max(0, Math.min(after < 0 ? problems.length : after, problems.length - most));
  return problems.slice(from, from + most);
}

export const Side = memo(function Side({
  lines,
  problems,
  answer,
  at,
  customer,
  kept,
  onKeep,
  onGo,
  onSet,
}: SideProps) {
  const { t } = useTranslation();
  const needs = problems.length;
  const shown = nearest(problems, at);
  const line = lines[at];
  const told = line && answer.lines.get(line.key);
  const credit = answer.order?.checks?.find((check) => check.code === "G5");
  const general = (answer.order?.findings ?? [])
    .flatMap((check) => check.findings)
    .filter(
      (finding) =>
        ["warn", "fail"].includes(finding.level) && !/^\/lines\/\d/.test(finding.pointer ?? ""),
    );
  return (
    <aside className="entry-side" aria-label={t("entry.needsYou")}>
      <section aria-live="polite">
        <h2>
          {t("entry.needsYou")} <small>{needs + answer.reasons.length + general.length}</small>
        </h2>
        <ul>
          {answer.reasons.map((reason, i) => (
            <li key={i} className="need">
              <Mark of="fail" /> <span>{wordsOf(reason)}</span>
            </li>
          ))}
          {general.map((finding, i) => (
            <li
              key={`g${i}`}
              className={finding.level === "warn" && !kept[keyOf(finding)] ? "need box" : "need"}
            >
              <Mark of={kept[keyOf(finding)] ? "pass" : finding.level} />{" "}
              <div>
                <span>{said(finding.detail)}</span>
                {mayKeep(finding) && (
                  <p className="need-acts">
                    <Keep finding={finding} kept={kept} onKeep={onKeep} />
                  </p>
                )}
              </div>
            </li>
          ))}
          {shown.map(({ row, line: { key }, told: each }) => (
            <Remark
              key={key}
              row={row}
              told={each}
              onGo={onGo}
              onSet={onSet}
              kept={kept}
              onKeep={onKeep}
            />
          ))}
        </ul>
        {shown.length < problems.length && (
          <p className="soft">
            {t("entry.moreNeeds", { count: problems.length - shown.length })} <Key of="f8" />
          </p>
        )}
        {needs + answer.reasons.length + general.length === 0 && (
          <p className="soft">{t(customer ? "entry.allWell" : "entry.begin")}</p>
        )}
      </section>
      {line && told && (
        <Behind
          line={line}
          told={told}
          currency={answer.order?.currency ?? null}
          onTake={(to) => onSet(at, to)}
        />
      )}
      {customer && (
        <section>
          <h2>{customer.name}</h2>
          <p className="soft">{[customer.phone, customer.email].filter(Boolean).join(" · ")}</p>
          {credit && credit.result !== "not_applicable" && <p className="sub">{credit.detail}</p>}
          {customer.notes && <p>{customer.notes}</p>}
        </section>
      )}
    </aside>
  );
});

// Beside the grid: what needs the clerk, and what stands behind the line in focus.
import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { Customer, Finding } from "../api/types.gen";
import { day, figure, quantity } from "../shared/format";
import { Act, Code } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { type EntryLine, signature } from "./lines";
import { type Answer, type Kept, keyOf, type LineAnswer } from "./preview";

interface SideProps {
  kept: Kept;
  onKeep: (finding: Finding, reason: string) => void;
  lines: EntryLine[];
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

function Remark({
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
  const canKeep = finding?.level === "warn" && !reason;
  const mark =
    reason || told.isShort
      ? "fail"
      : canKeep && kept[keyOf(finding)]
        ? "pass"
        : (finding?.level ?? "warn");
  const words =
    reason?.detail ??
    (told.isShort
      ? t("entry.shortBy", {
          quantity: quantity(String(Number(told.wanted) - Number(told.available))),
        })
      : finding?.detail);
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
}

function Behind({ line, told }: { line: EntryLine; told: LineAnswer }) {
  const { t } = useTranslation();
  const known = told.line;
  const stock = useQuery({
    ...one<"list_stock">("stock", "/stock", { sku: known?.sku, limit: 20 }),
    enabled: !!known && !known.is_service,
  });
  if (!known) return null;
  return (
    <section>
      <h2>
        {known.name} <Code>{known.sku}</Code>
      </h2>
      {stock.data && (
        <>
          <h3>{t("entry.stockFor", { quantity: quantity(known.quantity), unit: known.unit })}</h3>
          <table className="side-table">
            <tbody>
              {stock.data.items.map((each) => (
                <tr key={each.warehouse}>
                  <td>{each.warehouse}</td>
                  <td className="right">{quantity(each.available)}</td>
                  <td className="right soft">
                    {Number(each.incoming) > 0
                      ? t("entry.incoming", { quantity: quantity(each.incoming) })
                      : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <h3>{t("entry.priceFrom")}</h3>
      <table className="side-table">
        <tbody>
          {known.price_given && (
            <tr>
              <td>{t("entry.typed")}</td>
              <td className="right">{figure(known.unit_price)}</td>
            </tr>
          )}
          <tr className={known.price_given ? "soft" : undefined}>
            <td>{t("entry.list")}</td>
            <td className="right">{figure(known.list_price) || "—"}</td>
          </tr>
          {told.earliest && (
            <tr>
              <td>{t("entry.earliest")}</td>
              <td className="right">{day(told.earliest)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {line.note && <p className="soft">{line.note}</p>}
    </section>
  );
}

export const Side = memo(function Side({
  lines,
  answer,
  at,
  customer,
  kept,
  onKeep,
  onGo,
  onSet,
}: SideProps) {
  const { t } = useTranslation();
  const needs = lines
    .map((line, row) => ({ row, line, told: answer.lines.get(line.key) }))
    .filter(
      ({ told, line }) =>
        told &&
        told.words === signature(line) &&
        (told.reasons.length || told.findings.length || told.isShort),
    );
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
          {t("entry.needsYou")}{" "}
          <small>{needs.length + answer.reasons.length + general.length}</small>
        </h2>
        <ul>
          {answer.reasons.map((reason, i) => (
            <li key={i} className="need">
              <Mark of="fail" /> <span>{reason.detail}</span>
            </li>
          ))}
          {general.map((finding, i) => (
            <li
              key={`g${i}`}
              className={finding.level === "warn" && !kept[keyOf(finding)] ? "need box" : "need"}
            >
              <Mark of={kept[keyOf(finding)] ? "pass" : finding.level} />{" "}
              <div>
                <span>{finding.detail}</span>
                {finding.level === "warn" && (
                  <p className="need-acts">
                    <Keep finding={finding} kept={kept} onKeep={onKeep} />
                  </p>
                )}
              </div>
            </li>
          ))}
          {needs.map(({ row, told: each }) => (
            <Remark
              key={row}
              row={row}
              told={each!}
              onGo={onGo}
              onSet={onSet}
              kept={kept}
              onKeep={onKeep}
            />
          ))}
        </ul>
        {needs.length + answer.reasons.length + general.length === 0 && (
          <p className="soft">{t(customer ? "entry.allWell" : "entry.begin")}</p>
        )}
      </section>
      {line && told && <Behind line={line} told={told} />}
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

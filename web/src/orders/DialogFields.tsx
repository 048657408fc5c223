// What each decision on an order has to be told.
import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SalesOrder } from "../api/types.gen";
import { ChoiceField, DayField, Field, LongField } from "../shared/fields";
import { mayKeep } from "../shared/findings";
import { day, said } from "../shared/format";
import { Money } from "../shared/parts";
import { addressWords } from "./words";
import { type FormValues } from "./deeds";
import { shippable } from "./actions";
import { ApprovalFacts, ruleWords } from "./ApprovalFacts";
import type { Opened } from "./OrderPage";

const holdKinds = ["credit", "price", "quality", "compliance", "customer_request", "address"];
const teams = [
  "warehouse",
  "finance",
  "procurement",
  "sales_manager",
  "quality_manager",
  "service_manager",
  "order_desk",
];
const channels = ["phone", "email", "chat", "meeting", "letter", "portal", "other"];

export function ReadBackSheet({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  return (
    <div className="sheet" tabIndex={0} role="region" aria-label={t("readBack.sheet")}>
      <table className="plain">
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.line}>
              <td>
                {line.quantity} {line.unit}
              </td>
              <td>{line.name}</td>
              <td>{day(line.promise_date ?? order.promise_date)}</td>
              <td className="right">
                <Money value={line.net} currency={order.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <b>
          {t("order.gross")} <Money value={order.totals.gross} currency={order.currency} />
        </b>{" "}
        · {addressWords(order.delivery_address)}
      </p>
    </div>
  );
}

export function DialogFields({
  what,
  order,
  values,
  set,
}: {
  what: Opened;
  order: SalesOrder;
  values: FormValues;
  set: (to: Partial<FormValues>) => void;
}) {
  const { t } = useTranslation();
  const rules = (order.approvals ?? []).filter((approval) => approval.status === "pending");
  const findings = (order.findings ?? []).flatMap((check) => check.findings.filter(mayKeep));
  const options = (names: string[], prefix: string) =>
    names.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const reason = (least?: number) => (
    <LongField
      label={t("form.reason")}
      pointer="/reason"
      value={values.reason}
      onChange={(reason) => set({ reason })}
      autoFocus
      least={least}
    />
  );
  const contact = (
    <>
      <Field
        label={t("contact.who")}
        pointer="/contact"
        value={values.contact}
        onChange={(contact) => set({ contact })}
        autoFocus
      />
      <ChoiceField
        label={t("contact.how")}
        pointer="/channel"
        value={values.channel}
        onChange={(channel) => set({ channel })}
        choices={options(channels, "channel")}
      />
    </>
  );
  switch (what) {
    case "hold":
      return (
        <>
          <ChoiceField
            label={t("hold.kind")}
            pointer="/kind"
            value={values.kind}
            onChange={(kind) => set({ kind })}
            choices={options(holdKinds, "hold")}
          />
          {reason()}
        </>
      );
    case "read-back":
      return (
        <>
          <ReadBackSheet order={order} />
          <ChoiceField
            label={t("readBack.outcome")}
            pointer="/outcome"
            value={values.outcome}
            onChange={(outcome) => set({ outcome })}
            choices={options(["sent", "agreed", "changes_wanted"], "readBack")}
          />
          <div className="fields two">{contact}</div>
          <Checkbox
            label={t("readBack.informed")}
            checked={values.isInformed}
            onChange={(event) => set({ isInformed: event.currentTarget.checked })}
          />
        </>
      );
    case "approvals":
      return (
        <>
          <ChoiceField
            label={t("approval.rule")}
            pointer="/rule"
            value={values.rule || rules[0]?.rule || ""}
            onChange={(rule) => set({ rule })}
            choices={rules.map((approval) => ({
              value: approval.rule ?? "",
              label: `${ruleWords(t, approval)}: ${said(approval.detail)}`,
            }))}
          />
          <ApprovalFacts approval={rules.find(({ rule }) => rule === values.rule) ?? rules[0]} />
          <ChoiceField
            label={t("approval.decision")}
            pointer="/decision"
            value={values.decision}
            onChange={(decision) => set({ decision })}
            choices={options(["approve", "reject"], "approval")}
          />
          {reason()}
        </>
      );
    case "closure":
      return (
        <>
          <ChoiceField
            label={t("closure.invoicing")}
            pointer="/invoicing"
            value={values.invoicing}
            onChange={(invoicing) => set({ invoicing })}
            choices={options(["nothing_to_invoice", "elsewhere"], "closure")}
          />
          {values.invoicing === "elsewhere" && (
            <Field
              label={t("closure.reference")}
              pointer="/reference"
              value={values.reference}
              onChange={(reference) => set({ reference })}
              mono
            />
          )}
        </>
      );
    case "question":
      return (
        <>
          <ChoiceField
            label={t("question.team")}
            pointer="/team"
            value={values.team}
            onChange={(team) => set({ team })}
            choices={options(teams, "role")}
          />
          <LongField
            label={t("question.words")}
            pointer="/question"
            value={values.reason}
            onChange={(reason) => set({ reason })}
            autoFocus
          />
        </>
      );
    case "follow-up":
      return (
        <>
          <LongField
            label={t("followUp.detail")}
            pointer="/detail"
            value={values.reason}
            onChange={(reason) => set({ reason })}
            autoFocus
          />
          <DayField
            label={t("followUp.due")}
            pointer="/due_at"
            value={values.day}
            onChange={(on) => set({ day: on })}
            optional
            hint={t("followUp.dueHint")}
          />
        </>
      );
    case "shipment":
      return (
        <>
          <ul className="ship-lines">
            {shippable(order).map((line) => (
              <li key={line.line}>
                {line.quantities.reserved} {line.base_unit} {line.name}
              </li>
            ))}
          </ul>
          <div className="fields two">
            <Field
              label={t("shipment.carrier")}
              pointer="/carrier"
              value={values.contact}
              onChange={(carrier) => set({ contact: carrier })}
              optional
              autoFocus
            />
            <DayField
              label={t("shipment.planned")}
              pointer="/planned_date"
              value={values.day}
              onChange={(on) => set({ day: on })}
              optional
            />
          </div>
        </>
      );
    case "acknowledge":
      return (
        <>
          <ul className="findings">
            {findings.map((finding, i) => (
              <li key={i}>{said(finding.detail)}</li>
            ))}
          </ul>
          <Field
            label={t("warning.reason")}
            hint={t("warning.hint")}
            pointer="/acknowledgements"
            value={values.reason}
            onChange={(reason) => set({ reason })}
            autoFocus
          />
        </>
      );
    case "release":
    case "credit-release":
    case "cancellation":
      return reason();
    default:
      return null;
  }
}

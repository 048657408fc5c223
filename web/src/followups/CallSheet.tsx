// One contact, so that a stranger understands it: who, how, when, what was said, what comes next.
import { Checkbox } from "@mantine/core";
import { IconChevronLeft, IconPhone } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Customer, FollowUp, SalesOrder } from "../api/types.gen";
import { ChoiceField, DayField, ErrorSummary, Field, LongField } from "../shared/fields";
import { said } from "../shared/format";
import { Act, Code, Key } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { Deadline } from "../shared/When";

export interface Sheet {
  contact: string;
  channel: string;
  direction: string;
  startedAt: string;
  summary: string;
  outcome: string;
  nextAction: string;
  nextDay: string;
  isOver: boolean;
}
export const outcomes = [
  "new_date_agreed",
  "wants_a_change",
  "not_reached",
  "complaint",
  "refused",
] as const;

export function sheetOf(contact = ""): Sheet {
  return {
    contact,
    channel: "phone",
    direction: "outbound",
    startedAt: new Date().toISOString(),
    summary: "",
    outcome: "new_date_agreed",
    nextAction: "",
    nextDay: "",
    isOver: true,
  };
}

interface CallSheetProps {
  followUp: FollowUp;
  order: SalesOrder | undefined;
  customer: Customer | undefined;
  sheet: Sheet;
  onChange: (to: Partial<Sheet>) => void;
  onSave: () => void;
  onBack: () => void;
  isBusy: boolean;
  error: unknown;
}

export function CallSheet(props: CallSheetProps) {
  const { followUp, order, customer, sheet, onChange } = props;
  const { t } = useTranslation();
  const options = (names: string[], prefix: string) =>
    names.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const phone = customer?.contacts[0]?.phone ?? customer?.phone;
  return (
    <form
      className="call-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
      noValidate
    >
      <header>
        <button type="button" className="bare call-back" onClick={props.onBack}>
          <IconChevronLeft size={20} stroke={1.75} aria-hidden="true" /> {t("act.back")}
        </button>
        <h2>{customer?.name ?? t(`cause.${followUp.cause}`)}</h2>
        <p className="call-facts">
          {phone && (
            <a className="call-phone" href={`tel:${phone}`}>
              <IconPhone size={15} stroke={1.75} aria-hidden="true" /> {phone} <Key of="c" />
            </a>
          )}
          {customer?.contacts[0] && (
            <span>
              {customer.contacts[0].name}
              {customer.contacts[0].role && (
                <span className="soft"> {customer.contacts[0].role}</span>
              )}
            </span>
          )}{" "}
          <Deadline at={followUp.due_at} />
        </p>
      </header>
      <div className="call-main">
        <div className="call-why">
          <Mark
            of={followUp.due_at && followUp.due_at < new Date().toISOString() ? "fail" : "warn"}
          />
          <div>
            <p>
              <b>{t(`cause.${followUp.cause}`)}</b>
            </p>
            <p>{said(followUp.detail)}</p>
            {order && (
              <p>
                <Link to="/orders/$number" params={{ number: order.number! }} className="link">
                  <Code>{order.number}</Code>
                </Link>{" "}
                <span className="soft">{t(`order.status.${order.status}`)}</span>
              </p>
            )}
          </div>
        </div>
        {followUp.draft && (
          <blockquote className="call-draft">
            <small className="soft">{t("followUp.draft")}</small>
            <p>{followUp.draft}</p>
          </blockquote>
        )}
        <ErrorSummary error={props.error} />
        <div className="fields call-who">
          <Field
            label={t("followUp.spokeTo")}
            pointer="/contact"
            value={sheet.contact}
            onChange={(contact) => onChange({ contact })}
          />
          <ChoiceField
            label={t("contact.how")}
            pointer="/channel"
            value={sheet.channel}
            onChange={(channel) => onChange({ channel })}
            choices={options(
              ["phone", "email", "chat", "meeting", "letter", "portal", "other"],
              "channel",
            )}
          />
          <ChoiceField
            label={t("followUp.direction")}
            pointer="/direction"
            value={sheet.direction}
            onChange={(direction) => onChange({ direction })}
            choices={options(["outbound", "inbound"], "direction")}
          />
        </div>
        <div id="call-area">
          <LongField
            label={t("contact.said")}
            pointer="/summary"
            value={sheet.summary}
            onChange={(summary) => onChange({ summary })}
            rows={4}
            least={30}
          />
        </div>
        <fieldset className="outcomes">
          <legend>{t("followUp.outcome")}</legend>
          {outcomes.map((value, i) => (
            <button
              type="button"
              key={value}
              aria-pressed={sheet.outcome === value}
              onClick={() =>
                onChange({
                  outcome: value,
                  ...(value === "not_reached" && !sheet.summary
                    ? { summary: t("followUp.notReachedWords"), isOver: false }
                    : {}),
                })
              }
            >
              <Key of={String(i + 1)} /> {t(`outcome.${value}`)}
            </button>
          ))}
        </fieldset>
        {!sheet.isOver && (
          <div className="fields two">
            <Field
              label={t("followUp.nextAction")}
              pointer="/next_action"
              value={sheet.nextAction}
              onChange={(nextAction) => onChange({ nextAction })}
            />
            <DayField
              label={t("followUp.due")}
              pointer="/next_due"
              value={sheet.nextDay}
              onChange={(nextDay) => onChange({ nextDay })}
            />
          </div>
        )}
      </div>
      <footer>
        <Checkbox
          label={t("followUp.over")}
          checked={sheet.isOver}
          onChange={(event) => onChange({ isOver: event.currentTarget.checked })}
        />
        <span className="end" />
        <Act
          hint="l"
          onAct={() =>
            onChange({
              outcome: "not_reached",
              isOver: false,
              summary: sheet.summary || t("followUp.notReachedWords"),
              nextAction: sheet.nextAction || t("followUp.tryAgain"),
            })
          }
        >
          {t("followUp.notReached")}
        </Act>
        <Act kind="main" type="submit" hint="ctrl+enter" loading={props.isBusy}>
          {t("followUp.save")}
        </Act>
      </footer>
    </form>
  );
}

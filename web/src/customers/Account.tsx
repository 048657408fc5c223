// What a customer owes: the open invoices, and the statement of account to look at or to send by mail.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Customer, Mail, Receivable } from "../api/types.gen";
import { mailMark } from "../inbox/words";
import { MailDialog } from "../mails/MailDialog";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { day, moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Card, Facts, Money } from "../shared/parts";
import { Mark } from "../shared/StatusMark";

const languages = ["en", "zh-Hant", "zh-Hans"];
const shown = 50;

function SendStatement({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState(
    customer.email ?? customer.contacts?.find((each) => each.email)?.email ?? "",
  );
  const [language, setLanguage] = useState("own");
  const sending = useMutation({
    mutationFn: () =>
      send<"mail_statement">("POST", `/customers/${customer.id}/statement-mails`, {
        to: to || null,
        language: language === "own" ? null : language,
      } as never),
    onSuccess: () => {
      callStale(["mail"]);
      tell(t("done.statement", { name: customer.name }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("statement.send")}
      words={t("statement.words")}
      verb={t("statement.send")}
      isBusy={sending.isPending}
      onDo={() => sending.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <Field
        label={t("mail.to")}
        value={to}
        onChange={setTo}
        pointer="/to"
        error={errorAt(sending.error, "/to")}
        inputMode="email"
        autoFocus
      />
      <ChoiceField
        label={t("ownAnswer.language")}
        pointer="/language"
        value={language}
        onChange={setLanguage}
        choices={[
          { value: "own", label: t("statement.hisLanguage") },
          ...languages.map((value) => ({ value, label: t(`ownAnswer.language.${value}`) })),
        ]}
      />
    </Dialog>
  );
}

export function Account({ customer, isBusy }: { customer: Customer; isBusy: boolean }) {
  const { t } = useTranslation();
  const [isSending, setSending] = useState(false);
  const [opened, setOpened] = useState<Mail>();
  const readers = ["agent", "order_desk", "sales_manager", "finance", "service_manager"] as const;
  const mayRead = may(...readers, "auditor");
  const maySend = may(...readers);
  const owed = useQuery({
    ...one<"list_receivables">("invoice", "/receivables", {
      customer_id: customer.id,
      status: "open,partly_paid",
      limit: shown,
    }),
    enabled: mayRead,
  });
  const mails = useQuery({
    ...one<"list_mails">("mail", "/mails", {
      customer_id: customer.id,
      kind: "statement",
      limit: 5,
    }),
    enabled: mayRead,
  });
  const ask = () => setSending(true);
  useKeys({ m: maySend && !isBusy ? ask : undefined }, { m: t("statement.send") });
  if (!mayRead || !owed.data) return null;
  return (
    <Card
      title={t("statement.account")}
      aside={
        maySend && (
          <Act hint="m" onAct={ask}>
            {t("statement.send")}
          </Act>
        )
      }
    >
      {owed.data.items.length === 0 ? (
        <p>{t("statement.nothing")}</p>
      ) : (
        <Facts
          rows={owed.data.items.map((row: Receivable): [React.ReactNode, React.ReactNode] => [
            <span key={row.id}>
              <Link to="/invoices/$number" params={{ number: row.number ?? "" }} className="code">
                {row.number}
              </Link>{" "}
              {t("statement.due", { day: day(row.due_on) })}
            </span>,
            <Money key="open" value={row.open} currency={row.currency} />,
          ])}
        />
      )}
      <p>
        <a
          className="link"
          href={`/api/v1/customers/${customer.id}/statement`}
          target="_blank"
          rel="noreferrer"
        >
          {t("statement.look")}
        </a>
      </p>
      {(mails.data?.items ?? []).map((mail) => (
        <p key={mail.id}>
          <Mark of={mailMark[mail.status] ?? "waiting"} />{" "}
          <button type="button" className="link" onClick={() => setOpened(mail)}>
            {t("statement.sentTo", { to: mail.to, at: moment(mail.sent_at ?? mail.created_at) })}
          </button>
        </p>
      ))}
      {isSending && <SendStatement customer={customer} onClose={() => setSending(false)} />}
      {opened && <MailDialog mail={opened} onClose={() => setOpened(undefined)} />}
    </Card>
  );
}

// What the customer does not mean to pay of an invoice, and what of it is given up: each with its state and its verbs.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Invoice, InvoiceDispute, Receivable, WriteOff } from "../api/types.gen";
import { may, useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { isPositive, moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card, Code, Money } from "../shared/parts";
import { usePeople } from "../shared/people";
import { Mark } from "../shared/StatusMark";

const causes = ["price", "quantity", "quality", "delivery", "tax", "duplicate", "other"];
const outcomes = ["upheld", "partly_upheld", "rejected", "withdrawn"];
const mayDispute = () => may("agent", "order_desk", "sales_manager", "finance", "service_manager");

/** A dialog's texts, sent as they stand; blank ones are left out. */
function useAsked(path: string, done: string, first: Record<string, string>, onClose: () => void) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(first);
  const sending = useMutation({
    mutationFn: (more: object) =>
      send<"dispute_invoice">("POST", path, {
        ...Object.fromEntries(
          Object.entries(given)
            .map(([name, value]) => [name, value.trim()])
            .filter(([, value]) => value),
        ),
        ...more,
      } as never),
    onSuccess: (made) => {
      callStale(["claim", "payment", "invoice", "sales_order", "follow_up", "worklist"]);
      tell(t(done, { number: made.number }));
      onClose();
    },
  });
  const field = (name: string) => ({
    label: t(`claim.${name}`),
    pointer: `/${name}`,
    value: given[name]!,
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    error: errorAt(sending.error, `/${name}`),
  });
  return { given, sending, field };
}

export function DisputeDialog({
  invoice,
  item,
  onClose,
}: {
  invoice: Invoice;
  item: Receivable;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { given, sending, field } = useAsked(
    `/invoices/${invoice.id}/disputes`,
    "done.dispute",
    { amount: "", cause: "", reason: "", issue: "" },
    onClose,
  );
  return (
    <Dialog
      title={t("claim.disputeTitle", { number: invoice.number })}
      words={t("claim.disputeWords")}
      verb={t("claim.dispute")}
      isBusy={sending.isPending}
      isReady={!!given.cause && !!given.reason!.trim()}
      onDo={() => sending.mutate({})}
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <div className="fields two">
        <Field
          {...field("amount")}
          inputMode="decimal"
          hint={t("claim.amountHint", { open: `${item.currency} ${item.open}` })}
          optional
          autoFocus
        />
        <ChoiceField
          {...field("cause")}
          choices={causes.map((value) => ({ value, label: t(`claim.causes.${value}`) }))}
        />
      </div>
      <LongField {...field("reason")} />
      <Field {...field("issue")} hint={t("claim.issueHint")} mono optional />
    </Dialog>
  );
}

export function WriteOffDialog({
  invoice,
  item,
  onClose,
}: {
  invoice: Invoice;
  item: Receivable;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { given, sending, field } = useAsked(
    `/invoices/${invoice.id}/write-off`,
    "done.writeOff",
    { amount: "", reason: "" },
    onClose,
  );
  return (
    <Dialog
      title={t("claim.writeOffTitle", { number: invoice.number })}
      words={t("claim.writeOffWords")}
      verb={t("claim.writeOff")}
      isGrave
      isBusy={sending.isPending}
      isReady={!!given.reason!.trim()}
      onDo={() => sending.mutate({})}
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <Field
        {...field("amount")}
        inputMode="decimal"
        hint={t("claim.amountHint", { open: `${item.currency} ${item.open}` })}
        optional
        autoFocus
      />
      <LongField {...field("reason")} />
    </Dialog>
  );
}

function ResolveDialog({ dispute, onClose }: { dispute: InvoiceDispute; onClose: () => void }) {
  const { t } = useTranslation();
  const { given, sending, field } = useAsked(
    `/invoice-disputes/${dispute.id}/resolution`,
    "done.resolution",
    { outcome: "", resolution: "" },
    onClose,
  );
  return (
    <Dialog
      title={t("claim.resolveTitle", { number: dispute.number })}
      words={t("claim.resolveWords")}
      verb={t("claim.resolve")}
      isBusy={sending.isPending}
      isReady={!!given.outcome && !!given.resolution!.trim()}
      onDo={() => sending.mutate({ revision: dispute.revision })}
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <ChoiceField
        {...field("outcome")}
        choices={outcomes.map((value) => ({ value, label: t(`claim.outcomes.${value}`) }))}
      />
      <LongField {...field("resolution")} autoFocus />
    </Dialog>
  );
}

type Verdict = "approve" | "reject";

function DecideDialog({
  writeOff,
  verb,
  onClose,
}: {
  writeOff: WriteOff;
  verb: Verdict;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { given, sending, field } = useAsked(
    `/write-offs/${writeOff.id}/decision`,
    `done.writeOff.${verb}`,
    { reason: "" },
    onClose,
  );
  const isRefusal = verb === "reject";
  return (
    <Dialog
      title={t(`claim.${verb}Title`, { number: writeOff.invoice_number })}
      words={`${writeOff.currency} ${writeOff.amount}`}
      verb={t(`claim.${verb}`)}
      isGrave={!isRefusal}
      isBusy={sending.isPending}
      isReady={!isRefusal || !!given.reason!.trim()}
      onDo={() => sending.mutate({ decision: verb, revision: writeOff.revision })}
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <LongField {...field("reason")} optional={!isRefusal} autoFocus />
    </Dialog>
  );
}

type Doing = { what: "resolve"; dispute: InvoiceDispute } | { what: Verdict; writeOff: WriteOff };

function DisputeRow({ dispute, onDo }: { dispute: InvoiceDispute; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const isOpen = dispute.status === "open";
  const isTheirs = may("finance") && (dispute.raised_by !== who?.person || !!who?.sole_person);
  return (
    <li>
      <Mark of={isOpen ? "waiting" : "pass"} />
      <div className="grow">
        <p>
          <b>
            {t("claim.ofDispute", { cause: t(`claim.causes.${dispute.cause}`) })}{" "}
            <Money value={dispute.amount} currency={dispute.currency} />
          </b>{" "}
          <Code>{dispute.number}</Code>{" "}
          <small className="soft">
            {t(`claim.status.${dispute.status}`)} · {nameOf(dispute.raised_by)} ·{" "}
            {moment(dispute.raised_at)}
            {dispute.issue_number && ` · ${dispute.issue_number}`}
          </small>
        </p>
        <p>{dispute.reason}</p>
        {dispute.outcome && (
          <p className="answer">
            <b>{t(`claim.outcomes.${dispute.outcome}`)}</b> {dispute.resolution}{" "}
            <small className="soft">
              {nameOf(dispute.resolved_by)} · {moment(dispute.resolved_at)}
            </small>
          </p>
        )}
        {isOpen && isTheirs && (
          <div className="row-acts">
            <Act onAct={() => onDo({ what: "resolve", dispute })}>{t("claim.resolve")}</Act>
          </div>
        )}
      </div>
    </li>
  );
}

function WriteOffRow({ writeOff, onDo }: { writeOff: WriteOff; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const isAsked = writeOff.status === "asked";
  const isTheirs =
    may("sales_manager") && (writeOff.asked_by !== who?.person || !!who?.sole_person);
  return (
    <li>
      <Mark of={isAsked ? "waiting" : writeOff.status === "done" ? "pass" : "declined"} />
      <div className="grow">
        <p>
          <b>
            {t("claim.ofWriteOff")} <Money value={writeOff.amount} currency={writeOff.currency} />
          </b>{" "}
          <Code>{writeOff.number}</Code>{" "}
          <small className="soft">
            {t(`claim.status.${writeOff.status}`)} · {nameOf(writeOff.asked_by)} ·{" "}
            {moment(writeOff.asked_at)}
          </small>
        </p>
        <p>{writeOff.reason}</p>
        {writeOff.decided_by && (
          <p className="answer">
            {writeOff.decision_reason}{" "}
            <small className="soft">
              {nameOf(writeOff.decided_by)} · {moment(writeOff.decided_at)}
            </small>
          </p>
        )}
        {isAsked && isTheirs && (
          <div className="row-acts">
            <Act onAct={() => onDo({ what: "approve", writeOff })}>{t("claim.approve")}</Act>
            <Act kind="quiet" onAct={() => onDo({ what: "reject", writeOff })}>
              {t("claim.reject")}
            </Act>
          </div>
        )}
      </div>
    </li>
  );
}

/** Who may say on this invoice that it is disputed, or give it up; only while something is open. */
export function verbsOn(item: Receivable | undefined) {
  const isOpen = isPositive(item?.open);
  return {
    canDispute: isOpen && item?.disputed !== item?.open && mayDispute(),
    canWriteOff: isOpen && may("finance"),
  };
}

export function Claims({
  invoice,
  item,
  onDispute,
  onWriteOff,
}: {
  invoice: Invoice;
  item: Receivable;
  onDispute: () => void;
  onWriteOff: () => void;
}) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const query = { invoice: invoice.id, limit: 50 };
  const disputes = useQuery(one<"list_invoice_disputes">("claim", "/invoice-disputes", query)).data
    ?.items;
  const writeOffs = useQuery(one<"list_write_offs">("claim", "/write-offs", query)).data?.items;
  const { canDispute, canWriteOff } = verbsOn(item);
  if (!disputes?.length && !writeOffs?.length && !canDispute && !canWriteOff) return null;
  return (
    <Card
      flush
      title={t("claim.heading")}
      aside={
        (canDispute || canWriteOff) && (
          <>
            {canDispute && (
              <Act hint="d" onAct={onDispute}>
                {t("claim.dispute")}
              </Act>
            )}
            {canWriteOff && (
              <Act hint="w" onAct={onWriteOff}>
                {t("claim.writeOff")}
              </Act>
            )}
          </>
        )
      }
    >
      {disputes?.length === 0 && writeOffs?.length === 0 && (
        <p className="card-body soft">{t("claim.none")}</p>
      )}
      <ul className="beside tall">
        {disputes?.map((each) => (
          <DisputeRow key={each.id} dispute={each} onDo={setDoing} />
        ))}
        {writeOffs?.map((each) => (
          <WriteOffRow key={each.id} writeOff={each} onDo={setDoing} />
        ))}
      </ul>
      {doing?.what === "resolve" && <ResolveDialog dispute={doing.dispute} onClose={close} />}
      {(doing?.what === "approve" || doing?.what === "reject") && (
        <DecideDialog writeOff={doing.writeOff} verb={doing.what} onClose={close} />
      )}
    </Card>
  );
}

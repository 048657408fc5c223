// What is done with a quotation: its next revision, sending it, and the customer's answer as it was given to us.
import { Checkbox } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known, one } from "../api/queries";
import type { Quotation, QuotationRevision } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, ErrorSummary, errorAt, Field, LongField } from "../shared/fields";
import { quantity } from "../shared/format";
import { tell } from "../shared/notices";

interface DialogProps {
  quotation: Quotation;
  onClose: () => void;
}

function useVerb(quotation: Quotation, verb: string, words: string, onClose: () => void) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (body: object) =>
      send<"submit_quotation">("POST", `/quotations/${quotation.id}/${verb}`, {
        revision: quotation.revision,
        ...body,
      } as never),
    onSuccess: (now: Quotation) => {
      known("quotation", now);
      callStale(["quotation", "approval", "worklist", "sales_order", "stock", "mail"]);
      tell(t(words, { number: quotation.number }));
      onClose();
    },
  });
}

export function SendDialog({ quotation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const customer = useQuery(one<"get_customer">("customer", `/customers/${quotation.customer}`));
  const usual =
    customer.data?.email || customer.data?.contacts.find((each) => each.email)?.email || "";
  const [by, setBy] = useState("mail");
  const [to, setTo] = useState<string>();
  const [language, setLanguage] = useState("");
  const [holds, setHolds] = useState(false);
  const sending = useVerb(quotation, "sending", "done.quotation.sent", onClose);
  const isMail = by === "mail";
  return (
    <Dialog
      title={t("quotation.send.title", { number: quotation.number })}
      words={t("quotation.send.words")}
      verb={t("quotation.send")}
      isBusy={sending.isPending}
      onDo={() =>
        sending.mutate({
          by,
          hold_goods: holds,
          ...(isMail ? { to: (to ?? usual) || null, language: language || null } : {}),
        })
      }
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <ChoiceField
        label={t("quotation.by")}
        value={by}
        onChange={setBy}
        pointer="/by"
        choices={["mail", "hand"].map((value) => ({ value, label: t(`quotation.by.${value}`) }))}
      />
      {isMail && (
        <>
          <Field
            label={t("ownAnswer.to")}
            value={to ?? usual}
            onChange={setTo}
            pointer="/to"
            error={errorAt(sending.error, "/to")}
            autoFocus
          />
          <ChoiceField
            label={t("ownAnswer.language")}
            value={language}
            onChange={setLanguage}
            pointer="/language"
            choices={["", "en", "zh-Hant", "zh-Hans"].map((value) => ({
              value,
              label: t(`ownAnswer.language.${value || "own"}`),
            }))}
          />
        </>
      )}
      <Checkbox
        label={t("quotation.holdGoods")}
        checked={holds}
        onChange={(event) => setHolds(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

export function AcceptDialog({ quotation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [channel, setChannel] = useState("email");
  const accepting = useVerb(quotation, "acceptance", "done.quotation.accepted", onClose);
  return (
    <Dialog
      title={t("quotation.accept.title", { number: quotation.number, version: quotation.version })}
      words={t("quotation.accept.words")}
      verb={t("quotation.accept")}
      isBusy={accepting.isPending}
      onDo={() => accepting.mutate({ version: quotation.version, signed_name: name, channel })}
      onClose={onClose}
    >
      <ErrorSummary error={accepting.error} />
      <Field
        label={t("quotation.signedName")}
        value={name}
        onChange={setName}
        pointer="/signed_name"
        error={errorAt(accepting.error, "/signed_name")}
        autoFocus
      />
      <ChoiceField
        label={t("quotation.channel")}
        value={channel}
        onChange={setChannel}
        pointer="/channel"
        choices={["email", "phone", "counter"].map((value) => ({
          value,
          label: t(`quotation.channel.${value}`),
        }))}
      />
    </Dialog>
  );
}

export function ReasonDialog({
  quotation,
  verb,
  onClose,
}: DialogProps & { verb: "decline" | "cancellation" | "refusal" }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const path = verb === "refusal" ? "decision" : verb;
  const ending = useVerb(quotation, path, `done.quotation.${verb}`, onClose);
  return (
    <Dialog
      title={t(`quotation.${verb}.title`, { number: quotation.number })}
      verb={t(`quotation.${verb}`)}
      isGrave
      isBusy={ending.isPending}
      isReady={!!reason.trim()}
      onDo={() =>
        ending.mutate({
          reason: reason.trim(),
          ...(verb === "refusal" ? { decision: "reject" } : {}),
        })
      }
      onClose={onClose}
    >
      <ErrorSummary error={ending.error} />
      <LongField
        label={t("form.reason")}
        pointer="/reason"
        value={reason}
        onChange={setReason}
        error={errorAt(ending.error, "/reason")}
        autoFocus
      />
    </Dialog>
  );
}

const bare = { sku: "", quantity: "", unit: "", price: "", note: "" };

/** The lines as they stand with what was typed as a price; a new line is always at hand. */
function rowsOf(revision: QuotationRevision) {
  const rows = revision.lines.map((line) => ({
    sku: line.sku ?? "",
    quantity: quantity(line.quantity).replaceAll(",", ""),
    unit: line.unit ?? "",
    price: line.price_given ? (line.unit_price ?? "") : "",
    note: line.note ?? "",
  }));
  return [...rows, { ...bare }];
}

export function ReviseDialog({ quotation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const revision = quotation.revisions.at(-1)!;
  const [until, setUntil] = useState(revision.valid_until ?? "");
  const [notes, setNotes] = useState(revision.notes ?? "");
  const [rows, setRows] = useState(() => rowsOf(revision));
  const set = (at: number, to: Partial<typeof bare>) =>
    setRows((before) => {
      const after = before.map((row, i) => (i === at ? { ...row, ...to } : row));
      return after.at(-1)!.sku === "" ? after : [...after, { ...bare }];
    });
  const revising = useVerb(quotation, "revisions", "done.quotation.revised", onClose);
  const wanted = rows.filter((row) => row.sku.trim() !== "" && row.quantity.trim() !== "");
  return (
    <Dialog
      title={t("quotation.revise.title", { number: quotation.number })}
      words={t("quotation.revise.words")}
      verb={t("quotation.revise")}
      wide
      isBusy={revising.isPending}
      isReady={wanted.length > 0}
      onDo={() =>
        revising.mutate({
          valid_until: until || null,
          notes: notes || null,
          customer_po_number: revision.customer_po_number || null,
          order_type: revision.order_type,
          currency: revision.currency,
          warehouse: revision.warehouse,
          requested_date: revision.requested_date || null,
          delivery_address: revision.delivery_address,
          discount_rate: revision.discount_rate,
          prices_include_tax: revision.prices_include_tax,
          lines: wanted.map((row) => ({
            sku: row.sku.trim(),
            quantity: row.quantity.trim(),
            unit: row.unit || null,
            unit_price: row.price.trim() || null,
            note: row.note || null,
          })),
        })
      }
      onClose={onClose}
    >
      <ErrorSummary error={revising.error} />
      <div className="fields two">
        <DayField
          label={t("quotation.validUntil")}
          pointer="/valid_until"
          value={until}
          onChange={setUntil}
          error={errorAt(revising.error, "/valid_until")}
          autoFocus
        />
        <Field
          label={t("order.notes")}
          pointer="/notes"
          value={notes}
          onChange={setNotes}
          optional
        />
      </div>
      {rows.map((row, at) => (
        <div
          className="fields three"
          key={at}
          role="group"
          aria-label={t("quotation.line", { line: at + 1 })}
        >
          <Field
            label={t("line.code")}
            pointer={`/lines/${at}/sku`}
            value={row.sku}
            onChange={(sku) => set(at, { sku })}
            error={errorAt(revising.error, `/lines/${at}/sku`)}
            mono
            optional={at === rows.length - 1}
          />
          <Field
            label={t("quotation.quantity", { unit: row.unit || "-" })}
            pointer={`/lines/${at}/quantity`}
            value={row.quantity}
            onChange={(amount) => set(at, { quantity: amount })}
            error={errorAt(revising.error, `/lines/${at}/quantity`)}
            inputMode="decimal"
            optional={at === rows.length - 1}
          />
          <Field
            label={t("quotation.price")}
            hint={t("quotation.price.hint")}
            pointer={`/lines/${at}/unit_price`}
            value={row.price}
            onChange={(price) => set(at, { price })}
            error={errorAt(revising.error, `/lines/${at}/unit_price`)}
            inputMode="decimal"
            optional
          />
        </div>
      ))}
    </Dialog>
  );
}

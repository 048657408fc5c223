// Money that came in: to the invoices that are named, else to those due first.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";

const methods = ["bank_transfer", "direct_debit", "card", "cheque", "cash", "other"];

export function Pay({
  begun = {},
  onClose,
}: {
  begun?: Record<string, string | undefined>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Record<string, string>>({
    customer: begun.customer ?? "",
    currency: begun.currency ?? "EUR",
    amount: begun.amount ?? "",
    received_on: "",
    method: "bank_transfer",
    reference: "",
    invoices: begun.invoices ?? "",
  });
  const pay = useMutation({
    mutationFn: () => {
      const { invoices, ...rest } = given;
      const named = invoices!.split(/[\s,]+/).filter(Boolean);
      return send<"book_payment">("POST", "/payments", {
        ...Object.fromEntries(
          Object.entries(rest)
            .map(([name, value]) => [name, value.trim()])
            .filter(([, value]) => value),
        ),
        ...(named.length ? { invoices: named } : {}),
      } as never);
    },
    onSuccess: (made) => {
      callStale(["payment", "invoice", "customer"]);
      tell(t("done.payment", { number: made.number }));
      onClose();
    },
  });
  const field = (name: string) => ({
    label: t(`invoice.${name}`),
    pointer: `/${name}`,
    value: given[name]!,
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    error: errorAt(pay.error, `/${name}`),
  });
  return (
    <Dialog
      wide
      title={t("invoice.pay")}
      words={t("invoice.payWords")}
      verb={t("invoice.book")}
      isBusy={pay.isPending}
      onDo={() => pay.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={pay.error} />
      <div className="fields two">
        <Field {...field("customer")} mono autoFocus={!begun.customer} />
        <Field {...field("currency")} mono />
        <Field {...field("amount")} inputMode="decimal" autoFocus={!!begun.customer} />
        <DayField {...field("received_on")} hint={t("invoice.todayElse")} optional />
        <ChoiceField
          {...field("method")}
          choices={methods.map((value) => ({ value, label: t(`invoice.method.${value}`) }))}
        />
        <Field {...field("reference")} hint={t("invoice.referenceHint")} mono optional />
      </div>
      <Field {...field("invoices")} hint={t("invoice.invoicesHint")} mono optional />
    </Dialog>
  );
}

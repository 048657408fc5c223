// A debt divided into instalments, and asked for.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { DayField, errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { tell } from "../shared/notices";

export function NewPlan({
  onDone,
  onClose,
}: {
  onDone: (number: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Record<string, string>>({
    customer: "",
    currency: "EUR",
    debt: "",
    parts: "",
    first_due: "",
    interval_days: "30",
    reason: "",
  });
  const ask = useMutation({
    mutationFn: () =>
      send<"propose_payment_plan">(
        "POST",
        "/payment-plans",
        Object.fromEntries(
          Object.entries(given)
            .map(([name, value]) => [name, value.trim()] as const)
            .filter(([, value]) => value)
            .map(([name, value]) => [
              name,
              name === "parts" || name === "interval_days" ? Number(value) : value,
            ]),
        ) as never,
      ),
    onSuccess: (made) => {
      callStale(["payment_plan"]);
      tell(t("done.plan", { number: made.number }));
      onDone(made.number ?? "");
    },
  });
  const field = (name: string) => ({
    label: t(`plan.${name}`),
    pointer: `/${name}`,
    value: given[name]!,
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    error: errorAt(ask.error, `/${name}`),
  });
  return (
    <Dialog
      wide
      title={t("plan.new")}
      words={t("plan.newWords")}
      verb={t("plan.ask")}
      isBusy={ask.isPending}
      onDo={() => ask.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={ask.error} />
      <div className="fields two">
        <Field {...field("customer")} mono autoFocus />
        <Field {...field("currency")} mono />
        <Field {...field("debt")} inputMode="decimal" />
        <Field {...field("parts")} inputMode="numeric" />
        <DayField {...field("first_due")} />
        <Field {...field("interval_days")} inputMode="numeric" />
      </div>
      <LongField {...field("reason")} />
    </Dialog>
  );
}

// A special price asked for: once, for one customer, so much of one product.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { DayField, errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { tell } from "../shared/notices";

const names = [
  "customer",
  "sku",
  "quantity",
  "unit",
  "unit_price",
  "valid_until",
  "justification",
] as const;

export function AskSpecial({
  begun,
  onDone,
  onClose,
}: {
  begun?: Record<string, string | undefined>;
  onDone: (number: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Record<string, string>>({
    ...Object.fromEntries(names.map((name) => [name, begun?.[name] ?? ""])),
  });
  const ask = useMutation({
    mutationFn: () =>
      send<"request_special_price">(
        "POST",
        "/special-prices",
        Object.fromEntries(
          names
            .map((name) => [name, given[name]!.trim()])
            .filter(([, value]) => value)
            .map(([name, value]) => [name, name === "unit" ? value!.toUpperCase() : value]),
        ) as never,
      ),
    onSuccess: (made) => {
      callStale(["special_price"]);
      tell(t("done.special", { number: made.number }));
      onDone(made.number ?? "");
      onClose();
    },
  });
  const field = (name: (typeof names)[number]) => ({
    label: t(`special.${name}`),
    pointer: `/${name}`,
    value: given[name]!,
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    error: errorAt(ask.error, `/${name}`),
  });
  return (
    <Dialog
      wide
      title={t("special.new")}
      words={t("special.newWords")}
      verb={t("special.ask")}
      isBusy={ask.isPending}
      onDo={() => ask.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={ask.error} />
      <div className="fields two">
        <Field {...field("customer")} mono autoFocus />
        <Field {...field("sku")} mono />
        <Field {...field("quantity")} hint={t("special.quantityHint")} inputMode="decimal" />
        <Field {...field("unit")} hint={t("prices.unitHint")} optional />
        <Field {...field("unit_price")} inputMode="decimal" />
        <DayField {...field("valid_until")} hint={t("special.untilHint")} optional />
      </div>
      <LongField {...field("justification")} hint={t("special.whyHint")} optional />
    </Dialog>
  );
}

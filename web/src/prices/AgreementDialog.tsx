// A price agreement drafted, or one more price of a draft.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { AgreedPrice, PriceAgreement } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import { rateOf } from "../taxes/words";

const head = ["customer", "currency", "valid_from", "valid_until"] as const;
const row = [
  "sku",
  "product_group",
  "products",
  "unit",
  "quantity_from",
  "unit_price",
  "discount",
] as const;

/** As the API takes it: what is left out is not agreed. */
export const bare = (price: AgreedPrice) =>
  Object.fromEntries(
    Object.entries(price).filter(([, value]) => value !== null && String(value) !== ""),
  );

/** What is typed of one field, as the API takes it. */
function sent(name: (typeof row)[number], value: string): [string, unknown] {
  if (name === "discount") return ["discount_rate", rateOf(value)];
  if (name === "products") return [name, value.split(/[\s,;]+/).filter(Boolean)];
  return [name, name === "unit" ? value.toUpperCase() : value];
}

export function AgreementDialog({
  agreement,
  onDone,
  onClose,
}: {
  agreement?: PriceAgreement;
  onDone?: (number: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Record<string, string>>({
    ...Object.fromEntries([...head, ...row].map((name) => [name, ""])),
    valid_from: dayOf(new Date()),
    quantity_from: "0",
  });
  const at = agreement?.prices.length ?? 0;
  const price = () =>
    Object.fromEntries(
      row
        .map((name): [typeof name, string] => [name, given[name]!.trim()])
        .filter(([, value]) => value)
        .map(([name, value]) => sent(name, value)),
    );
  const save = useMutation({
    mutationFn: () =>
      agreement
        ? send<"change_price_agreement">(
            "PATCH",
            `/price-agreements/${agreement.id}`,
            { prices: [...agreement.prices.map(bare), price()] } as never,
            { revision: agreement.revision },
          )
        : send<"draft_price_agreement">("POST", "/price-agreements", {
            customer: given.customer!.trim(),
            ...(given.currency!.trim() ? { currency: given.currency!.trim().toUpperCase() } : {}),
            valid_from: given.valid_from || null,
            valid_until: given.valid_until || null,
            prices: [price()],
          } as never),
    onSuccess: (made) => {
      callStale(["price_agreement"]);
      tell(t("done.agreed", { number: made.number }));
      onDone?.(made.number ?? "");
      onClose();
    },
  });
  const field = (name: (typeof head)[number] | (typeof row)[number]) => {
    const isHead = (head as readonly string[]).includes(name);
    const pointer = isHead ? `/${name}` : `/prices/${at}/${name}`;
    return {
      label: t(`agreed.${name}`),
      pointer,
      value: given[name]!,
      onChange: (value: string) => setGiven({ ...given, [name]: value }),
      error: errorAt(save.error, pointer),
    };
  };
  return (
    <Dialog
      wide
      title={agreement ? t("agreed.addPrice", { number: agreement.number }) : t("agreed.new")}
      words={t("agreed.newWords")}
      verb={t("act.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        {!agreement && (
          <>
            <Field {...field("customer")} mono autoFocus />
            <Field {...field("currency")} hint={t("agreed.currencyHint")} optional />
            <DayField {...field("valid_from")} />
            <DayField {...field("valid_until")} />
          </>
        )}
        <Field {...field("sku")} hint={t("agreed.skuHint")} mono optional autoFocus={!!agreement} />
        <Field {...field("product_group")} mono optional />
        <Field {...field("products")} hint={t("agreed.productsHint")} mono optional />
        <Field {...field("unit_price")} inputMode="decimal" optional />
        <Field
          {...field("discount")}
          hint={t("agreed.discountHint")}
          inputMode="decimal"
          optional
        />
        <Field {...field("quantity_from")} hint={t("prices.fromHint")} inputMode="decimal" />
        <Field {...field("unit")} hint={t("prices.unitHint")} optional />
      </div>
    </Dialog>
  );
}

// What may change of a product, as one form; only what differs is sent.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { Product } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { quantity } from "../shared/format";
import { tell } from "../shared/notices";

const texts = ["name", "gtin", "tax_code", "description"] as const;
const figures = ["unit_price", "quantity_min", "quantity_max", "quantity_multiple"] as const;
type Name = (typeof texts)[number] | (typeof figures)[number];
type Fields = Record<Name | "status" | "lead_time_days" | "substitutes", string>;

function fieldsOf(product: Product): Fields {
  const plain = (value: string | null) => quantity(value).replaceAll(",", "");
  return {
    name: product.name,
    gtin: product.gtin ?? "",
    tax_code: product.tax_code ?? "",
    description: product.description ?? "",
    unit_price: product.unit_price ?? "",
    quantity_min: plain(product.quantity_min),
    quantity_max: plain(product.quantity_max),
    quantity_multiple: plain(product.quantity_multiple),
    status: product.status,
    lead_time_days: String(product.lead_time_days),
    substitutes: product.substitutes.join(", "),
  };
}

export function changesOf(was: Fields, now: Fields): Record<string, unknown> {
  const names = (Object.keys(now) as (keyof Fields)[]).filter((name) => was[name] !== now[name]);
  return Object.fromEntries(
    names.map((name) => {
      const text = now[name].trim();
      if (name === "substitutes") return [name, text.split(/[\s,;]+/).filter(Boolean)];
      if (name === "lead_time_days") return [name, Number(text) || 0];
      if (figures.includes(name as never)) return [name, text.replaceAll(",", "") || null];
      return [name, text || null];
    }),
  );
}

export default function ProductEdit({
  product,
  onClose,
}: {
  product: Product;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [was] = useState(() => fieldsOf(product));
  const [given, setGiven] = useState(was);
  const save = useMutation({
    mutationFn: () =>
      send<"change_product">("PATCH", `/products/${product.id}`, changesOf(was, given) as never, {
        revision: product.revision,
      }),
    onSuccess: () => {
      callStale(["product"]);
      tell(t("done.product", { name: given.name }));
      onClose();
    },
  });
  const field = (name: keyof Fields) => ({
    value: given[name],
    onChange: (value: string) => setGiven((before) => ({ ...before, [name]: value })),
    pointer: `/${name}`,
    error: errorAt(save.error, `/${name}`),
  });
  return (
    <Dialog
      title={t("products.change", { name: product.name })}
      verb={t("products.save")}
      isBusy={save.isPending}
      isReady={Object.keys(changesOf(was, given)).length > 0}
      onDo={() => save.mutate()}
      onClose={onClose}
      wide
    >
      <ErrorSummary error={save.error} />
      <Field label={t("line.name")} autoFocus {...field("name")} />
      <div className="fields two">
        <Field label={t("line.price")} inputMode="decimal" {...field("unit_price")} />
        <ChoiceField
          label={t("order.state")}
          choices={["active", "blocked", "obsolete"].map((value) => ({
            value,
            label: t(`products.status.${value}`),
          }))}
          {...field("status")}
        />
        <Field
          label={t("products.least")}
          optional
          inputMode="decimal"
          {...field("quantity_min")}
        />
        <Field label={t("products.most")} optional inputMode="decimal" {...field("quantity_max")} />
        <Field
          label={t("products.multiple")}
          optional
          inputMode="decimal"
          {...field("quantity_multiple")}
        />
        <Field label={t("products.leadDays")} inputMode="numeric" {...field("lead_time_days")} />
        <Field label="GTIN" optional mono {...field("gtin")} />
        <Field label={t("products.taxCode")} optional mono {...field("tax_code")} />
      </div>
      <Field
        label={t("products.substitutes")}
        hint={t("products.substitutesHint")}
        optional
        mono
        {...field("substitutes")}
      />
      <LongField label={t("products.description")} optional rows={2} {...field("description")} />
    </Dialog>
  );
}

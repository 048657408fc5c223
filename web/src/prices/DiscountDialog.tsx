// A discount begun or its draft changed: of which stage, how much and for whom; or its end.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { DiscountRule } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import { percentOf, rateOf } from "../taxes/words";

const stages = ["volume", "customer_group", "promotion"] as const;
const stackings = ["stackable", "exclusive"] as const;
const among = ["products", "customers", "customer_kinds", "countries", "channels"] as const;
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

function begun(rule?: DiscountRule): Record<string, string> {
  return {
    code: rule?.code ?? "",
    stage: rule?.stage ?? "volume",
    name: rule?.name ?? "",
    rate: rule ? percentOf(rule.rate) : "",
    stacking: rule?.stacking ?? "stackable",
    currency: rule?.currency ?? "",
    quantity_from: rule?.quantity_from ?? "0",
    valid_from: rule?.valid_from ?? dayOf(new Date()),
    valid_until: rule?.valid_until ?? "",
    ...Object.fromEntries(among.map((name) => [name, (rule?.[name] ?? []).join(" ")])),
  };
}

function bodyOf(given: Record<string, string>, isNew: boolean): Record<string, unknown> {
  return {
    ...(isNew ? { code: given.code!.trim() } : {}),
    stage: given.stage,
    name: given.name,
    rate: rateOf(given.rate!),
    stacking: given.stacking,
    currency: given.currency!.trim().toUpperCase() || null,
    quantity_from: given.quantity_from!.trim() || "0",
    valid_from: given.valid_from || null,
    valid_until: given.valid_until || null,
    ...Object.fromEntries(among.map((name) => [name, words(given[name]!)])),
  };
}

export function DiscountDialog({
  rule,
  onDone,
  onClose,
}: {
  rule?: DiscountRule;
  onDone?: (code: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const isInForce = rule?.status === "active";
  const [given, setGiven] = useState(() => begun(rule));
  const save = useMutation({
    mutationFn: () => {
      const body = isInForce ? { valid_until: given.valid_until || null } : bodyOf(given, !rule);
      return rule
        ? send<"change_discount">("PATCH", `/discounts/${rule.id}`, body as never, {
            revision: rule.revision,
          })
        : send<"create_discount">("POST", "/discounts", body as never);
    },
    onSuccess: (made) => {
      callStale(["discount_rule"]);
      tell(t("done.discount", { code: made.code }));
      onDone?.(made.code);
      onClose();
    },
  });
  const text = (
    name: string,
    more: { hint?: string; optional?: boolean; autoFocus?: boolean; inputMode?: "decimal" } = {},
  ) => (
    <Field
      label={t(`discounts.${name}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`) ?? errorAt(save.error, `/${name}/0`)}
      disabled={name === "code" && !!rule}
      {...more}
    />
  );
  const choice = (name: "stage" | "stacking", values: readonly string[]) => (
    <ChoiceField
      label={t(`discounts.${name}`)}
      hint={t(`discounts.${name}Words.${given[name]}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`)}
      choices={values.map((value) => ({ value, label: t(`discounts.${name}.${value}`) }))}
    />
  );
  const date = (name: string, optional: boolean) => (
    <DayField
      label={t(`tax.${name}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`)}
      optional={optional}
    />
  );
  return (
    <Dialog
      wide={!isInForce}
      title={
        rule
          ? t(isInForce ? "discounts.end" : "discounts.change", { code: rule.code })
          : t("discounts.new")
      }
      words={t(isInForce ? "discounts.endWords" : "discounts.newWords")}
      verb={t("act.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      {isInForce ? (
        <div className="fields">{date("valid_until", true)}</div>
      ) : (
        <div className="fields two">
          {choice("stage", stages)}
          {choice("stacking", stackings)}
          {text("code", { autoFocus: !rule })}
          {text("name")}
          {text("rate", { hint: t("discounts.rateHint"), inputMode: "decimal" })}
          {text("quantity_from", { hint: t("discounts.fromHint"), inputMode: "decimal" })}
          {text("products", { hint: t("discounts.productsHint"), optional: true })}
          {text("customers", {
            hint: t("prices.customersHint"),
            optional: given.stage !== "customer_group",
          })}
          {text("customer_kinds", { hint: t("prices.kindsHint"), optional: true })}
          {text("countries", { hint: t("prices.countriesHint"), optional: true })}
          {text("channels", { hint: t("prices.channelsHint"), optional: true })}
          {text("currency", { hint: t("discounts.currencyHint"), optional: true })}
          {date("valid_from", false)}
          {date("valid_until", given.stage !== "promotion")}
        </div>
      )}
    </Dialog>
  );
}

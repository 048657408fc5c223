// A discount begun or its draft changed: of which stage, how much and for whom; or its end.
import { useTranslation } from "react-i18next";
import type { DiscountRule } from "../api/types.gen";
import { dayOf } from "../shared/format";
import { percentOf, rateOf } from "../taxes/words";
import { DraftDialog, isInForce, type Given } from "./DraftDialog";

const stages = ["volume", "customer_group", "promotion"] as const;
const stackings = ["stackable", "exclusive"] as const;
const among = ["products", "customers", "customer_kinds", "countries", "channels"] as const;
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

function begun(rule?: DiscountRule): Given {
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

function bodyOf(given: Given, isNew: boolean): Record<string, unknown> {
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
  const isEnd = isInForce(rule);
  return (
    <DraftDialog
      row={rule}
      path="/discounts"
      record="discount_rule"
      begun={begun(rule)}
      bodyOf={bodyOf}
      title={
        rule
          ? t(isEnd ? "discounts.end" : "discounts.change", { code: rule.code })
          : t("discounts.new")
      }
      words={t(isEnd ? "discounts.endWords" : "discounts.newWords")}
      label={(name) => t(`discounts.${name}`)}
      hint={(name, value) => t(`discounts.${name}Words.${value}`)}
      done={(code) => t("done.discount", { code })}
      onDone={onDone}
      onClose={onClose}
    >
      {({ given, text, date, choice }) => (
        <>
          {choice("stage", stages, (value) => t(`discounts.stage.${value}`))}
          {choice("stacking", stackings, (value) => t(`discounts.stacking.${value}`))}
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
        </>
      )}
    </DraftDialog>
  );
}
